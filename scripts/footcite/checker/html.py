"""Reads what the checker needs from HTML, with offsets; nothing is judged here.

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

_ATTRIBUTES = r"(?:[^\"'>]|\"[^\"]*\"|'[^']*')*"
# Comments and the content of script and the like are passed over. A quoted value may hold `>`.
_TOKEN = re.compile(
    r"<!--.*?(?:-->|\Z)"
    rf"|<(?P<raw>script|style|textarea|title)\b(?P<raw_attributes>{_ATTRIBUTES})>"
    r"(?P<content>.*?)(?:</(?P=raw)\s*>|\Z)"
    rf"|<(?P<tag>/?[a-z][a-z0-9-]*)\b(?P<attributes>{_ATTRIBUTES})>",
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


@dataclass(slots=True)
class PageFacts:
    """What one page holds; `region` is where its own content stands, apart from the template.

    `texts` are the runs of text in the region that hold brackets, in pieces with their offsets; code is
    left out.
    """

    anchors: list[tuple[str, int]] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    unresolved: list[tuple[str, int]] = field(default_factory=list)
    languages: list[tuple[str, int]] = field(default_factory=list)
    texts: list[list[tuple[str, int]]] = field(default_factory=list)
    region: tuple[int, int] = (0, 0)
    base: str = ""


@dataclass(slots=True)
class _TagFacts:
    """What one start tag holds; all offsets are from the start of its attributes."""

    anchors: list[tuple[str, int]] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    unresolved: str | None = None
    language: tuple[str, int] | None = None
    is_main: bool = False
    base: str = ""


def read_page(text: str) -> PageFacts:
    """Return the facts of a page."""
    facts = PageFacts(region=(0, len(text)))
    _read_tags(facts, text)
    _read_texts(facts, text, *facts.region)
    return facts


def _read_tags(facts: PageFacts, text: str) -> None:
    for match in _TOKEN.finditer(text):
        raw, raw_attributes, content, tag, attributes = match.groups()
        name = (tag or raw or "").lower()
        if content and name == "style":
            facts.links += _css_links(content, match.start("content"))
        if name in _LANDMARKS:
            _set_region(facts, name, match)
        written = attributes or raw_attributes
        found = _tag_facts(name, written) if written and name[0] != "/" else None
        if found:
            _add(facts, found, match.start("attributes" if attributes else "raw_attributes"), match.start())


def _set_region(facts: PageFacts, name: str, match: re.Match[str]) -> None:
    """Note that the page's own content starts, or ends, here."""
    start, end = facts.region
    if name in {"/article", "/main"} or (name == "footer" and start):
        facts.region = (start, min(match.start(), end))
    elif name in {"article", "main"}:
        facts.region = (match.end(), end)


def _add(facts: PageFacts, found: _TagFacts, offset: int, start: int) -> None:
    facts.anchors += [(anchor, offset + at) for anchor, at in found.anchors]
    facts.links += [Link(value, tag, offset + at, known) for value, tag, at, known in found.links]
    if found.unresolved is not None:
        facts.unresolved.append((found.unresolved, start))
    if found.language is not None:
        facts.languages.append((found.language[0], offset + found.language[1]))
    if found.is_main:
        facts.region = (start, facts.region[1])
    facts.base = found.base or facts.base


def _read_texts(facts: PageFacts, text: str, start: int, stop: int) -> None:
    """Find the runs of text that hold brackets; elements other than inline ones end a run."""
    if "[" not in text[start:stop]:
        return
    depth, end = 0, start
    run: list[tuple[str, int]] = []
    for match in _TOKEN.finditer(text, start, stop):
        if not depth and match.start() > end:
            run.append((text[end : match.start()], end))
        end = match.end()
        tag = (match["tag"] or match["raw"] or "").lower()
        name = tag.lstrip("/")
        if name in _LITERAL_TAGS:
            depth = max(0, depth - 1) if tag.startswith("/") else depth + 1
        elif name and name not in _INLINE_TAGS:
            run = _close_run(facts, run)
    _close_run(facts, run)


def _close_run(facts: PageFacts, run: list[tuple[str, int]]) -> list[tuple[str, int]]:
    if any("[" in piece for piece, _ in run):
        facts.texts.append(run)
    return []


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


@functools.lru_cache(maxsize=65_536)
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
        group = next((name for name in ("double", "single", "bare") if match[name] is not None), "name")
        value = "" if group == "name" else html.unescape(match[group])
        attributes.setdefault(match["name"].lower(), (value, match.start(group)))
    return attributes
