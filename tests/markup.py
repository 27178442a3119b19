"""The one place that knows the markup of markers, notes and references."""

from __future__ import annotations

import html
import re
from typing import NamedTuple

_MARKER = re.compile(
    r'<sup id="(?P<id>fnref\d*:[^"]+)"><a class="footnote-ref" href="#(?P<note>fn:[^"]+)">(?P<number>\d+)</a></sup>'
)
_NOTE = re.compile(
    r'<li [^>]*\bid="(?P<id>fn:[^"]+)"[^>]*>(?P<content>.*?)</li>(?=\n<li |\n</ol>\n</div>)', re.DOTALL
)
_BACKLINK = re.compile(
    r'(?:\xa0|&#160;)<a [^>]*class="footnote-backref"[^>]* href="#(?P<marker>fnref[^"]+)"[^>]*>[^<]*</a>'
)
_NOTES = re.compile(r'\n*<div class="footnote"[^>]*>.*?</ol>\n</div>', re.DOTALL)
_FOR_SCRIPTS = re.compile(
    r'<template class="bibliography-filters">.*?</template>'
    r'| data-(?:kind|language|year|topics|url|archive|archived|link-state|preview|open)="[^"]*"'
)


class Marker(NamedTuple):
    id: str
    note: str
    number: int


class Note(NamedTuple):
    id: str
    text: str
    backlinks: list[str]


def markers(page: str) -> list[Marker]:
    return [Marker(m["id"], m["note"], int(m["number"])) for m in _MARKER.finditer(page)]


def notes(page: str) -> list[Note]:
    return [
        Note(
            m["id"],
            readable(_BACKLINK.sub("", m["content"])),
            [b["marker"] for b in _BACKLINK.finditer(m[0])],
        )
        for m in _NOTE.finditer(page)
    ]


def body(page: str) -> str:
    """Return the page without its notes and without what is for scripts, each marker written as ``^1^``."""
    text = _FOR_SCRIPTS.sub("", _NOTES.sub("", page))
    return _MARKER.sub(lambda m: f"^{m['number']}^", text).strip()


def readable(content: str) -> str:
    """Return a note or reference as text: titles between ``*``, other languages as ``{fr:…}``.

    A no-break space is ``~``, a narrow one ``␣``.
    """
    text = re.sub(r"</?(?:cite|em)>", "*", content)
    text = re.sub(r'<span lang="([\w-]+)">(.*?)</span>', r"{\1:\2}", text)
    text = re.sub(r'<span class="cite-unresolved"[^>]*>(.*?)</span>', r"??\1??", text)
    text = html.unescape(re.sub(r"<[^>]+>", "", text))
    return re.sub(r"[ \n]+", " ", text).replace("\xa0", "~").replace("\u202f", "␣").strip(" ~")


def references(page: str) -> list[str]:
    """Return the texts of a page's lists of references."""
    return [
        readable(text)
        for text in re.findall(r'<li id="ref:[^"]*"[^>]*><p>(.*?)(?:\xa0<a [^>]*backref|</p>)', page)
    ]


def cited(page: str) -> list[str]:
    """Return the HTML of all that footcite adds to a page: its markers, its notes, its lists of references."""
    lists = re.findall(r'<ul class="bibliography"[^>]*>.*?</ul>', page, re.DOTALL)
    return [match[0] for match in _MARKER.finditer(page)] + _NOTES.findall(page) + lists
