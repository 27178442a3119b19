"""The citations of one page: collected in its order, worded by the style together, then written."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from markdown import Markdown

from footcite.markers import TAG
from footcite.model import Citation
from footcite.page import PageState
from footcite.styles.interface import PlacedCitation, Placement, split_slots
from footcite.tree import append_text, capitalise, move_content, without_marks

# Stands for what has no text of its own: an image, a citation that is not written yet.
_OBJECT = "\N{OBJECT REPLACEMENT CHARACTER}"


@dataclass(frozen=True, slots=True)
class _Place:
    target: etree.Element
    affixes: list[etree.Element]
    placed: PlacedCitation


Branch = list[Any]  # of places and branches
"""Citations in their order, with those of a note in its place."""


class PageCitations:
    """Collects the citations of a page, with the elements of their affixes, and writes them."""

    def __init__(self, md: Markdown, state: PageState) -> None:
        self.md = md
        self.state = state
        self._page: Branch = []
        self._branch = self._page

    def branch(self) -> Branch:
        """Return where the citations of a new note belong in the order of the page.

        Notes are read at the page's foot; where citations stand in the text, those of a note come
        in the place of its first marker.
        """
        branch: Branch = []
        in_text = self.state.style.placement is Placement.TEXT
        (self._branch if in_text else self._page).append(branch)
        return branch

    def enter(self, branch: Branch) -> None:
        """Take the citations from now on as those of the branch."""
        self._branch = branch

    def add(
        self, target: etree.Element, citation: Citation, affixes: list[etree.Element], *, is_note: bool
    ) -> None:
        """Take the next citation of the page; its text will be appended to the target."""
        texts = [_plain_text(affix) for affix in affixes]
        pairs = tuple(zip(texts[::2], texts[1::2], strict=True))
        targets = tuple(self._target(item.key) for item in citation.items)
        self._branch.append(_Place(target, affixes, PlacedCitation(citation, is_note, pairs, targets)))

    def _target(self, key: str) -> str:
        return self.state.reference_ids.target(key) if key in self.state.bibliography.entries else ""

    def write(self) -> None:
        """Write every citation in its place."""
        places = list(_flat(self._page))
        placed = [place.placed for place in places]
        texts = self.state.style.citations(placed, self.state.bibliography)
        for place, text in zip(places, texts, strict=True):
            # What stands within an affix was collected, and so is written, before it opens the note.
            capitalise(place.affixes[0], when=place.placed.is_note)
            for stretch, slot in split_slots(text):
                if stretch:
                    # The stash comes out verbatim: no reference is read as Markdown or maths again.
                    append_text(place.target, self.md.htmlStash.store(without_marks(stretch)))
                if slot is not None:
                    move_content(place.affixes[slot], place.target)


def _flat(branch: Branch) -> Iterator[_Place]:
    for place in branch:
        if isinstance(place, list):
            yield from _flat(place)
        else:
            yield place


def _plain_text(element: etree.Element) -> str:
    text = element.text or ""
    for child in element:
        inner = "" if child.tag == TAG else _plain_text(child)
        text += f"{inner or _OBJECT}{child.tail or ''}"
    return text
