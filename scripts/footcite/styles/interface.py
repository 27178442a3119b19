"""What a style is: it formats the citations of one page together, so that letters and numbers can be told.

A citation's prefixes and suffixes are Markdown, which Python-Markdown renders. In their place a style
leaves slots; the writer of the page puts the rendered elements in.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from footcite.issues import Issue
from footcite.locales import Locale
from footcite.model import Bibliography, Citation, Entry, Html

# Noncharacters, as in `footcite.tex`: no text that a person writes holds them.
_SLOT = re.compile("\ufdd2(\\d+)\ufdd3")


class Placement(StrEnum):
    """Where a style puts its citations."""

    NOTE = "note"
    """In numbered notes, to which markers in the text lead."""
    TEXT = "text"
    """In the running text, with links to the references at the page's foot."""


@dataclass(frozen=True, slots=True)
class PlacedCitation:
    """A citation, and what its style has to know of the place where it will stand.

    `is_note` says that it makes up a note of its own, which gets a full stop; otherwise it stands
    within text. `affixes` are the plain texts of prefix and suffix of each cite item, ``""`` where
    there is none: punctuation hangs on them. `targets` are the ids of the references of the cite
    items, for the links of a style whose placement is `TEXT`; ``""`` where a key is unknown.
    """

    citation: Citation
    is_note: bool = False
    affixes: tuple[tuple[str, str], ...] = ()
    targets: tuple[str, ...] = ()


class Style(Protocol):
    """What a style offers. It formats only entries that it is asked for."""

    placement: Placement
    locale: Locale
    """The language in which it writes; notes and lists around its texts speak the same."""

    @property
    def issues(self) -> Sequence[Issue]:
        """Return what the style could not format as it should; this grows while it is used."""

    def citations(self, placed: Sequence[PlacedCitation], bibliography: Bibliography) -> list[Html]:
        """Return the text of each citation of a page, given in the order of the page.

        Each text has a slot for every affix that is not empty, and is `unresolved` where the
        bibliography lacks a key.
        """

    def author(self, entry: Entry) -> Html:
        """Return the name by which running text speaks of the entry, for placement `NOTE`."""

    def references(self, entries: Sequence[Entry]) -> list[tuple[Entry, Html]]:
        """Return entries with their references in the style's order.

        The entries are given in the order of their first citation; letters and numbers are those
        that `citations` gives when it cites the same entries in the same order.
        """


CLOSING = ",.;:)’'"
"""What a suffix may start with so that no space stands before it: ``'s view`` goes on with the word."""


def prefix_slot(position: int) -> Html:
    """Return what stands for the prefix of the cite item at a position."""
    return Html(f"\ufdd2{2 * position}\ufdd3")


def suffix_slot(position: int) -> Html:
    """Return what stands for the suffix of the cite item at a position."""
    return Html(f"\ufdd2{2 * position + 1}\ufdd3")


def split_slots(text: Html) -> Iterator[tuple[Html, int | None]]:
    """Yield each stretch of text with the index of the slot behind it, None at the end.

    The index counts prefix and suffix of the first cite item, then those of the next.
    """
    parts = _SLOT.split(text)
    for stretch, index in zip(parts[::2], [*parts[1::2], None], strict=True):
        yield Html(stretch), None if index is None else int(index)


def linked(text: str, target: str) -> Html:
    """Return the text of a cite item as a link to its reference, for placement `TEXT`."""
    return Html(f'<a class="footnote-ref" href="#{html.escape(target)}">{text}</a>' if target else text)


def unresolved(key: str) -> Html:
    """Return a key that the bibliography lacks as it was written, marked."""
    safe = html.escape(key)
    return Html(f'<span class="cite-unresolved" data-cite-key="{safe}">@{safe}</span>')
