"""The glossary: `[GLOSSARY group]` as a list of entries, and a link to its entry from a term's first use.

The links are plain ones; footcite's previews show the entry at them, for they carry `data-preview-link`
and the list carries `data-preview`.
"""

from __future__ import annotations

import functools
import re
import xml.etree.ElementTree as etree

from markdown.blockprocessors import BlockProcessor
from markdown.treeprocessors import Treeprocessor

from paper.tables import list_places, read_rows

_GLOSSARY = re.compile(r"^\[GLOSSARY (?P<group>\w+)\]$")
_UNTOUCHED = frozenset({"a", "code", "sup", "cite"})


def term_id(term: str) -> str:
    """Return the id of an entry: ``term-axis-of-convenience``."""
    return f"term-{re.sub(r'[^a-z0-9]+', '-', term.lower()).strip('-')}"


class GlossaryProcessor(BlockProcessor):
    """Replaces the line by the entries of a group."""

    def test(self, parent: etree.Element, block: str) -> bool:
        """Return whether the block asks for entries."""
        return _GLOSSARY.match(block.strip()) is not None

    def run(self, parent: etree.Element, blocks: list[str]) -> None:
        """Put the list in place of the block; definitions and places are read as Markdown."""
        match = _GLOSSARY.match(blocks.pop(0).strip())
        assert match is not None
        words = {"data-preview": "Entry of the glossary", "data-open": "Open the glossary"}
        entries = etree.SubElement(parent, "ul", {"class": "glossary", **words})
        for row in read_rows("glossary"):
            if row["group"] != match["group"]:
                continue
            entry = etree.SubElement(entries, "li", {"id": term_id(row["term"])})
            etree.SubElement(entry, "p").text = f"**{row['term']}**: {row['definition']}"
            etree.SubElement(entry, "p", {"class": "glossary-where"}).text = list_places(row["where"])


class TermTreeprocessor(Treeprocessor):
    """Links the first use of each term in the paragraphs that carry claims; notes and links stay."""

    PRIORITY = 6.5

    def run(self, root: etree.Element) -> None:
        """Link the terms of the page."""
        left = dict(_entries_of_forms())
        for paragraph in list(root.iter("p")):
            if paragraph.get("data-claims"):
                _link_terms(paragraph, left)


@functools.cache
def _entries_of_forms() -> dict[str, str]:
    """Return the id of the entry for each form in which its term is looked for."""
    rows = read_rows("glossary")
    return {form: term_id(row["term"]) for row in rows for form in row["forms"].split("; ") if form}


def _link_terms(element: etree.Element, left: dict[str, str]) -> None:
    """Link in the text of an element and after its children; what was linked is taken out of `left`."""
    position = 0
    rest = _split_at_terms(element.text, left)
    if rest is not None:
        element.text, links = rest
        element[0:0] = links
        position = len(links)
    while position < len(element):
        child = element[position]
        position += 1
        if child.tag not in _UNTOUCHED:
            _link_terms(child, left)
        rest = _split_at_terms(child.tail, left)
        if rest is not None:
            child.tail, links = rest
            element[position:position] = links
            position += len(links)


def _split_at_terms(text: str | None, left: dict[str, str]) -> tuple[str, list[etree.Element]] | None:
    """Return the text before the first term, and a link for each with the text after it; None without one."""
    before: str | None = None
    links: list[etree.Element] = []
    rest = text or ""
    while left and (match := _pattern(tuple(left)).search(rest)):
        if before is None:
            before = rest[: match.start()]
        else:
            links[-1].tail = rest[: match.start()]
        entry = left[match[0]]
        for form in [form for form, known in left.items() if known == entry]:
            del left[form]
        link = etree.Element("a", {"class": "term", "href": f"glossary.md#{entry}", "data-preview-link": ""})
        link.text = match[0]
        links.append(link)
        rest = rest[match.end() :]
        link.tail = rest
    return None if before is None else (before, links)


@functools.lru_cache(maxsize=256)
def _pattern(forms: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(forms, key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest_first))})(?![\w-])")
