"""Citations in text that another extension renders within a page: the docstrings of mkdocstrings.

mkdocstrings renders each part of a docstring by a Python-Markdown instance of its own, and puts the HTML
of an object into the page as one opaque block (https://mkdocstrings.github.io/usage/handlers/). Notes
must be numbered in the order of the page, and stand at its foot. So an inner conversion leaves its marks
in the HTML; the page's own conversion finds them there, numbers them with its own, and puts the markers
back. Parts of a mark (prefix and suffix, or the text of a prose note) go the same way.
"""

from __future__ import annotations

import html
import re
import xml.etree.ElementTree as etree
from collections import deque
from contextvars import ContextVar

from markdown import Markdown

from footcite.ids import unique
from footcite.markers import TAG
from footcite.page import Mark, PageState
from footcite.tree import append_text, become, move_content

_INNER = "mkdocstrings_ids"
"""The tree processor by which mkdocstrings sets its inner instances apart."""

_PART = f"{TAG}-part"
_TOKEN = re.compile(rf'<(?P<tag>{_PART}|p|{TAG} mark="(?P<mark>\d+)")>|</(?P<closed>{_PART}|{TAG}|p)>')
_TAGS = re.compile(r"(<(?:[^\"'<>]++|\"[^\"]*+\"|'[^']*+')*+>)")
_BLOCK = re.compile(r"\x02wzxhzdk:(?P<index>\d+)\x03")

_PAGE: ContextVar[PageState | None] = ContextVar("footcite page", default=None)


def is_inner(md: Markdown) -> bool:
    """Return whether the conversion is one within that of a page."""
    return _INNER in md.treeprocessors and _PAGE.get() is not None


def open_page(state: PageState) -> None:
    """Note that the conversion of a page starts; inner ones hand their marks to it."""
    _PAGE.set(state)


def hand_over(root: etree.Element, state: PageState, md: Markdown) -> None:
    """Leave the marks of an inner conversion for the page, with the page's numbers for them."""
    page = _PAGE.get()
    assert page is not None
    page.unknown.extend(state.unknown)
    scope = str(getattr(md.treeprocessors[_INNER], "id_prefix", ""))
    for label in state.definitions:
        used = any(mark.note == label for mark in state.marks)
        if not used:
            # No text may be lost: a note without a marker gets one at the end.
            page.unused.append(label)
            state.marks.append(Mark(note=label))
            etree.SubElement(root, TAG, {"mark": str(len(state.marks) - 1)})
    waiting = deque(root.iter(TAG))
    while waiting:
        element = waiting.popleft()
        mark = state.marks[int(element.attrib["mark"])]
        for child in element:
            child.tag = _PART
            child.attrib.clear()
        if mark.note:
            mark = Mark(note=_share_definition(mark.note, scope, element, state))
            waiting.extend(found for found in element.iter(TAG) if found is not element)
        page.marks.append(mark)
        element.set("mark", str(len(page.marks) - 1))


def adopt(root: etree.Element, state: PageState, md: Markdown) -> None:
    """Turn the marks in the opaque blocks of the page into elements, each block in its place."""
    for block in list(root.iter("div")):
        match = _BLOCK.fullmatch(block.text or "") if block.get("class") == "mkdocstrings" else None
        content = str(md.htmlStash.rawHtmlBlocks[int(match["index"])]) if match else ""
        if f"<{TAG} mark=" not in content:
            continue
        # Copies of the headings, for the table of contents alone.
        for copied in [mark for heading in block for mark in heading.iter(TAG)]:
            become(copied, "span", {})
        holder = etree.Element("div")
        _build(holder, content, md)
        for element in list(holder.iter(TAG)):
            _adopt_prose(element, state)
        block.text = holder.text
        block[:0] = list(holder)


def put_back(root: etree.Element, md: Markdown) -> None:
    """Make the blocks opaque again, for mkdocstrings keeps nothing of them but their text."""
    for block in list(root.iter("div")):
        if block.get("class") != "mkdocstrings":
            continue
        headings = [child for child in block if child.tag.startswith("h")]
        markers = [child for child in block if not child.tag.startswith("h")]
        if markers:
            shown = (md.serializer(marker) for marker in markers)
            block.text = (block.text or "") + "".join(md.htmlStash.store(text) for text in shown)
            block[:] = headings


def _share_definition(label: str, scope: str, element: etree.Element, state: PageState) -> str:
    """Give a prose note of a docstring to the page, at its first mark; return the page's name for it."""
    page = _PAGE.get()
    if page is None or label in state.shared:
        return state.shared[label]
    name = state.shared[label] = unique(f"{scope}{label}", set(page.definitions))
    page.definitions[name] = ""
    # The page must not read the definition as its own text; `adopt` gives the element.
    page.definition_elements[name] = etree.Element("div")
    move_content(state.definition_elements[label], etree.SubElement(element, _PART))
    return name


def _adopt_prose(element: etree.Element, state: PageState) -> None:
    label = state.marks[int(element.attrib["mark"])].note
    if label and len(element):
        state.definition_elements[label] = element[0]
        element[:] = []


def _build(root: etree.Element, content: str, md: Markdown) -> None:
    """Append the content, with an element for each token, and everything else as it is."""
    stack, position = [root], 0
    for match in _TOKEN.finditer(content):
        inside = stack[-1]
        is_paragraph = "p" in {match["tag"], match["closed"]}
        if is_paragraph and inside.tag not in {_PART, "p"}:
            continue
        _append(inside, content[position : match.start()], md)
        position = match.end()
        if match["mark"]:
            stack.append(etree.SubElement(inside, TAG, {"mark": match["mark"]}))
        elif match["tag"]:
            stack.append(etree.SubElement(inside, match["tag"]))
        elif len(stack) > 1:
            stack.pop()
    _append(stack[-1], content[position:], md)


def _append(parent: etree.Element, content: str, md: Markdown) -> None:
    """Append HTML; text within a mark stays text, for the punctuation around it hangs on it."""
    if parent.tag == "div":
        append_text(parent, md.htmlStash.store(content) if content else "")
        return
    for part in _TAGS.split(content):
        is_tag = part.startswith("<")
        append_text(parent, md.htmlStash.store(part) if is_tag else html.unescape(part))
