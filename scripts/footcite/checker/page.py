"""What a built page holds, read in pieces: the template's pieces recur on every page."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from footcite.checker.html import Link, Piece, read_piece, read_texts

# Navigation is made of list items, of which most stand as they are on all pages of a folder.
_CUT = "<li"
_MAX_RECURRING = 4096
"""Characters; longer pieces are a page's own text."""

_ADJOINING_BRACKETS = re.compile(r"\](?:<[^<>]*>)*\[")


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What one page holds; `region` is where its own content stands, apart from the template.

    `pieces` come with their offsets. `texts` are the runs of text in the region that hold brackets, in
    pieces with their offsets; code is left out.
    """

    pieces: tuple[tuple[int, Piece], ...] = ()
    texts: tuple[list[tuple[str, int]], ...] = ()
    region: tuple[int, int] = (0, 0)
    base: str = ""

    @property
    def anchors(self) -> Iterator[tuple[str, int]]:
        """Yield the anchors with their offsets."""
        return ((name, start + at) for start, piece in self.pieces for name, at in piece.anchors)

    @property
    def names(self) -> list[str]:
        """Return the anchors alone."""
        return [name for _, piece in self.pieces if piece.anchors for name, _ in piece.anchors]

    @property
    def links(self) -> Iterator[Link]:
        """Yield the links."""
        return (
            link._replace(offset=start + link.offset) for start, piece in self.pieces for link in piece.links
        )

    @property
    def languages(self) -> Iterator[tuple[str, int]]:
        """Yield the languages that elements state, with their offsets."""
        return ((tag, start + at) for start, piece in self.pieces for tag, at in piece.languages)

    @property
    def unresolved(self) -> Iterator[tuple[str, int]]:
        """Yield the keys that were not resolved, with their offsets."""
        return ((keys, start + at) for start, piece in self.pieces for keys, at in piece.unresolved)


def read_page(text: str) -> PageFacts:
    """Return the facts of a page."""
    pieces = tuple(_pieces(text))
    region = _region(pieces, len(text))
    texts = read_texts(text, *region) if _has_brackets(text, *region) else []
    base = next((piece.base for _, piece in pieces if piece.base), "")
    return PageFacts(pieces, tuple(texts), region, base)


def _has_brackets(text: str, start: int, stop: int) -> bool:
    """Return whether there may be a footnote's label, or a reference link, that nothing has resolved."""
    return text.find("[^", start, stop) >= 0 or _ADJOINING_BRACKETS.search(text, start, stop) is not None


def _pieces(text: str) -> Iterator[tuple[int, Piece]]:
    """Yield the pieces with their offsets; after one that cannot be cut off, the rest is one piece."""
    start = 0
    first, *items = text.split(_CUT)
    for part in (first, *(f"{_CUT}{item}" for item in items)):
        piece = (_recurring if len(part) < _MAX_RECURRING else read_piece)(part)
        if piece.is_cut:
            yield start, read_piece(text[start:])
            return
        yield start, piece
        start += len(part)


_recurring = functools.lru_cache(maxsize=16_384)(read_piece)


def _region(pieces: tuple[tuple[int, Piece], ...], length: int) -> tuple[int, int]:
    """Return where the page's own content starts and ends."""
    start, end = 0, length
    for offset, piece in pieces:
        for name, opened, closed in piece.landmarks:
            if name in {"/article", "/main"} or (name == "footer" and start):
                end = min(offset + opened, end)
            elif name != "footer":
                start = offset + closed
    return start, end
