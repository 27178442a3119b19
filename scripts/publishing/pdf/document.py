"""Pages as one document of pandoc: notes at the foot, and links that lead within it where they can.

The document is what `pandoc --to json` gives: https://hackage.haskell.org/package/pandoc-types
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any
from urllib.parse import urldefrag, urljoin

Node = dict[str, Any]

_NOTES = "footnote"
_BOX = "admonition"


def join_pages(pages: dict[str, list[Node]], site_url: str) -> list[Node]:
    """Return the blocks of all pages, by their addresses within the site, in one sequence."""
    labels = {
        (url, block["c"][1][0]): _label(url, block)
        for url, blocks in pages.items()
        for block in _headers(blocks)
    }
    labels |= {(url, ""): f"page-{_name(url)}" for url in pages}
    return [
        block
        for url, blocks in pages.items()
        for block in _Page(url, labels, site_url).blocks(_without_notes(blocks), _notes(blocks))
    ]


def _name(url: str) -> str:
    return url.removesuffix(".html").strip("./").replace("/", "-") or "overview"


def _headers(blocks: list[Node]) -> list[Node]:
    """Return the headings, wherever they stand."""
    return [node for node in _nodes(blocks) if node["t"] == "Header"]


def _label(url: str, header: Node) -> str:
    level, (ident, *_), _ = header["c"]
    return f"page-{_name(url)}" if level == 1 else f"{_name(url)}-{ident}"


def _nodes(tree: Any) -> list[Node]:
    """Return every node of the tree, each before those in it."""
    if isinstance(tree, dict):
        return [*([tree] if "t" in tree else []), *_nodes(tree.get("c"))]
    return [node for part in tree for node in _nodes(part)] if isinstance(tree, list) else []


def _is_notes(block: Node) -> bool:
    return block["t"] == "Div" and _NOTES in block["c"][0][1]


def _without_notes(blocks: list[Node]) -> list[Node]:
    return [block for block in blocks if not _is_notes(block)]


def _notes(blocks: list[Node]) -> dict[str, list[Node]]:
    """Return the blocks of each note by its id; pandoc keeps the id of an item in a division."""
    return {
        div["c"][0][0]: div["c"][1]
        for notes in filter(_is_notes, blocks)
        for div in _nodes(notes["c"][1])
        if div["t"] == "Div" and div["c"][0][0].startswith("fn:")
    }


class _Page:
    """Brings the nodes of one page into the document."""

    def __init__(self, url: str, labels: dict[tuple[str, str], str], site_url: str) -> None:
        self._url = url
        self._labels = labels
        self._site_url = site_url
        self._notes: dict[str, list[Node]] = {}
        self._changes: dict[str, Callable[[Node], list[Node]]] = {
            "Header": self._header,
            "Div": self._div,
            "Span": self._span,
            "Superscript": self._superscript,
            "Link": self._link,
            "Image": self._image,
        }

    def blocks(self, blocks: list[Node], notes: dict[str, list[Node]]) -> list[Node]:
        """Return the blocks of the page with its notes where their markers were."""
        self._notes = notes
        changed: list[Node] = self._walk(blocks)
        return changed

    def _walk(self, tree: Any) -> Any:
        if isinstance(tree, list):
            return [new for part in tree for new in self._each(part)]
        if isinstance(tree, dict):
            return {key: self._walk(value) for key, value in tree.items()}
        return tree

    def _each(self, part: Any) -> list[Any]:
        walked = self._walk(part)
        change = self._changes.get(walked.get("t", "")) if isinstance(walked, dict) else None
        return change(walked) if change else [walked]

    def _header(self, node: Node) -> list[Node]:
        level, (ident, *_), inlines = node["c"]
        return [{"t": "Header", "c": [level, [self._labels[self._url, ident], [], []], inlines]}]

    def _div(self, node: Node) -> list[Node]:
        (_, classes, _), blocks = node["c"]
        if _BOX in classes:
            return [_raw("#editors-note["), *blocks, _raw("]")]
        return list(blocks)

    def _span(self, node: Node) -> list[Node]:
        return list(node["c"][1])

    def _superscript(self, node: Node) -> list[Node]:
        inlines = node["c"]
        return list(inlines) if [inline["t"] for inline in inlines] == ["Note"] else [node]

    def _image(self, node: Node) -> list[Node]:
        _, description, (file, _) = node["c"]
        words = "".join(
            each.get("c", " ") for each in description if each["t"] in {"Str", "Space", "SoftBreak"}
        )
        call = f"#image({_string(file)}, alt: {_string(words)})"
        return [{"t": "RawInline", "c": ["typst", call]}]

    def _link(self, node: Node) -> list[Node]:
        (_, classes, _), inlines, (target, _) = node["c"]
        if "footnote-ref" in classes and target.removeprefix("#") in self._notes:
            return [{"t": "Note", "c": self._walk(self._notes[target.removeprefix("#")])}]
        return [{"t": "Link", "c": [["", [], []], inlines, [self._target(target), ""]]}]

    def _target(self, target: str) -> str:
        """Return the place in the document, or the full address."""
        address, fragment = urldefrag(urljoin(self._site_url + self._url, target))
        url = address.removeprefix(self._site_url)
        label = self._labels.get((url, fragment)) or self._labels.get((url, ""))
        return f"#{label}" if label else urljoin(self._site_url + self._url, target)


def _string(text: str) -> str:
    """Return the text as Typst writes a string; it escapes as JSON does."""
    return json.dumps(text, ensure_ascii=False)


def _raw(text: str) -> Node:
    return {"t": "RawBlock", "c": ["typst", text]}
