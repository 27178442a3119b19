"""What readers are told of a work besides its reference, as `data-*` attributes for the scripts."""

from __future__ import annotations

from footcite.dates import parse_date
from footcite.languages import work_language
from footcite.locales import Locale
from footcite.model import Entry
from footcite.urls import doi_url, safe_url

# The types of biblatex's manual, section 2.1, that a reader would call by the name of another one.
_ALIKE = {
    "book": "bookinbook booklet mvbook",
    "collection": "mvcollection mvreference reference",
    "inbook": "incollection suppbook suppcollection",
    "legal": "commentary jurisdiction legadminmaterial legislation",
    "article": "suppperiodical",
    "audio": "music",
    "proceedings": "mvproceedings",
}
_NAME_OF = {name: kind for kind, names in _ALIKE.items() for name in names.split()}


def work_kind(entry: Entry, locale: Locale) -> str:
    """Return the kind of work in the locale's words: ``Book``, ``Web page``; ``Document`` for all others."""
    return locale.source_kinds.get(_NAME_OF.get(entry.type, entry.type)) or locale.source_kinds["misc"]


def work_data(entry: Entry, locale: Locale, link_state: str = "") -> dict[str, str]:
    """Return the attributes that are known: kind, language, address, archived copy, state of the link.

    The language is a BCP 47 tag, addresses are such that may be links; a copy has address and words.
    """
    found = {
        "data-kind": work_kind(entry, locale),
        "data-language": work_language(entry),
        "data-url": work_address(entry),
        "data-link-state": link_state,
    }
    copy = safe_url(entry.address("archiveurl"))
    if copy:
        date = parse_date(entry.get("archivedate"))
        words = locale.interface["archived-on"].format(locale.date(date)) if date else ""
        found |= {"data-archive": copy, "data-archived": words or locale.interface["archived"]}
    return {name: value for name, value in found.items() if value}


def work_address(entry: Entry) -> str:
    """Return the address of the work, that of its DOI before others, ``""`` if none may be a link."""
    return (doi_url(entry.get("doi")) if entry.get("doi") else safe_url(entry.address("url"))) or ""
