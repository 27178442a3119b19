"""Reads what the checker needs from a piece of HTML, with offsets; nothing is judged here.

One regular expression splits the text into tags, comments and raw text, much faster than a parser
that builds events for everything; https://html.spec.whatwg.org/multipage/syntax.html is the grammar.
"""

from __future__ import annotations

import functools
import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

# A quoted value may hold `>`; a `<` that begins no tag may stand anywhere.
_ATTRIBUTES = r"(?:[^\"'<>]++|<(?![a-z/!])|\"[^\"]*+\"|'[^']*+')*+"
# Comments and the content of script and the like are passed over, and tags that hold nothing that matters.
_TOKEN = re.compile(
    r"<(?:!--.*?(?:-->|(?P<cut>\Z))"
    rf"|(?P<raw>script|style|textarea|title)\b(?P<raw_attributes>{_ATTRIBUTES})>"
    r"(?P<content>.*?)(?:</(?P=raw)\s*>|(?P<raw_cut>\Z))"
    rf"|(?P<tag>[a-z][a-z0-9-]*)(?P<attributes>[\s/]{_ATTRIBUTES})>"
    r"|(?P<landmark>/?(?:article|main)|footer)\s*>"
    r"|(?P<broken>/?[a-z])(?![^<>\"']*>))",
    re.DOTALL | re.IGNORECASE,
)
_ELEMENT = re.compile(
    r"<!--.*?(?:-->|\Z)"
    rf"|<(?P<raw>script|style|textarea|title)\b{_ATTRIBUTES}>.*?(?:</(?P=raw)\s*>|\Z)"
    rf"|<(?P<tag>/?[a-z][a-z0-9-]*)\b{_ATTRIBUTES}>",
    re.DOTALL | re.IGNORECASE,
)
_ATTRIBUTE = re.compile(
    r"(?P<name>[^\s\"'<>/=]+)(?:\s*=\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s\"'=<>`]+)))?"
)
_URL_ATTRIBUTES = {
    **dict.fromkeys(("a", "area"), ("href",)),
    **dict.fromkeys(("img", "source", "input"), ("src", "srcset")),
    **dict.fromkeys(("script", "iframe", "audio", "track", "embed"), ("src",)),
    **dict.fromkeys(("blockquote", "q", "ins", "del"), ("cite",)),
    **dict.fromkeys(("image", "use"), ("href", "xlink:href")),
    "video": ("src", "poster"),
    "link": ("href",),
    "object": ("data",),
    "form": ("action",),
}
# Links that name a resource for the browser to connect to, not a document.
_HINTS = frozenset({"preconnect", "dns-prefetch"})
# Comments are matched first, and so passed over.
_CSS_URL = re.compile(
    r"/\*.*?(?:\*/|\Z)"
    r"|url\(\s*(?P<quote>[\"']?)(?P<url>[^\"')]*)(?P=quote)\s*\)"
    r"|@import\s+[\"'](?P<import>[^\"']+)[\"']",
    re.DOTALL,
)
_REFRESH = re.compile(r"^\s*[\d.]+\s*[;,]\s*(?:url\s*=\s*)?[\"']?(?P<url>[^\"']*)", re.IGNORECASE)
_LANDMARKS = frozenset({"article", "main", "/article", "/main", "footer"})
_CUTS = frozenset({"cut", "raw_cut", "broken"})
# The group with the attributes, by the group that a match ends with.
_ATTRIBUTES_OF = {"attributes": "attributes", "content": "raw_attributes", "raw_cut": "raw_attributes"}
_NONE = ("", 0)
_LITERAL_TAGS = frozenset({"code", "pre", "kbd", "samp", "svg", "math", "button"})
_INLINE_TAGS = frozenset(
    {"em", "strong", "b", "i", "span", "sup", "sub", "mark", "del", "ins", "small", "abbr"}
)

Attributes = dict[str, tuple[str, int]]
"""Values and their offsets from the start of the attributes, by name."""


class Link(NamedTuple):
    """A link as written: its value, the element that holds it, and the offset of the value.

    `in_reference` says that the address comes from the bibliography.
    """

    value: str
    tag: str
    offset: int
    in_reference: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """What a piece of a page holds; all offsets are from its start.

    `landmarks` are the tags that bound the page's own content. `is_cut` says that the piece ends within
    a comment, a tag or a raw element.
    """

    anchors: tuple[tuple[str, int], ...] = ()
    links: tuple[Link, ...] = ()
    unresolved: tuple[tuple[str, int], ...] = ()
    languages: tuple[tuple[str, int], ...] = ()
    landmarks: tuple[tuple[str, int, int], ...] = ()
    base: str = ""
    is_cut: bool = False


