"""Writes the notes of one page: markers in the text, numbered notes, links back."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Hashable, Iterator

from markdown import Markdown
from markdown.extensions.footnotes import FootnoteExtension

from footcite.backlinks import letter
from footcite.headings import AUTHOR
from footcite.ids import citation_id, given_names, slug, unique
from footcite.markers import TAG
from footcite.model import Citation, Entry, Mode
from footcite.numbering import Note, Sequence
from footcite.page import Mark, PageState, Use
from footcite.page_citations import Branch, PageCitations
from footcite.styles.interface import Placement
from footcite.tex import tex_to_text
from footcite.tree import append_text, become, move_content, without_marks
from footcite.work_data import work_data

# Attributes with an id, as `attr_list` finds them behind an element.
_OWN_ID = re.compile(r"\{:?[^}\n]*#[^}\n]*\}")

_TITLE = FootnoteExtension().getConfig("BACKLINK_TITLE")
"""The title of backlinks where the page's own footnotes have none by their options."""

Spot = tuple[int, str]
"""Number and anchor of the note that a citation stands in; in the text, 0 and its own anchor."""


class NoteWriter:
    """Works through one page; the markup is that of Python-Markdown's footnotes, which themes style."""

    def __init__(self, md: Markdown, state: PageState, footnotes: FootnoteExtension) -> None:
        self.md = md
        self.state = state
        self.footnotes = footnotes
        source = state.source_text
        self.sequence = Sequence(given_names(source, "fn") | given_names(source, "fnref"))
        self._citation_names = given_names(source, "cite")
        self.items = etree.Element("ol")
        self.citations = PageCitations(md, state)
        self._waiting: list[tuple[Note, Mark, etree.Element, Branch]] = []
        self._in_text = state.style.placement is Placement.TEXT

    def write(self, root: etree.Element) -> etree.Element:
        """Turn the marks within the root into markers and return the list of notes.

        A prose note may hold marks of further notes, which join the end of the sequence; a
        footnote without any mark is shown after the others, for no text may be lost.
        """
        self._number(root)
        self._write_waiting()
        for label in self.state.definitions:
            if ("note", label) not in self.sequence:
                self.state.unused.append(label)
                note, _ = self.sequence.note(("note", label), label)
                self._waiting.append((note, Mark(note=label), etree.Element(TAG), self.citations.branch()))
                self._write_waiting()
        self.citations.write()
        works, first = self._works_of_notes(), dict[str, str]()
        for note, item in zip(self.sequence.notes, self.items, strict=True):
            paragraph = item[-1] if len(item) and item[-1].tag == "p" else etree.SubElement(item, "p")
            self._add_works(item, works.get(note.number, {}), note, first)
            self._add_backlinks(paragraph, note)
        return self.items

    def _number(self, parent: etree.Element) -> None:
        """Turn the marks within the parent into markers; what opens a new note has to wait."""
        for element in list(_outer_marks(parent)):
            mark = self._mark_of(element)
            if mark.citation and self._in_text:
                self._write_in_text(element, mark.citation)
                continue
            note, is_new = self.sequence.note(*_identity(mark, element))
            content = etree.Element(TAG)
            move_content(element, content)
            marker = note.add_marker()
            if mark.citation:
                self._record(mark.citation, note.number, marker)
            self._write_marker(element, mark, note, marker)
            if is_new:
                self._waiting.append((note, mark, content, self.citations.branch()))

    def _write_marker(self, element: etree.Element, mark: Mark, note: Note, marker: str) -> None:
        author = _author_in_text(mark, self.state)
        if not author:
            element = self._within_own_id(element)
        if author:
            become(element, "span", {"class": "citation"})
            element.text = author
            element = etree.SubElement(element, "sup", {"id": marker})
        else:
            become(element, "sup", {"id": marker})
        link = etree.SubElement(element, "a", {"class": "footnote-ref", "href": f"#{note.id}"})
        link.text = self.footnotes.getConfig("SUPERSCRIPT_TEXT").format(note.number)

    def _write_waiting(self) -> None:
        while self._waiting:
            note, mark, content, branch = self._waiting.pop(0)
            self.citations.enter(branch)
            item = etree.SubElement(self.items, "li", {"id": note.id})
            if mark.citation:
                paragraph = etree.SubElement(item, "p")
                self._collect(paragraph, mark.citation, content, (note.number, note.id), is_note=True)
            else:
                self._write_prose(item, note, mark.note)

    def _write_prose(self, item: etree.Element, note: Note, label: str) -> None:
        move_content(self.state.definition_elements[label], item)
        self._write_in_place(item, (note.number, note.id))

    def _write_in_text(self, element: etree.Element, citation: Citation) -> None:
        """Write a citation out where it stands, with an id for the references to lead back to."""
        wanted = slug("-".join(item.key for item in citation.items))
        spot = (0, citation_id(unique(wanted, self._citation_names)))
        content = etree.Element(TAG)
        move_content(element, content)
        author = _author_in_text(Mark(citation), self.state)
        element = self._within_own_id(element)
        become(element, "span", {"class": "citation", "id": spot[1]} | ({AUTHOR: author} if author else {}))
        self._record(citation, *spot)
        self._collect(element, citation, content, spot, is_note=False)

    def _within_own_id(self, element: etree.Element) -> etree.Element:
        """Return the element for a marker; where the author gives an id, `[@key]{ #id }`, one within his own.

        `attr_list`, which comes later, gives the attributes to the outer one; the marker keeps the id that
        the way back leads to.
        """
        if "attr_list" not in self.md.treeprocessors or not _OWN_ID.match(element.tail or ""):
            return element
        become(element, "span", {})
        return etree.SubElement(element, "span")

    def _write_in_place(self, parent: etree.Element, spot: Spot) -> None:
        """Write out citations within a note, for a note has no notes of its own (Chicago 14.38)."""
        for element in list(_outer_marks(parent)):
            citation = self._mark_of(element).citation
            if citation is not None:
                content = etree.Element(TAG)
                move_content(element, content)
                become(element, "span", {"class": "citation"})
                self._collect(element, citation, content, spot, is_note=False)
                self._record(citation, *spot)
        self._number(parent)

    def _collect(
        self, target: etree.Element, citation: Citation, content: etree.Element, spot: Spot, *, is_note: bool
    ) -> None:
        """Collect a citation, between those that its first prefix and its further affixes hold."""
        affixes = list(content)
        self._write_in_place(affixes[0], spot)
        self.citations.add(target, citation, affixes, is_note=is_note)
        for affix in affixes[1:]:
            self._write_in_place(affix, spot)

    def _works_of_notes(self) -> dict[int, dict[str, Entry]]:
        """Return the works that each note cites, in its order."""
        works: dict[int, dict[str, Entry]] = {}
        for use in self.state.result.uses:
            if use.number:
                works.setdefault(use.number, {})[use.key] = self.state.bibliography.entries[use.key]
        return works

    def _add_works(
        self, item: etree.Element, works: dict[str, Entry], note: Note, first: dict[str, str]
    ) -> None:
        """Add what a preview tells of the work to the note; of several, each by its title.

        `first` are the notes that have cited works first, and in full.
        """
        for entry in works.values():
            data = work_data(entry, self.state.style.locale, self.state.link_states.get(entry.key, ""))
            if first.setdefault(entry.key, note.id) != note.id:
                data["data-first"] = first[entry.key]
            if len(works) > 1:
                data["data-work"] = tex_to_text(entry.get("shorttitle", "title", "booktitle"))
                etree.SubElement(item[-1], "span", {"class": "cited-work"} | data)
            else:
                item.attrib.update(data)

    def _add_backlinks(self, paragraph: etree.Element, note: Note) -> None:
        """Add a link for each marker; `UseTreeprocessor` names it, once the sections are known."""
        several = len(note.markers) > 1
        title = self.footnotes.getConfig("BACKLINK_TITLE")
        for use, marker in enumerate(note.markers, start=1):
            append_text(paragraph, "\u00a0")
            link = etree.SubElement(paragraph, "a", {"class": "footnote-backref", "href": f"#{marker}"})
            text = letter(use) if several else self.footnotes.getConfig("BACKLINK_TEXT")
            link.text = self.md.htmlStash.store(text)
            if several:
                link.set("data-use", letter(use))
            if title != _TITLE:
                link.set("title", title.format(note.number))

    def _record(self, citation: Citation, number: int, anchor: str) -> None:
        for item in citation.items:
            entry = self.state.bibliography.entries.get(item.key)
            if entry:
                self.state.result.uses.append(Use(entry.key, number, anchor))

    def _mark_of(self, element: etree.Element) -> Mark:
        return self.state.marks[int(element.attrib["mark"])]


def _outer_marks(parent: etree.Element) -> Iterator[etree.Element]:
    """Yield the marks within the parent, but not those within the prefix or suffix of another."""
    for child in parent:
        if child.tag == TAG:
            yield child
        else:
            yield from _outer_marks(child)


def _identity(mark: Mark, element: etree.Element) -> tuple[Hashable, str]:
    """Return what makes two marks share a note, and the label that names the note."""
    if mark.citation is None:
        return ("note", mark.note), mark.note
    items = mark.citation.items
    works = tuple((item.key, item.locators, item.mode is Mode.NORMAL) for item in items)
    affixes = tuple(etree.tostring(span) if span.text or len(span) else b"" for span in element)
    return (works, affixes), "-".join(item.key for item in items)


def _author_in_text(mark: Mark, state: PageState) -> str:
    if mark.citation is None or mark.citation.items[0].mode is not Mode.AUTHOR_IN_TEXT:
        return ""
    author = state.style.author(state.bibliography.entries[mark.citation.items[0].key])
    return without_marks(tex_to_text(author))
