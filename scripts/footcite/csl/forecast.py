"""What a page will cite, as far as its source shows it: enough to have it formatted before the page is read.

Text that other extensions bring, authors in the text, Markdown within prefixes and notes within notes make
a forecast wrong. What was formatted in vain is never shown, for a page asks by exactly what it cites.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from footcite.citation import BALANCED, parse_citation
from footcite.front_block import split_front_matter
from footcite.ids import ReferenceIds
from footcite.locate import mask_literals
from footcite.locators import Labels
from footcite.model import Bibliography, Citation, CiteItem, Mode
from footcite.styles.interface import PlacedCitation, Placement

_MARK = re.compile(rf"(?<![!\\])\[(?:\^(?P<label>[^\[\]\n]++)|(?P<text>{BALANCED}))\](?![\[(:])")
_DEFINITION = re.compile(
    r"^ {0,3}\[\^(?P<label>[^\[\]\n]++)\]:(?P<text>[^\n]*+(?:\n(?=\S)[^\n]++)*+(?:\n++(?: {4}|\t)[^\n]++)*+)",
    re.MULTILINE,
)


def forecast(
    source: str, bibliography: Bibliography, labels: Labels, placement: Placement
) -> list[PlacedCitation]:
    """Return the citations of a page in the order in which a style is given them."""
    text = split_front_matter(mask_literals(source))[1] if "@" in source or "[^" in source else ""
    definitions = {match["label"]: match["text"] for match in _DEFINITION.finditer(text)}
    in_notes = placement is Placement.NOTE
    page = _Page(bibliography, labels, definitions, ReferenceIds(source), in_notes=in_notes)
    return list(page.citations(_DEFINITION.sub("", text)))


class _Page:
    def __init__(
        self,
        bibliography: Bibliography,
        labels: Labels,
        definitions: dict[str, str],
        ids: ReferenceIds,
        *,
        in_notes: bool,
    ) -> None:
        self._entries = bibliography.entries
        self._labels = labels
        self._definitions = definitions
        self._ids = ids
        self._in_notes = in_notes
        self._notes: set[object] = set()

    def citations(self, text: str) -> Iterator[PlacedCitation]:
        """Yield the citations of the text of a page, those of a prose note at its first mark."""
        for match in _MARK.finditer(text):
            prose = self._definitions.pop(match["label"], "") if match["label"] else ""
            for inner in _MARK.finditer(prose):
                yield from self._placed(self._cited(inner), is_note=False)
            yield from self._placed(self._cited(match), is_note=self._in_notes)

    def _cited(self, match: re.Match[str]) -> Citation | None:
        label = match["label"]
        cited = Citation((CiteItem(label),)) if label else parse_citation(match["text"], self._labels)
        return cited if cited and any(item.key in self._entries for item in cited.items) else None

    def _placed(self, cited: Citation | None, *, is_note: bool) -> Iterator[PlacedCitation]:
        if cited is None:
            return
        identity = tuple(
            (item.key, item.locators, item.mode is Mode.NORMAL, item.prefix, item.suffix)
            for item in cited.items
        )
        # Equal citations share a note.
        if is_note and identity in self._notes:
            return
        self._notes.add(identity)
        affixes = tuple((item.prefix, item.suffix) for item in cited.items)
        keys = (item.key for item in cited.items)
        targets = tuple(self._ids.target(key) if key in self._entries else "" for key in keys)
        yield PlacedCitation(cited, is_note, affixes, targets)