def read_piece(text: str) -> Piece:
    """Return what a piece of HTML holds."""
    anchors: list[tuple[str, int]] = []
    links: list[Link] = []
    unresolved: list[tuple[str, int]] = []
    languages: list[tuple[str, int]] = []
    landmarks: list[tuple[str, int, int]] = []
    base, is_cut = "", False
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup
        is_cut = is_cut or kind in _CUTS
        group = _ATTRIBUTES_OF.get(kind or "")
        name = (match["tag"] or match["raw"] or match["landmark"] or "").lower() if kind else ""
        if name in _LANDMARKS:
            landmarks.append((name, match.start(), match.end()))
        elif name == "style":
            links += _css_links(match["content"], match.start("content"))
        found = _tag_facts(name, match[group]) if group else None
        if found and group:
            offset = match.start(group)
            anchors += [(anchor, offset + at) for anchor, at in found.anchors]
            links += [Link(value, tag, offset + at, known) for value, tag, at, known in found.links]
            languages += [(found.language[0], offset + found.language[1])] if found.language else []
            unresolved += [(found.unresolved, match.start())] if found.unresolved is not None else []
            landmarks += [("main", match.start(), match.start())] if found.is_main else []
            base = base or found.base
    return Piece(
        tuple(anchors), tuple(links), tuple(unresolved), tuple(languages), tuple(landmarks), base, is_cut
    )


def read_texts(text: str, start: int, stop: int) -> list[list[tuple[str, int]]]:
    """Return the runs of text that hold brackets, in pieces with their offsets; code is left out.

    Elements other than inline ones end a run.
    """
    runs: list[list[tuple[str, int]]] = [[]]
    depth, end = 0, start
    for match in _ELEMENT.finditer(text, start, stop):
        if not depth and match.start() > end:
            runs[-1].append((text[end : match.start()], end))
        end = match.end()
        tag = (match["tag"] or match["raw"] or "").lower()
        name = tag.lstrip("/")
        if name in _LITERAL_TAGS:
            depth = max(0, depth - 1) if tag.startswith("/") else depth + 1
        elif name and name not in _INLINE_TAGS:
            runs.append([])
    return [run for run in runs if any("[" in piece for piece, _ in run)]


def css_urls(text: str) -> Iterator[tuple[str, int]]:
    """Yield the addresses in a style sheet with their offsets."""
    for match in _CSS_URL.finditer(text):
        name = "import" if match["import"] else "url"
        if match[name] is not None:
            yield match[name].strip(), match.start(name)


def srcset_urls(value: str) -> Iterator[tuple[str, int]]:
    """Yield the addresses in a `srcset` with their offsets."""
    for part in re.finditer(r"(?:^|,)\s*([^\s,]+)", value):
        yield part[1], part.start(1)


@dataclass(slots=True)
class _TagFacts:
    """What one start tag holds; all offsets are from the start of its attributes."""

    anchors: list[tuple[str, int]] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    unresolved: str | None = None
    language: tuple[str, int] | None = None
    is_main: bool = False
    base: str = ""


@functools.lru_cache(maxsize=16_384)
def _tag_facts(tag: str, written: str) -> _TagFacts | None:
    """Return what a start tag holds, None if nothing matters; the template's tags recur on every page."""
    attributes = _attributes(written)
    classes = attributes.get("class", _NONE)[0].split()
    found = _TagFacts(is_main=attributes.get("role", _NONE)[0] == "main")
    if "id" in attributes:
        found.anchors.append(attributes["id"])
    if tag == "a" and "name" in attributes and attributes["name"][0] != attributes.get("id", _NONE)[0]:
        found.anchors.append(attributes["name"])
    found.language = attributes.get("lang")
    if "cite-unresolved" in classes:
        found.unresolved = attributes.get("data-cite-key", _NONE)[0]
    if tag == "base":
        found.base = attributes.get("href", _NONE)[0]
    for value, offset in _urls(tag, attributes):
        found.links.append(Link(value, tag, offset, "reference-link" in classes))
    return found if found != _TagFacts() else None


def _urls(tag: str, attributes: Attributes) -> Iterator[tuple[str, int]]:
    if tag == "link" and _HINTS & set(attributes.get("rel", _NONE)[0].split()):
        return
    if tag == "meta":
        content, offset = attributes.get("content", _NONE)
        refresh = _REFRESH.match(content)
        if attributes.get("http-equiv", _NONE)[0].lower() == "refresh" and refresh:
            yield refresh["url"].strip(), offset + refresh.start("url")
        return
    for name in _URL_ATTRIBUTES.get(tag, ()):
        value, offset = attributes.get(name, ("", -1))
        if name == "srcset":
            for url, at in srcset_urls(value):
                yield url, offset + at
        elif offset >= 0:
            yield value.strip(), offset + len(value) - len(value.lstrip())
    style, offset = attributes.get("style", _NONE)
    for url, at in css_urls(style) if "url(" in style else ():
        yield url, offset + at


def _css_links(text: str, start: int) -> list[Link]:
    return [Link(url, "style", start + offset) for url, offset in css_urls(text)]


def _attributes(written: str) -> Attributes:
    """Return the attributes: names in lower case, values without references; the first of a name wins."""
    attributes: Attributes = {}
    for match in _ATTRIBUTE.finditer(written):
        group = match.lastgroup or "name"
        value = "" if group == "name" else html.unescape(match[group])
        attributes.setdefault(match["name"].lower(), (value, match.start(group)))
    return attributes
