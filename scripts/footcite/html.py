"""Reads what the checker needs from HTML: anchors, links and unresolved citations, with offsets.

One regular expression splits the text into tags, comments and raw text, much faster than a parser
that builds events for everything; https://html.spec.whatwg.org/multipage/syntax.html is the grammar.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

# Comments and the content of script and style are passed over. A quoted value may hold `>`.
_TOKEN = re.compile(
    r"<!--.*?(?:-->|\Z)"
    r"|<(?P<raw>script|style|template|textarea|title)\b(?P<raw_attributes>(?:[^\"'>]|\"[^\"]*\"|'[^']*')*)>"
    r".*?(?:</(?P=raw)\s*>|\Z)"
    r"|<(?P<tag>[a-z][a-z0-9-]*)\b(?P<attributes>(?:[^\"'>]|\"[^\"]*\"|'[^']*')*)>",
    re.DOTALL | re.IGNORECASE,
)
_ATTRIBUTE = re.compile(
    r"(?P<name>[^\s\"'<>/=]+)(?:\s*=\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s\"'=<>`]+)))?"
)
_LINK_ATTRIBUTES = {"a": "href", "area": "href", "link": "href"} | dict.fromkeys(
    ("img", "script", "iframe", "audio", "video", "source", "track", "embed", "input"), "src"
)


@dataclass(frozen=True, slots=True)
class Link:
    """A link as written: its value and where in the page it stands."""

    value: str
    tag: str
    offset: int


@dataclass(slots=True)
class PageFacts:
    """What one page of a built site holds; nothing is judged here."""

    anchors: dict[str, int] = field(default_factory=dict)
    links: list[Link] = field(default_factory=list)
    unresolved: list[tuple[str, int]] = field(default_factory=list)


def read_page(text: str) -> PageFacts:
    """Return the anchors, links and unresolved cite keys of a page."""
    facts = PageFacts()
    for match in _TOKEN.finditer(text):
        written = match["attributes"] or match["raw_attributes"]
        if not written:
            continue
        tag = (match["tag"] or match["raw"]).lower()
        attributes = dict(_attributes(written))
        for name in ("id", "name") if tag == "a" else ("id",):
            if attributes.get(name):
                facts.anchors.setdefault(attributes[name], match.start())
        if _LINK_ATTRIBUTES.get(tag) in attributes:
            facts.links.append(Link(attributes[_LINK_ATTRIBUTES[tag]], tag, match.start()))
        if "cite-unresolved" in attributes.get("class", ""):
            facts.unresolved.append((attributes.get("data-cite-key", ""), match.start()))
    return facts


def _attributes(written: str) -> Iterator[tuple[str, str]]:
    """Yield the attributes, names in lower case, values without references; the first of a name wins."""
    seen = set()
    for match in _ATTRIBUTE.finditer(written):
        name = match["name"].lower()
        if name not in seen:
            seen.add(name)
            yield name, html.unescape(match["double"] or match["single"] or match["bare"] or "")
