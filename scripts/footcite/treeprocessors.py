"""The steps between parsed page and finished page: definitions in, notes out, uses recorded."""

from __future__ import annotations

import dataclasses
import xml.etree.ElementTree as etree
from typing import Any

from markdown import Markdown
from markdown.extensions.footnotes import FootnoteExtension
from markdown.treeprocessors import Treeprocessor

from footcite.notes import NoteWriter
from footcite.page import PageState
from footcite.styles.interface import Placement

_DEFINITIONS_CLASS = "footcite-definitions"
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


class DefinitionTreeprocessor(Treeprocessor):
    """Puts the prose footnotes into the tree, so that inline Markdown in them is rendered."""

    def __init__(self, md: Markdown, state: PageState) -> None:
        super().__init__(md)
        self.state = state

    def run(self, root: etree.Element) -> None:
        """Append a container that `NoteTreeprocessor` takes out again."""
        elements = self.state.definition_elements
        container = etree.SubElement(root, "div", {"class": _DEFINITIONS_CLASS})
        # A definition may itself hold definitions: they grow while they are worked off.
        while waiting := [label for label in self.state.definitions if label not in elements]:
            for label in waiting:
                elements[label] = etree.SubElement(container, "div")
                self.md.parser.parseChunk(elements[label], self.state.definitions[label])


class NoteTreeprocessor(Treeprocessor):
    """Numbers the marks in the order of the page and puts the notes where the page wants them."""

    def __init__(self, md: Markdown, state: PageState) -> None:
        super().__init__(md)
        self.state = state
        self.footnotes = FootnoteExtension()

    def run(self, root: etree.Element) -> None:
        """Replace the place marker by the notes, or append them; references that no list has come last."""
        for container in root.findall(f"div[@class='{_DEFINITIONS_CLASS}']"):
            root.remove(container)
        items = NoteWriter(self.md, self.state, self.footnotes).write(root)
        if len(items):
            self._place(root, items)
        if self.state.style.placement is Placement.TEXT and self.state.result.uses:
            etree.SubElement(
                root, "div", {"class": "footcite-listing", "listing": "[REFERENCES]", "rest": "yes"}
            )

    def _place(self, root: etree.Element, items: etree.Element) -> None:
        notes = etree.Element("div", {"class": "footnote"})
        etree.SubElement(notes, "hr")
        notes.append(items)
        found = self.footnotes.findFootnotesPlaceholder(root)
        if found is None:
            root.append(notes)
            return
        child, parent, is_text = found
        position = list(parent).index(child)
        if is_text:
            parent.remove(child)
            parent.insert(position, notes)
        else:
            child.tail = None
            parent.insert(position + 1, notes)


class UseTreeprocessor(Treeprocessor):
    """Adds to each use the section that it stands in; headings have their ids by then."""

    def __init__(self, md: Markdown, state: PageState) -> None:
        super().__init__(md)
        self.state = state

    def run(self, root: etree.Element) -> None:
        """Rewrite the uses of the page's result."""
        if not self.state.result.uses:
            return
        sections = self._sections(root)
        self.state.result.uses = [
            dataclasses.replace(use, section=title, section_id=anchor)
            for use in self.state.result.uses
            for anchor, title in [sections.get(use.anchor, ("", ""))]
        ]

    def _sections(self, root: etree.Element) -> dict[str, tuple[str, str]]:
        """Return id and title of its section for each marker, and for each note by its marker."""
        titles = _titles(getattr(self.md, "toc_tokens", []))
        current = ("", "")
        found: dict[str, tuple[str, str]] = {}
        for element in root.iter():
            if element.tag in _HEADINGS:
                anchor = element.get("id", "")
                current = (anchor, titles.get(anchor, ""))
            elif element.tag == "sup" and element.get("id", "").startswith("fnref"):
                found[element.attrib["id"]] = current
                found.setdefault(element[0].attrib["href"][1:], current)
            elif element.tag == "span" and element.get("class") == "citation" and element.get("id"):
                found[element.attrib["id"]] = current
        return found


def _titles(tokens: list[dict[str, Any]]) -> dict[str, str]:
    """Return the titles of the table of contents by id."""
    titles: dict[str, str] = {}
    for token in tokens:
        titles[token["id"]] = token["name"]
        titles.update(_titles(token["children"]))
    return titles
