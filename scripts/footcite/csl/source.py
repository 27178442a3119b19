"""A style as requests send it: reduced to what the records need that were asked for so far."""

from __future__ import annotations

import functools

from footcite.csl.request import Request
from footcite.csl.stylesheet import Stylesheet


class Source:
    """Grows with the types and variables of the records; soon it serves every page of a site."""

    def __init__(self, stylesheet: Stylesheet) -> None:
        self._stylesheet = stylesheet
        self._types: set[str] = set()
        self._variables: set[str] = set()
        self._addresses: dict[bool, str] = {}

    def address(self, request: Request) -> str:
        """Return the style for a request, and for all those before it, as pandoc takes it."""
        types, variables = set(request["types"]), set(request["variables"])
        if not (types <= self._types and variables <= self._variables):
            self._types |= types
            self._variables |= variables
            self._addresses.clear()
        lists = request["bibliography"]
        if lists not in self._addresses:
            self._addresses[lists] = self._stylesheet.address(self._types, self._variables, lists=lists)
        return self._addresses[lists]


@functools.lru_cache(maxsize=8)
def find_source(stylesheet: Stylesheet) -> Source:
    """Return the one source of a style, for Python-Markdown makes a new instance of it for each page."""
    return Source(stylesheet)
