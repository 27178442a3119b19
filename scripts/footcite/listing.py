"""The lists of references that a page asks for: its own, or those of the whole site."""

from __future__ import annotations

import re
from dataclasses import dataclass

from footcite.model import Entry

# `[BIBLIOGRAPHY keyword=cited]` stands alone in its paragraph, as `[TOC]` does. The last two are
# the names of mkdocs-bibtex: https://github.com/shyamd/mkdocs-bibtex#usage
_MARKER = re.compile(
    r"^(?:\[(?P<name>BIBLIOGRAPHY|REFERENCES)(?P<filters>(?:\s+\w+=[\w,.:-]+)*)\]"
    r"|\\(?P<alias>full_bibliography|bibliography))$"
)
# mkdocs-bibtex replaces its commands anywhere in the text; a list can stand only between blocks.
_ALIAS_LINE = re.compile(r"^( {0,3}\\(?:full_)?bibliography[ \t]*)$", re.MULTILINE)
_NAMES = ("BIBLIOGRAPHY", "REFERENCES", "bibliography")
_FILTERS = frozenset({"keyword", "notkeyword", "type", "nottype"})


@dataclass(frozen=True, slots=True)
class Listing:
    r"""A list that a page asks for; filters are those of biblatex's `\printbibliography`.

    Of the whole site it has what is cited, and with `is_complete` every entry, as in mkdocs-bibtex.
    """

    whole_site: bool
    filters: tuple[tuple[str, frozenset[str]], ...] = ()
    is_complete: bool = False

    def accepts(self, entry: Entry) -> bool:
        """Return whether the entry passes every filter."""
        return all(_passes(entry, name, wanted) for name, wanted in self.filters)


def parse_listing(text: str) -> Listing | None:
    """Return the list that a paragraph asks for, or None if it is ordinary text."""
    match = _MARKER.match(text.strip())
    if match is None:
        return None
    pairs = [part.partition("=") for part in (match["filters"] or "").split()]
    if any(name not in _FILTERS for name, _, _ in pairs):
        return None
    complete = match["alias"] == "full_bibliography"
    whole = complete or match["name"] == "BIBLIOGRAPHY"
    return Listing(whole, tuple((name, frozenset(value.split(","))) for name, _, value in pairs), complete)


def split_listings(block: str) -> list[str]:
    r"""Return the parts of a block: text, and the lists that it asks for, in the order of the block.

    The commands of mkdocs-bibtex end a paragraph as a heading does; `[BIBLIOGRAPHY]` stands alone in its own.
    """
    if parse_listing(block) is not None:
        return [block]
    return [part.strip("\n") for part in _ALIAS_LINE.split(block) if part.strip()]


def asks_for_list(block: str) -> bool:
    """Return whether a block holds a list, perhaps beside other text."""
    if not any(name in block for name in _NAMES):
        return False
    return any(parse_listing(part) for part in split_listings(block))


def lists_every_entry(text: str) -> bool:
    """Return whether a text, with its code masked, asks for a list of the whole bibliography."""
    return any(listing.is_complete for listing in map(parse_listing, split_listings(text)) if listing)


def _passes(entry: Entry, name: str, wanted: frozenset[str]) -> bool:
    found = bool(entry.keywords & wanted) if name.endswith("keyword") else entry.type in wanted
    return not found if name.startswith("not") else found
