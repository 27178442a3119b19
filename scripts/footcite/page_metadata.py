"""What a page says of itself: the tags that Google Scholar reads, those of OpenGraph, its title.

https://scholar.google.com/intl/en/scholar/inclusion.html#indexing and https://ogp.me/
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from footcite.doi import find_doi

_TITLES = ("citation_title", "dc.title", "og:title")
_DATES = ("citation_publication_date", "citation_online_date", "dc.date", "article:published_time")
_HOUSES = ("og:site_name", "citation_publisher", "dc.publisher")
_AUTHORS = ("citation_author", "dc.creator", "author")
_DOIS = ("citation_doi", "prism.doi", "dc.identifier")
_DATE = re.compile(r"(?P<year>\d{4})(?:[-/](?P<month>\d{1,2})(?:[-/](?P<day>\d{1,2}))?)?")
_LONGEST = 500
"""Characters of a value that are taken; a title has fewer."""
_TEX = str.maketrans(
    {char: f"\\{char}" for char in "&%$#_{}"}
    | {"\\": r"\textbackslash{}", "^": r"\textasciicircum{}", "~": r"\textasciitilde{}"}
)


def read_page_metadata(page: str) -> tuple[tuple[str, str], ...]:
    """Return the fields of an entry for the page: of author, title, house, date and DOI those it states."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    return tuple((name, value) for name, value in _fields(reader) if value)


def _fields(reader: _Reader) -> Iterator[tuple[str, str]]:
    authors = next((reader.values[name] for name in _AUTHORS if reader.values.get(name)), [])
    yield "author", " and ".join(_name(author) for author in authors)
    yield "title", escape_tex(reader.first(*_TITLES) or _words(reader.title))
    yield "organization", escape_tex(reader.first(*_HOUSES))
    yield "date", _date(reader.first(*_DATES))
    yield "doi", next((doi for name in _DOIS if (doi := find_doi(reader.first(name)))), "")


def escape_tex(text: str) -> str:
    """Return text as the value of a field, each of TeX's own characters protected."""
    return text.translate(_TEX)


def _name(author: str) -> str:
    """Return a name for a name list; one that holds the word that joins names stays in one piece."""
    escaped = escape_tex(author)
    return f"{{{escaped}}}" if re.search(r"\band\b", author) or author.count(",") > 1 else escaped


def _date(text: str) -> str:
    match = _DATE.match(text)
    if match is None:
        return ""
    parts = [match["year"], *(f"{int(part):02}" for part in (match["month"], match["day"]) if part)]
    return "-".join(parts)


def _words(text: str) -> str:
    """Return the text with single spaces, without control characters, cut where no title is so long."""
    plain = "".join(char if char.isprintable() else " " for char in text[: 4 * _LONGEST])
    return " ".join(plain.split())[:_LONGEST]


class _Reader(HTMLParser):
    """Collects the `meta` tags and the title of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.values: dict[str, list[str]] = {}
        self.title = ""
        self._in_title = False

    def first(self, *names: str) -> str:
        return next((self.values[name][0] for name in names if self.values.get(name)), "")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "meta":
            name = (given.get("name") or given.get("property") or "").lower()
            value = _words(given.get("content", ""))
            if value:
                self.values.setdefault(name, []).append(value)
        self._in_title = tag == "title" and not self.title

    def handle_endtag(self, tag: str) -> None:
        self._in_title = False

    def handle_data(self, data: str) -> None:
        if self._in_title:
            self.title += data
