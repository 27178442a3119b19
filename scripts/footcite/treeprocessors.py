"""The steps between parsed page and finished page: definitions in, notes out, uses recorded."""

from __future__ import annotations

import dataclasses
import xml.etree.ElementTree as etree
from collections.abc import Iterator
from typing import Any

from markdown import Markdown
from markdown.extensions.footnotes import FootnoteExtension
from markdown.treeprocessors import Treeprocessor

from footcite.backlinks import backlink_name
from footcite.extracts import find_extracts, is_marker
from footcite.headings import HEADINGS
from footcite.inner import adopt, hand_over, is_inner, put_back
from footcite.markers import TAG
from footcite.notes import NoteWriter
from footcite.page import PageState
from footcite.styles.interface import Placement
from footcite.tree import take
from footcite.urls import relative_url

# By this Material's blog sets the conversion of an excerpt apart. It turns each link to an anchor into one
# to the post: https://squidfunk.github.io/mkdocs-material/plugins/blog/#posts
_EXCERPT = "excerpt"
_REFERENCE_LINK = '<a class="footnote-ref" href="'
_DEFINITIONS_CLASS = "footcite-definitions"
_Sections = dict[str, tuple[str, str]]


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
        if is_inner(self.md):
            hand_over(root, self.state, self.md)
            return
        adopt(root, self.state, self.md)
        _lift_marks(root)
        items = NoteWriter(self.md, self.state, self.footnotes).write(root)
        if _EXCERPT in self.md.treeprocessors:
            _point_to_the_post(root, self.md)
            return
        if len(items):
            self._place(root, items)
        if self.state.style.placement is Placement.TEXT and self.state.result.uses:
            etree.SubElement(
                root, "div", {"class": "footcite-listing", "listing": "[REFERENCES]", "rest": "yes"}
            )

    def _place(self, root: etree.Element, items: etree.Element) -> None:
        words = self.state.style.locale.interface
        data = {"data-preview": words["note-preview"], "data-open": words["go-to-note"]}
        notes = etree.Element("div", {"class": "footnote"} | data)
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


def _lift_marks(root: etree.Element) -> None:
    """Move the marks within a link behind it, for a link holds no other link (HTML, section 4.5.1)."""
    for parent in list(root.iter()):
        for link in [child for child in parent if child.tag == "a"]:
            behind = list(parent).index(link) + 1
            for mark, space in reversed(list(_take_marks(link))):
                mark.tail, link.tail = link.tail, space
                parent.insert(behind, mark)


def _take_marks(parent: etree.Element) -> Iterator[tuple[etree.Element, str]]:
    """Take the marks out of the parent and yield them in their order, each with the space before it."""
    for child in list(parent):
        if child.tag == TAG:
            yield child, take(parent, child)
        else:
            yield from _take_marks(child)


def _point_to_the_post(root: etree.Element, md: Markdown) -> None:
    """Take the ids of the markers away, for a page shows many excerpts; notes and references stand with the
    post, and links to them within formatted citations, which Material does not see, lead there, too."""
    for element in root.iter():
        if element.get("id", "").startswith(("fnref", "cite:")):
            del element.attrib["id"]
    excerpt: Any = md.treeprocessors[_EXCERPT]
    post = relative_url(excerpt.page.url, excerpt.base.url)
    stash = md.htmlStash.rawHtmlBlocks
    stash[:] = [str(raw).replace(_REFERENCE_LINK + "#", f"{_REFERENCE_LINK}{post}#") for raw in stash]


class UseTreeprocessor(Treeprocessor):
    """Adds its section and the words around it to each use, and names the links back.

    Headings have their ids by then.
    """

    def __init__(self, md: Markdown, state: PageState) -> None:
        super().__init__(md)
        self.state = state

    def run(self, root: etree.Element) -> None:
        """Rewrite the uses of the page's result; then docstrings are made opaque again."""
        if self.state.marks:
            sections = self._sections(root)
            self._name_backlinks(root, sections)
            self._complete_uses(root, sections)
        put_back(root, self.md)

    def _complete_uses(self, root: etree.Element, sections: _Sections) -> None:
        """Add section and extract; what is cited within a note has those of the note's first marker."""
        first: dict[str, str] = {}
        for marker in filter(is_marker, root.iter("sup")):
            first.setdefault(marker[0].attrib["href"][1:], marker.attrib["id"])
        places = [first.get(use.anchor, use.anchor) for use in self.state.result.uses]
        extracts = find_extracts(root, set(places), self.md.htmlStash.rawHtmlBlocks)
        self.state.result.uses = [
            dataclasses.replace(use, section=title, section_id=anchor, extract=extracts.get(place, ""))
            for use, place in zip(self.state.result.uses, places, strict=True)
            for anchor, title in [sections.get(use.anchor, ("", ""))]
        ]

    def _name_backlinks(self, root: etree.Element, sections: _Sections) -> None:
        for link in root.iter("a"):
            if link.get("class") == "footnote-backref":
                _, section = sections.get(link.attrib["href"][1:], ("", ""))
                name = backlink_name(self.state.style.locale, link.get("data-use", ""), section)
                # The author's own title, an option of the footnotes, goes before.
                link.attrib.setdefault("title", name)
                link.set("aria-label", name)

    def _sections(self, root: etree.Element) -> _Sections:
        """Return id and title of its section for each marker, and for each note by its marker."""
        titles = _titles(getattr(self.md, "toc_tokens", []))
        current = ("", "")
        found: dict[str, tuple[str, str]] = {}
        for element in root.iter():
            if element.tag in HEADINGS:
                anchor = element.get("id", "")
                current = (anchor, titles.get(anchor, ""))
            elif is_marker(element):
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
