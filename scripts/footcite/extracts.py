"""The words around each marker of a page, which lists of references show with the place."""

from __future__ import annotations

import html
import re
import xml.etree.ElementTree as etree
from collections.abc import Sequence

_BEFORE, _AFTER = 90, 50
"""Characters that an extract has of either side; a word that is cut goes."""

_BLOCK_TAGS = "blockquote dd details div dl dt figcaption h1 h2 h3 h4 h5 h6 li ol p pre table tr ul"
_BLOCKS = frozenset(_BLOCK_TAGS.split())
# What Python-Markdown keeps in its place until the page is written: HTML, an escaped character, `&amp;`.
_KEPT = re.compile(r"\x02(?:wzxhzdk:(?P<html>\d+)|(?P<char>\d+)|amp)\x03")
_TAG = re.compile(r"<[^<>]*>")


def find_extracts(root: etree.Element, anchors: set[str], kept: Sequence[object]) -> dict[str, str]:
    """Return the words around the element of each of the anchors.

    `kept` is the HTML for which placeholders stand in the tree.
    """
    parents = {child: parent for parent in root.iter() for child in parent}
    found: dict[str, str] = {}
    for element in root.iter():
        anchor = element.get("id", "")
        if anchor in anchors and anchor not in found:
            block = element
            while block.tag not in _BLOCKS and block in parents:
                block = parents[block]
            found |= _Text(block, kept).extracts()
    return found


def is_marker(element: etree.Element) -> bool:
    """Return whether the element is the marker of a note."""
    return element.tag == "sup" and element.get("id", "").startswith("fnref")


def _is_apart(element: etree.Element) -> bool:
    """Return whether the words of an element are none of the text around it.

    Material leaves what has the attribute `data-search-exclude` out of its search:
    https://squidfunk.github.io/mkdocs-material/setup/setting-up-site-search/#search-exclusion
    """
    is_block = element.tag in _BLOCKS
    return is_block or element.get("class") == "headerlink" or "data-search-exclude" in element.attrib


class _Text:
    """The plain text of a block, without its markers and the blocks within, and where its anchors stand."""

    def __init__(self, block: etree.Element, kept: Sequence[object]) -> None:
        self._html = kept
        self._parts: list[str] = []
        self._length = 0
        self._places: dict[str, int] = {}
        self._read(block)

    def extracts(self) -> dict[str, str]:
        text = "".join(self._parts)
        return {anchor: _extract(text, place) for anchor, place in self._places.items()}

    def _read(self, element: etree.Element) -> None:
        if element.get("id"):
            self._places[element.attrib["id"]] = self._length
        if is_marker(element):
            return
        self._add(element.text)
        for child in element:
            if not _is_apart(child):
                self._read(child)
            self._add(" " if child.tag in {"br", "td", "th"} else "")
            self._add(child.tail)

    def _add(self, text: str | None) -> None:
        if text:
            self._parts.append(_KEPT.sub(self._kept, text) if "\x02" in text else text)
            self._length += len(self._parts[-1])

    def _kept(self, match: re.Match[str]) -> str:
        if match["char"]:
            return chr(int(match["char"]))
        if match["html"]:
            return html.unescape(_TAG.sub("", str(self._html[int(match["html"])])))
        return "&"


def _extract(text: str, place: int) -> str:
    """Return what stands around the place, from word to word, with ellipses where text is left out."""
    start, end = max(0, place - _BEFORE), place + _AFTER
    before, after = text[start:place], text[place:end]
    if start and not text[start - 1].isspace():
        before = before.partition(" ")[2]
    if end < len(text) and not text[end].isspace():
        after = after.rpartition(" ")[0]
    words = " ".join((before + after).split())
    return f"{'…' if start else ''}{words}{'…' if end < len(text) else ''}"
