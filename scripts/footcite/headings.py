"""Keeps citations in the text out of the ids and the titles of headings.

A number or a letter hangs on what else the page cites; an id that held it would break links from elsewhere
with each citation that is added. Python-Markdown's `toc` leaves out the marks of notes alone, so citations
pass for one while it works (https://python-markdown.github.io/extensions/toc/).
"""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Iterator

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
AUTHOR = "author"
"""The attribute by which a citation says, until headings are done, who is named in it as part of the text."""


class HideCitations(Treeprocessor):
    """Makes the citations in headings look like marks of notes; of an author in the text the name stays."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self.hidden: list[tuple[etree.Element, str]] = []
        self.names: list[etree.Element] = []

    def run(self, root: etree.Element) -> None:
        """Work through the page's headings."""
        self.hidden.clear()
        self.names.clear()
        for heading in [element for element in root.iter() if element.tag in HEADINGS]:
            for parent in list(heading.iter()):
                parent[:] = [part for child in parent for part in self._hidden(child)]
        for element in root.iter("span"):
            element.attrib.pop(AUTHOR, None)

    def _hidden(self, child: etree.Element) -> Iterator[etree.Element]:
        """Yield the child, hidden if it is a citation, and before it the name that stays."""
        if child.get("id", "").startswith("cite:"):
            self.hidden.append((child, child.attrib["id"]))
            child.tag = "sup"
            child.set("id", f"fnref:{child.attrib['id']}")
            if child.get(AUTHOR):
                name = etree.Element("span")
                name.text = child.attrib.pop(AUTHOR)
                self.names.append(name)
                yield name
        yield child


class ShowCitations(Treeprocessor):
    """Gives the citations in headings their element and id back."""

    def __init__(self, md: Markdown, hide: HideCitations) -> None:
        super().__init__(md)
        self.hide = hide

    def run(self, root: etree.Element) -> None:
        """Undo what was done for the table of contents, which may have put a heading within a link."""
        for citation, anchor in self.hide.hidden:
            citation.tag = "span"
            citation.set("id", anchor)
        names = set(self.hide.names)
        for parent in [element for element in root.iter() if names.intersection(element)]:
            parent[:] = [child for child in parent if child not in names]
