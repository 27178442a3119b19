"""An entry as RIS, the tags by type as EndNote's specification of 2012 and Zotero's translator have them.

Lines end as the specification wants it; a value never holds a line break, which would start a tag.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from footcite.csl.item import Item
from footcite.csl.plain import date_texts, plain_item, plain_names
from footcite.model import Entry

_TYPES = {
    "article-journal": "JOUR",
    "article-magazine": "MGZN",
    "article-newspaper": "NEWS",
    "book": "BOOK",
    "chapter": "CHAP",
    "dataset": "DATA",
    "entry-encyclopedia": "ENCYC",
    "graphic": "ART",
    "legal_case": "CASE",
    "legislation": "STAT",
    "manuscript": "UNPB",
    "motion_picture": "VIDEO",
    "pamphlet": "PAMP",
    "paper-conference": "CONF",
    "patent": "PAT",
    "personal_communication": "PCOMM",
    "report": "RPRT",
    "review": "JOUR",
    "software": "COMP",
    "song": "SOUND",
    "speech": "SLIDE",
    "thesis": "THES",
    "treaty": "LEGAL",
    "webpage": "ELEC",
}
# Types whose second title is the series, for they stand in no larger work.
_WHOLE_WORKS = frozenset({"BOOK", "COMP", "ELEC", "PAMP", "RPRT", "UNPB"})
_TAGS = {
    "ST": "title-short",
    "J2": "container-title-short",
    "VL": "volume",
    "IS": "issue",
    "NV": "number-of-volumes",
    "M3": "genre",
    "PB": "publisher",
    "CY": "publisher-place",
    "DO": "DOI",
    "UR": "URL",
    "LA": "language",
    "N1": "note",
}


def ris_record(entry: Entry) -> str:
    """Return the entry as RIS, titles with their capitals as they were written."""
    item = plain_item(entry)
    kind = _TYPES.get(item["type"], "GEN")
    lines = [("TY", kind), ("ID", " ".join(entry.key.split())), *_names(item, kind), *_titles(item, kind)]
    lines += _dates(item)
    lines += [(tag, item[variable]) for tag, variable in _TAGS.items() if item.get(variable)]
    lines += [*_extent(item, kind), ("ER", "")]
    return "\r\n".join(f"{tag}  - {value}" for tag, value in lines)


def _names(item: Item, kind: str) -> Iterator[tuple[str, str]]:
    role = "director" if kind == "VIDEO" and item.get("director") else "author"
    tags = {"AU": role, "A3" if kind == "BOOK" else "A2": "editor", "A4": "translator"}
    for tag, variable in tags.items():
        yield from ((tag, name) for name in plain_names(item, variable))


def _titles(item: Item, kind: str) -> Iterator[tuple[str, str]]:
    whole, series = item.get("container-title", ""), item.get("collection-title", "")
    seconds = [item.get("event", ""), whole] if kind == "CONF" else [whole]
    if kind in _WHOLE_WORKS:
        seconds.append(series)
    second = next((title for title in seconds if title), "")
    titles = {
        "TI": item.get("title", ""),
        "T2": second,
        "T3": series if second != series else "",
        "C3": whole if kind == "CONF" else "",
    }
    yield from ((tag, title) for tag, title in titles.items() if title)


def _dates(item: Item) -> Iterator[tuple[str, str]]:
    """Yield the dates as ``2015/04/14/``, what is unknown left empty."""
    issued, accessed = date_texts(item.get("issued")), date_texts(item.get("accessed"))
    if issued:
        yield "PY", issued[0]
    elif item.get("issued"):
        yield "PY", item["issued"]["literal"]
    for tag, parts in (("DA", issued), ("Y2", accessed)):
        if parts:
            yield tag, "/".join([*parts, "", ""][:3]) + "/"


def _extent(item: Item, kind: str) -> Iterator[tuple[str, str]]:
    """Yield pages, edition and numbers, whose tags mean one thing in a book and another in a report."""
    pages = item.get("number-of-pages", "") if kind in {"BOOK", "THES"} else item.get("page", "")
    first, last = pages.split("-") if re.fullmatch(r"\w+-\w+", pages) else (pages, "")
    is_counted = kind in {"RPRT", "PAT"}
    numbers = [item.get("number", "")] if is_counted else [item.get("ISBN", ""), item.get("ISSN", "")]
    found = [
        ("SP", first),
        ("EP", last),
        ("ET", item.get("version" if kind in {"COMP", "DATA"} else "edition", "")),
        *(("SN", number) for number in numbers),
        ("M1", "" if is_counted else item.get("collection-number" if kind == "BOOK" else "number", "")),
    ]
    yield from ((tag, value) for tag, value in found if value)
