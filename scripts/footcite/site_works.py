"""The pages of a site as works that can be cited: each a part of the site, which is a work itself.

The site is described as pandoc and Quarto describe works in YAML, by the variables of CSL:
https://pandoc.org/MANUAL.html#specifying-bibliographic-data, https://quarto.org/docs/authoring/create-citeable-articles.html.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from footcite.bibfile.keys import make_key
from footcite.csl.load import VARIABLES, parse_csl_json
from footcite.issues import Code, Issue, did_you_mean
from footcite.model import Entry, Place

Record = dict[str, Any]

_BOOKS = frozenset({"book", "collection", "manuscript", "pamphlet", "report", "thesis"})
# What names or counts the whole work, and none of its parts.
_OF_THE_WHOLE = frozenset({"title-short", "number", "DOI", "abstract"})


@dataclass(frozen=True, slots=True)
class SitePage:
    """What a page says of itself; `own` are the variables that its front matter gives, at the place.

    `path` is that of its source below the folder of sources, `date` in ISO 8601 or empty.
    """

    path: str
    title: str
    url: str = ""
    date: str = ""
    is_home: bool = False
    own: Record = field(default_factory=dict)
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class PageWork:
    """A page as a work: the page, its entry, and that of the site, which is its own on the front page."""

    page: SitePage
    entry: Entry
    site: Entry


def check_record(record: Any, place: Place, option: str) -> list[Issue]:
    """Return an issue for each variable of a record in YAML that CSL does not know."""
    if not isinstance(record, Mapping):
        message = f"`{option}` is not a mapping of CSL's variables"
        return [Issue(Code.META_INVALID, message, place, "write `title: …`, one variable a line")]
    return [
        Issue(
            Code.META_UNKNOWN_FIELD,
            f"`{option}` has no variable `{name}`",
            place,
            did_you_mean(str(name), VARIABLES) or "variables are those of CSL, such as `title` and `author`",
        )
        for name in record
        if name not in VARIABLES
    ]


def site_works(
    site: Record, pages: Iterable[SitePage], place: Place
) -> tuple[dict[str, PageWork], list[Issue]]:
    """Return the pages as works, by path of source, and what is wrong in their records.

    The site is as new as its newest page. `place` is that of the site's record.
    """
    pages = list(pages)
    newest = max((page.date for page in pages), default="")
    home = next((page for page in pages if page.is_home), SitePage("", ""))
    whole, issues = _entry(_dated(site, replace(home, date=newest)) | home.own, place)
    works: dict[str, PageWork] = {}
    for page in pages:
        entry = whole
        if not page.is_home:
            entry, found = _entry(_part(site, page), page.place or place)
            # What is wrong in the site's record was said once.
            issues += found if page.own else []
        works[page.path] = PageWork(page, entry, whole)
    return works, issues


def _part(site: Record, page: SitePage) -> dict[str, Any]:
    """Return the record of a page: a chapter of what is like a book, else a page of the site."""
    kept = {name: value for name, value in site.items() if name not in _OF_THE_WHOLE}
    part = _dated(kept, page) | {"title": page.title}
    if site["type"] in _BOOKS:
        part |= {"type": "chapter", "container-title": site["title"]}
    else:
        part.setdefault("publisher", site["title"])
    return part | page.own


def _dated(record: Record, page: SitePage) -> dict[str, Any]:
    found = {"issued": page.date} if page.date else {}
    return {**record, **found, **({"URL": page.url} if page.url else {})}


def _entry(record: Record, place: Place) -> tuple[Entry, list[Issue]]:
    # YAML has read some dates as such.
    text = json.dumps([{**record, "id": "cite_page"}], default=iso_date)
    (entry,), issues = parse_csl_json(text, place.path)
    return replace(entry, key=make_key(entry, [])), [replace(issue, place=place) for issue in issues]


def iso_date(value: object) -> str:
    """Return a value of front matter as a date in ISO 8601; what YAML reads as a date has no time then."""
    return value.isoformat()[:10] if isinstance(value, datetime.date) else str(value)
