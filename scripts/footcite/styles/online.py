"""Where a work is read on the web, and when it was: links and archived copies."""

from __future__ import annotations

import html

from footcite.dates import DateRange, parse_date
from footcite.locales import Locale
from footcite.model import Entry, Html
from footcite.urls import doi_url, safe_url

_EPRINTS = {
    "arxiv": "https://arxiv.org/abs/",
    "jstor": "https://www.jstor.org/stable/",
    "pubmed": "https://pubmed.ncbi.nlm.nih.gov/",
    "hdl": "https://hdl.handle.net/",
    "googlebooks": "https://books.google.com/books?id=",
}


def link(entry: Entry) -> Html:
    """Return the DOI or web address as a link to itself, ``""`` if there is none or it is unsafe."""
    if entry.get("doi"):
        return _link(doi_url(entry.address("doi")))
    return _link(safe_url(entry.address("url")) or _eprint_url(entry))


def archived(entry: Entry, locale: Locale) -> Html:
    """Return when the archived copy was made and where it is, ``""`` if there is none."""
    copy = _link(safe_url(entry.address("archiveurl")))
    date = parse_date(entry.get("archivedate"))
    if not copy:
        return copy
    told = locale["archived-on"].format(locale.date(date), copy) if date else locale["archived"].format(copy)
    return Html(told)


def read_date(entry: Entry) -> DateRange | None:
    """Return when the address of the entry was read."""
    return parse_date(entry.get("urldate"))


def _eprint_url(entry: Entry) -> str | None:
    """Return the address of a preprint (biblatex's manual, section 3.13.7)."""
    eprint = entry.address("eprint")
    service = _EPRINTS.get(entry.get("eprinttype").lower()) if eprint else None
    return safe_url(f"{service}{eprint}") if service else None


def _link(url: str | None) -> Html:
    address = html.escape(url or "")
    return Html(f'<a class="reference-link" href="{address}">{address}</a>' if url else "")
