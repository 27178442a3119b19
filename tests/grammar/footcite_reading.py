"""Reads citations with the real extension, as a page is rendered."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from footcite.extension import FootciteExtension
from footcite.markers import TAG
from footcite.model import Bibliography, Citation, Entry, Place
from grammar.reading import Item, Reading, number, plain

EXTENSIONS = ["tables", "def_list", "fenced_code", "toc", "pymdownx.tilde"]


class Marks(Treeprocessor):
    """Keeps a copy of the page's marks before they become notes."""

    def __init__(self, md: Markdown, footcite: FootciteExtension) -> None:
        super().__init__(md)
        self.footcite = footcite
        self.reading: Reading = []

    def run(self, root: etree.Element) -> None:
        marks = self.footcite.state.marks
        for element in root.iter(TAG):
            citation = marks[int(element.attrib["mark"])].citation
            if citation:
                self.reading.append(self._items(citation, list(element)))

    def _items(self, citation: Citation, spans: list[etree.Element]) -> list[Item]:
        items = []
        for position, item in enumerate(citation.items):
            prefix, suffix = (self._text(span) for span in spans[2 * position : 2 * position + 2])
            locators = ", ".join(f"{locator.label} {number(locator.value)}" for locator in item.locators)
            items.append(Item(item.key, item.mode, prefix, locators, suffix))
        return items

    def _sign(self, mark: etree.Element) -> str:
        return "@" if self.footcite.state.marks[int(mark.attrib["mark"])].citation else ""

    def _text(self, span: etree.Element) -> str:
        assert self.md
        text = span.text or ""
        for child in span:
            text += (self._sign(child) if child.tag == TAG else self._text(child)) + (child.tail or "")
        for index, block in enumerate(self.md.htmlStash.rawHtmlBlocks):
            raw = "" if not isinstance(block, str) else re.sub(r"^<[^>]*>$", "", block)
            text = text.replace(f"\x02wzxhzdk:{index}\x03", raw)
        text = re.sub(r"\x02(\d+)\x03", lambda match: chr(int(match[1])), text)
        return plain(text.replace("\x02amp\x03", "&").replace("&amp;", "&").replace("&#38;", "&"))


class KeepMarks(Extension):
    def __init__(self, footcite: FootciteExtension) -> None:
        super().__init__()
        self.footcite = footcite
        self.marks: Marks | None = None

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        self.marks = Marks(md, self.footcite)
        md.treeprocessors.register(self.marks, "marks", 15)


def read_with_footcite(text: str, keys: list[str]) -> Reading:
    """Return what footcite reads in the text, with a bibliography that has the keys."""
    entries = {key: Entry(key, "book", {"title": "T"}, {}, Place("x.bib")) for key in keys}
    footcite = FootciteExtension(bibliography=[])
    keep = KeepMarks(footcite)
    md = Markdown(extensions=[*EXTENSIONS, footcite, keep])
    footcite.bibliography = Bibliography(entries)
    md.convert(text)
    assert keep.marks
    return keep.marks.reading
