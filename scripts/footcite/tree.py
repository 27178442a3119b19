"""Small moves on element trees, whose texts hang on the element before them."""

from __future__ import annotations

import xml.etree.ElementTree as etree


def append_text(parent: etree.Element, text: str) -> None:
    """Add text at the end of the parent's content."""
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text


def move_content(source: etree.Element, target: etree.Element) -> None:
    """Move text and children of the source to the end of the target's content."""
    append_text(target, source.text or "")
    target.extend(list(source))
    source.text = None
    source[:] = []


def capitalise(element: etree.Element, *, when: bool) -> None:
    """Make the first letter within the element a capital."""
    first = next((found for found in element.iter() if found.text), None)
    if when and first is not None and first.text:
        first.text = first.text[0].upper() + first.text[1:]


def become(element: etree.Element, tag: str, attributes: dict[str, str]) -> None:
    """Turn the element into another one in its place, empty, its tail kept."""
    tail = element.tail
    element.clear()
    element.tag = tag
    element.tail = tail
    element.attrib.update(attributes)


def take(parent: etree.Element, child: etree.Element) -> str:
    """Take the child out of the parent, its tail left behind; return the space before it if none follows."""
    position = list(parent).index(child)
    parent.remove(child)
    before, tail = (parent[position - 1], "tail") if position else (parent, "text")
    text = getattr(before, tail) or ""
    kept = text + child.tail if child.tail else text.rstrip()
    setattr(before, tail, kept)
    child.tail = None
    return text[len(kept) :]


def without_marks(html: str) -> str:
    """Return HTML without the two characters by which Python-Markdown marks what it has put aside.

    It takes them out of a page, but a bibliography may have them, and so name what a page has put aside.
    """
    return html.replace("\x02", "").replace("\x03", "")
