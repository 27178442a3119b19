"""An entry as a CSL-JSON item, field by field as pandoc's reader of biblatex maps them.

https://docs.citationstyles.org/en/stable/specification.html#appendix-iv-variables.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from footcite.csl.dates import csl_dates
from footcite.csl.markup import csl_text, csl_title, plain_text
from footcite.csl.names import csl_names
from footcite.csl.types import IN_BOOKS, IN_SERIES, csl_type
from footcite.languages import title_language
from footcite.literal_lists import split_list
from footcite.locales import DEFAULT_LANGUAGE, Locale
from footcite.model import Entry

Item = dict[str, Any]
Convert = Callable[[str], str]

# Variables that are one field each.
_TEXTS = {
    "number-of-pages": "pagetotal",
    "number-of-volumes": "volumes",
    "chapter-number": "chapter",
    "edition": "edition",
    "version": "version",
    "original-publisher": "origpublisher",
    "original-publisher-place": "origlocation",
    "event-place": "venue",
    "abstract": "abstract",
    "keyword": "keywords",
}
_IDENTIFIERS = {"DOI": "doi", "ISBN": "isbn", "ISSN": "issn", "PMID": "pmid", "PMCID": "pmcid"}
_PERIODICAL_TITLES = frozenset({"article", "suppperiodical", "review"})
_EPRINTS = {
    "arxiv": "https://arxiv.org/abs/",
    "jstor": "https://www.jstor.org/stable/",
    "pubmed": "https://www.ncbi.nlm.nih.gov/pubmed/",
    "googlebooks": "https://books.google.com?id=",
}
_NATIONS = {"de": "German", "eu": "European", "fr": "French", "uk": "British", "us": "U.S."}
# biblatex's keys for kinds, countries and states (manual, section 4.9.2.13 and following) in English.
_KEYS = {
    "bathesis": "Bachelor’s thesis",
    "mathesis": "Master’s thesis",
    "mastersthesis": "Master’s thesis",
    "phdthesis": "PhD thesis",
    "candthesis": "Candidate thesis",
    "resreport": "research report",
    "techreport": "technical report",
    "software": "computer software",
    "datacd": "CD-ROM",
    "audiocd": "audio CD",
    **{f"patent{tag}": f"{name} patent" for tag, name in _NATIONS.items()},
    **{f"patreq{tag}": f"{name} patent request" for tag, name in _NATIONS.items()},
    "countryde": "Germany",
    "countryeu": "European Union",
    "countryep": "European Union",
    "countryfr": "France",
    "countryuk": "United Kingdom",
    "countryus": "United States of America",
    "inpreparation": "in preparation",
    "inpress": "in press",
    "prepublished": "pre-published",
}


def key_words(locale: Locale) -> Mapping[str, str]:
    """Return the words for biblatex's keys, which pandoc's reader has in English."""
    if locale.tag == DEFAULT_LANGUAGE:
        return _KEYS
    kinds = locale.types | {"mastersthesis": locale.types["mathesis"]}
    return kinds | locale.countries | locale.states


def csl_item(
    entry: Entry, identifier: str, *, english: bool = True, words: Mapping[str, str] = _KEYS
) -> Item:
    """Return the entry as a CSL-JSON item with the given id.

    `english` says that a title without a language is English, and is put in sentence case; `words`
    are those for biblatex's keys (`key_words`).
    """
    tag = title_language(entry) or entry.get("langid")
    title = csl_title if (tag.startswith("en") if tag else english) else csl_text
    item = {
        "id": identifier,
        "type": csl_type(entry),
        "language": tag,
        "genre": _genre(entry, words),
        "status": words.get(entry.get("pubstate"), csl_text(entry.get("pubstate"))),
        "URL": _address(entry),
        "note": _joined(".", [csl_text(entry.get(name)) for name in ("note", "addendum")]),
        **_titles(entry, title),
        **_numbers(entry),
        **_publication(entry, words),
        **csl_names(entry),
        **csl_dates(entry),
        **{name: csl_text(entry.get(field)) for name, field in _TEXTS.items()},
        **{name: plain_text(entry.get(field)) for name, field in _IDENTIFIERS.items()},
    }
    return {name: value for name, value in item.items() if value}


def _titles(entry: Entry, title: Convert) -> Item:
    """Return the titles; what a volume of several or a periodical calls its title is another thing."""
    within, whole = entry.type in IN_BOOKS, bool(entry.get("maintitle"))

    def full(prefix: str, convert: Convert = title) -> str:
        parts = [convert(entry.get(f"{prefix}{part}")) for part in ("title", "subtitle", "titleaddon")]
        return _joined(".", [_joined(":", parts[:2]), parts[2]]) if parts[0] else ""

    if entry.type == "periodical":
        names = {"title": full("issue"), "container-title": full("", csl_text)}
        short = entry.get("shorttitle")
    elif within:
        held = {"container-title": full("main") or full("book")}
        names = {"title": full(""), **held, "volume-title": full("book") if whole else ""}
        short = ""
    else:
        names = {"title": full("main") or full(""), "volume-title": full("") if whole else ""}
        names["container-title"] = full("journal", csl_text) or csl_text(entry.get("journal"))
        short = ""
    return {
        **names,
        "title-short": _short_title(entry, title, names["title"]),
        "container-title-short": csl_text(short or entry.get("shortjournal")),
        "collection-title": _series(title(entry.get("series"))),
        "original-title": title(entry.get("origtitle")),
        "event": title(entry.get("eventtitle")),
    }


def _short_title(entry: Entry, title: Convert, whole: str) -> str:
    """Return `shorttitle`, or the title up to its colon or its subtitle."""
    if entry.get("shorttitle") and (entry.type in IN_BOOKS or not entry.get("maintitle")):
        return title(entry.get("shorttitle"))
    main = title(entry.get("title"))
    head = main.partition(":")[0]
    if entry.get("maintitle") and entry.type not in IN_BOOKS and head == main:
        return ""
    balanced = len(re.findall(r"<\w", head)) == head.count("</")
    short = head if balanced else main
    return short if short != whole and entry.type != "periodical" else ""


def _series(text: str) -> str:
    """Return the series; a number alone counts series, ``3rd series``."""
    if not text.isdecimal():
        return text
    ending = (
        "th" if int(text) % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(int(text) % 10, "th")
    )
    return f"{text}{ending} series"


def _numbers(entry: Entry) -> Item:
    number = csl_text(entry.get("number"))
    if entry.type in IN_SERIES:
        counted = {"collection-number": number}
    elif entry.type in _PERIODICAL_TITLES | {"periodical"}:
        counted = {"issue": _joined(",", [csl_text(entry.get("issue")), number]) if number else ""}
    else:
        counted = {"number": number}
    volume = [csl_text(entry.get("volume")), csl_text(entry.get("part"))]
    return {
        **counted,
        "volume": ".".join(part for part in volume if part),
        "page": re.sub(r"(?<!\s)\s*[-–—]+\s*", "-", csl_text(entry.get("pages"))),
    }


def _publication(entry: Entry, words: Mapping[str, str]) -> Item:
    houses = ("school", "institution", "organization", "howpublished", "publisher")
    places = _list(entry.get("address", "location"), words)
    is_patent = entry.type == "patent"
    return {
        "publisher": _joined(";", [_list(entry.get(house), words) for house in houses]),
        "jurisdiction" if is_patent else "publisher-place": places,
    }


def _list(tex: str, words: Mapping[str, str]) -> str:
    """Return a literal list, its members joined with semicolons (biblatex manual, 2.2.1)."""
    return "; ".join(words.get(member, csl_text(member)) for member in split_list(tex))


def _genre(entry: Entry, words: Mapping[str, str]) -> str:
    written = entry.get("type") or (entry.type if entry.type in {"mastersthesis", "phdthesis"} else "")
    return words.get(written, csl_text(written))


def _address(entry: Entry) -> str:
    """Return the address of the work, or that of its eprint."""
    base = _EPRINTS.get(entry.get("eprinttype", "archiveprefix").lower())
    return entry.address("url") or (
        f"{base}{entry.address('eprint')}" if base and entry.get("eprint") else ""
    )


def _joined(mark: str, parts: list[str]) -> str:
    """Return the parts with the mark and a space between them, unless a part ends in a mark itself."""
    text = ""
    for part in parts:
        if part:
            text = f"{text}{'' if text[-1] in '!?.,:;' else mark} {part}" if text else part
    return text
