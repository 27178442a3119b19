"""Citation styles: how the works that a page cites are worded in its text, notes and references."""

from __future__ import annotations

from collections.abc import Callable

from footcite.styles.chicago_notes import ChicagoNotes
from footcite.styles.interface import Style

STYLES: dict[str, Callable[[], Style]] = {"chicago-notes": ChicagoNotes}
"""The built-in styles by the name that the option `style` takes."""

DEFAULT_STYLE = "chicago-notes"


def find_style(name: str) -> Style:
    """Return the style with the name; a `ValueError` names those that there are."""
    if name not in STYLES:
        raise ValueError(f"unknown style `{name}`; known are {', '.join(STYLES)}")
    return STYLES[name]()
