"""Addresses as they are written in Markdown and in the HTML within it."""

from __future__ import annotations

import functools
import html
import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from footcite.checker.html import srcset_urls
from footcite.checker.targets import target_of

# Raw HTML that holds text, not Markdown.
_RAW = re.compile(r"<(?P<tag>code|pre|script|textarea)\b.*?</(?P=tag)\s*>", re.DOTALL | re.IGNORECASE)
_CONTENT = re.compile(
    r"(?P<tag><(script|textarea)\b[^>]*>)(?P<content>.*?)(?=</\2)", re.DOTALL | re.IGNORECASE
)
_DESTINATION = r"\s*(?:<(?P<angle>[^<>\n]*)>|(?P<plain>(?:[^()\s<>\"]|\([^()\s]*\))*))"
# Looked ahead, so that the image within a link's text is found too.
_LINK = re.compile(rf"(?<!\\)(?=\[(?:[^\[\]]++|\[[^\[\]]*+\])*+\]\({_DESTINATION})")
_DEFINITION = re.compile(rf"^[ \t>]*\[(?!\^)[^\[\]\n]+\]:[ \t]*\n?[ \t>]*{_DESTINATION}", re.MULTILINE)
_AUTOLINK = re.compile(r"<(?P<plain>[A-Za-z][A-Za-z0-9+.-]*:[^\s<>]*)>")
_ATTRIBUTE = re.compile(
    r"(?<![\w-])(?P<name>(?:xlink:)?href|src|srcset|poster|data|cite|action|content|style)\s*=\s*"
    r"(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s\"'=<>`]+))",
    re.IGNORECASE,
)
_WITHIN = re.compile(r"(?:url\(\s*[\"']?|url=[\"']?)(?P<plain>[^\"')\s]*)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Address:
    """An address, its offset, and whether the generator reads it as Markdown."""

    value: str
    offset: int
    in_markdown: bool


@functools.lru_cache(maxsize=16)
def find_addresses(masked: str) -> tuple[Address, ...]:
    """Return the addresses in a source text without literals, in its order."""
    markdown = _RAW.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), masked)
    found = [
        Address(html.unescape(match[match.lastgroup]), match.start(match.lastgroup), in_markdown=True)
        for pattern in (_LINK, _DEFINITION, _AUTOLINK)
        for match in pattern.finditer(markdown)
        if match.lastgroup
    ]
    return tuple(sorted([*found, *_html_addresses(masked)], key=lambda address: address.offset))


def is_same_target(first: str, first_folder: str, second: str, second_folder: str) -> bool:
    """Return whether `trade.md#c1`, seen from one folder, is what `../trade/#c1` is from another."""
    return _key(first, first_folder) == _key(second, second_folder)


def _html_addresses(masked: str) -> Iterator[Address]:
    for match in _ATTRIBUTE.finditer(_CONTENT.sub(_blank_content, masked)):
        group = next(name for name in ("double", "single", "bare") if match[name] is not None)
        value, start = match[group], match.start(group)
        name = match["name"].lower()
        if name == "srcset":
            for url, at in srcset_urls(value):
                yield Address(html.unescape(url), start + at, in_markdown=False)
        elif name not in {"style", "content"}:
            offset = start + len(value) - len(value.lstrip())
            yield Address(html.unescape(value.strip()), offset, in_markdown=False)
    for match in _WITHIN.finditer(masked):
        yield Address(html.unescape(match["plain"]), match.start("plain"), in_markdown=False)


def _blank_content(match: re.Match[str]) -> str:
    return match["tag"] + re.sub(r"[^\n]", " ", match["content"])


def _key(address: str, folder: str) -> tuple[str, str]:
    target = target_of(address, folder)
    if target is None:
        return (unquote(address), "")
    if not target.path:
        return ("", target.anchor)
    path = re.sub(r"(?:(?:^|/)(?:index|README))?\.(?:md|html)$|/$", "", target.path)
    return (posixpath.normpath(path) if path else ".", target.anchor)
