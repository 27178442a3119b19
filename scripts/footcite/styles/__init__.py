"""Citation styles: how an entry is worded in a note, in a later note, and in a bibliography."""

from __future__ import annotations

from typing import Protocol

from footcite.model import Entry, Html, Locator
from footcite.styles import chicago_notes


class Style(Protocol):
    """What a style offers; a module with these functions is one. None closes with a full stop
    but `reference`, for a note may go on after a cite item."""

    def full(self, entry: Entry, locators: tuple[Locator, ...], *, author: bool) -> Html:
        """Return the entry as a note gives it when it is first cited."""

    def short(self, entry: Entry, locators: tuple[Locator, ...], *, author: bool) -> Html:
        """Return the entry as a later note gives it."""

    def reference(self, entry: Entry) -> Html:
        """Return the entry as a bibliography gives it, closed with a full stop."""

    def author(self, entry: Entry) -> Html:
        """Return the name by which running text speaks of the entry."""

    def sort_key(self, entry: Entry) -> tuple[str, ...]:
        """Return what the bibliography is sorted by."""


STYLES: dict[str, Style] = {"chicago-notes": chicago_notes}
"""The styles by the name that the option `style` takes."""
