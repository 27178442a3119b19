"""Reads what the checker needs from HTML, with offsets; nothing is judged here.

One regular expression splits the text into tags, comments and raw text, much faster than a parser
that builds events for everything; https://html.spec.whatwg.org/multipage/syntax.html is the grammar.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

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
    "video": ("src", "poster"),
    "link": ("href",),
    "object": ("data",),
    "blockquote": ("cite",),
    "form": ("action",),
}
# Links that name a resource for the browser to connect to, not a document.
_HINTS = frozenset({"preconnect", "dns-prefetch"})
_CSS_URL = re.compile(
    r"url\(\s*(?P<quote>[\"']?)(?P<url>[^\"')]*)(?P=quote)\s*\)|@import\s+[\"'](?P<import>[^\"']+)[\"']"
)
_REFRESH = re.compile(r"^\s*[\d.]+\s*[;,]\s*(?:url\s*=\s*)?[\"']?(?P<url>[^\"']*)", re.IGNORECASE)
_LITERAL_TAGS = frozenset({"code", "pre", "kbd", "samp", "svg", "math", "button"})
_REGION_TAGS = frozenset({"article", "main"})


@dataclass(frozen=True, slots=True)
class Link:
    """A link as written: its value, the element that holds it, and its offset in the page."""

    value: str
    tag: str
    offset: int


@dataclass(slots=True)
class PageFacts:
    """What one page holds; `region` is where its own content stands, apart from the template."""

    anchors: list[tuple[str, int]] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    unresolved: list[tuple[str, int]] = field(default_factory=list)
    languages: list[tuple[str, int]] = field(default_factory=list)
    texts: list[tuple[str, int]] = field(default_factory=list)
    region: tuple[int, int] = (0, 0)


def read_page(text: str) -> PageFacts:
    """Return the facts of a page."""
    facts = PageFacts(region=(0, len(text)))
    depth, end = 0, 0
    for match in _TOKEN.finditer(text):
        if not depth and "[" in text[end : match.start()]:
            facts.texts.append((text[end : match.start()], end))
        end = match.end()
        tag = (match["tag"] or match["raw"] or "").lower()
        if tag.lstrip("/") in _LITERAL_TAGS:
            depth = max(0, depth - 1) if tag.startswith("/") else depth + 1
        if tag.lstrip("/") in _REGION_TAGS:
            _note_region(facts, tag, match.end())
        if match["content"] and tag == "style":
            facts.links += _css_links(match["content"], match.start("content"))
        written = match["attributes"] or match["raw_attributes"]
        if written and not tag.startswith("/"):
            _read_attributes(facts, tag, dict(_attributes(written)), match.start())
    return facts


def css_urls(text: str) -> Iterator[tuple[str, int]]:
    """Yield the addresses in a style sheet with their offsets."""
    for match in _CSS_URL.finditer(text):
        name = "import" if match["import"] else "url"
        yield match[name].strip(), match.start(name)


def _note_region(facts: PageFacts, tag: str, offset: int) -> None:
    """Take the last opened article, or the main part, as the page's own content."""
    start, end = facts.region
    facts.region = (start, offset) if tag.startswith("/") else (offset, end)


def _read_attributes(facts: PageFacts, tag: str, attributes: dict[str, str], offset: int) -> None:
    if "id" in attributes:
        facts.anchors.append((attributes["id"], offset))
    if tag == "a" and attributes.get("name", attributes.get("id")) != attributes.get("id"):
        facts.anchors.append((attributes["name"], offset))
    if "lang" in attributes:
        facts.languages.append((attributes["lang"], offset))
    if "cite-unresolved" in attributes.get("class", "").split():
        facts.unresolved.append((attributes.get("data-cite-key", ""), offset))
    facts.links += [Link(value, tag, offset) for value in _urls(tag, attributes)]


def _urls(tag: str, attributes: dict[str, str]) -> Iterator[str]:
    if tag == "link" and _HINTS & set(attributes.get("rel", "").split()):
        return
    if tag == "meta":
        refresh = _REFRESH.match(attributes.get("content", ""))
        if attributes.get("http-equiv", "").lower() == "refresh" and refresh:
            yield refresh["url"].strip()
        return
    for name in _URL_ATTRIBUTES.get(tag, ()):
        if name == "srcset":
            yield from (part.split()[0] for part in attributes.get(name, "").split(",") if part.split())
        elif name in attributes:
            yield attributes[name].strip()
    if "url(" in attributes.get("style", ""):
        yield from (url for url, _ in css_urls(attributes["style"]))


def _css_links(text: str, start: int) -> list[Link]:
    return [Link(url, "style", start + offset) for url, offset in css_urls(text)]


def _attributes(written: str) -> Iterator[tuple[str, str]]:
    """Yield the attributes, names in lower case, values without references; the first of a name wins."""
    seen = set()
    for match in _ATTRIBUTE.finditer(written):
        name = match["name"].lower()
        if name not in seen:
            seen.add(name)
            yield name, html.unescape(match["double"] or match["single"] or match["bare"] or "")
