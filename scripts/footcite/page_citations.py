"""The citations of one page: collected in its order, worded by the style together, written in their places."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from dataclasses import dataclass

from markdown import Markdown

from footcite.markers import TAG
from footcite.model import Citation
from footcite.page import PageState
from footcite.styles.interface import PlacedCitation, split_slots
from footcite.tree import append_text, capitalise, move_content

# Stands for what has no text of its own: an image, a citation that is not written yet.
_OBJECT = "\N{OBJECT REPLACEMENT CHARACTER}"


@dataclass(frozen=True, slots=True)
class _Place:
    target: etree.Element
    affixes: list[etree.Element]
    placed: PlacedCitation


class PageCitations:
    """Collects the citations of a page, with the elements of their affixes, and writes them."""

    def __init__(self, md: Markdown, state: PageState) -> None:
        self.md = md
        self.state = state
        self._places: list[_Place] = []

    def add(
        self, target: etree.Element, citation: Citation, affixes: list[etree.Element], *, is_note: bool
    ) -> None:
        """Take the next citation of the page; its text will be appended to the target."""
        texts = [_plain_text(affix) for affix in affixes]
        pairs = tuple(zip(texts[::2], texts[1::2], strict=True))
        self._places.append(_Place(target, affixes, PlacedCitation(citation, is_note, pairs)))

    def write(self) -> None:
        """Write every citation in its place."""
        placed = [place.placed for place in self._places]
        texts = self.state.style.citations(placed, self.state.bibliography)
        for place, text in zip(self._places, texts, strict=True):
            # What stands within an affix was collected, and so is written, before it opens the note.
            capitalise(place.affixes[0], when=place.placed.is_note)
            for stretch, slot in split_slots(text):
                if stretch:
                    # The stash comes out verbatim: no reference is read as Markdown or maths again.
                    append_text(place.target, self.md.htmlStash.store(stretch))
                if slot is not None:
                    move_content(place.affixes[slot], place.target)


def _plain_text(element: etree.Element) -> str:
    text = element.text or ""
    for child in element:
        inner = "" if child.tag == TAG else _plain_text(child)
        text += f"{inner or _OBJECT}{child.tail or ''}"
    return text
