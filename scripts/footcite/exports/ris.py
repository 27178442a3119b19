"""An entry as RIS, the tags by type as EndNote's specification of 2012 and Zotero's translator have them.

Lines end as the specification wants it; a value never holds a line break, which would start a tag.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from footcite.csl.item import Item, csl_item
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
    "M1": "number",
    "M3": "genre",
    "PB": "publisher",
    "CY": "publisher-place",
    "DO": "DOI",
    "UR": "URL",
    "LA": "language",
    "N1": "note",
}
_MARKUP = re.compile(r"</?(?:i|b|sup|sub|sc|span)(?: [^<>]*)?>")


def ris_record(entry: Entry) -> str:
    """Return the entry as RIS, titles with their capitals as they were written."""
    item = csl_item(entry, entry.key, english=False)
    kind = _TYPES.get(item["type"], "GEN")
    lines = [("TY", kind), ("ID", entry.key), *_names(item, kind), *_titles(item, kind), *_dates(item)]
    lines += [(tag, item[variable]) for tag, variable in _TAGS.items() if item.get(variable)]
    lines += [*_extent(item, kind), ("ER", "")]
    return "\r\n".join(f"{tag}  - {_plain(value)}" for tag, value in lines)


def _plain(value: str) -> str:
    return " ".join(_MARKUP.sub("", value).split())


def _names(item: Item, kind: str) -> Iterator[tuple[str, str]]:
    roles = {"AU": "author", "A3" if kind == "BOOK" else "A2": "editor", "A4": "translator"}
    if kind == "VIDEO":
        roles = {"AU": "director", **roles} if item.get("director") else roles
    for tag, variable in roles.items():
        for name in item.get(variable, ()):
            if name != {"literal": "others"}:
                yield tag, _name(name)


def _name(name: dict[str, str]) -> str:
    if "literal" in name:
        return name["literal"]
    family = f"{name.get('non-dropping-particle', '')} {name.get('family', '')}".strip()
    given = f"{name.get('given', '')} {name.get('dropping-particle', '')}".strip()
    return ", ".join(part for part in (family, given, name.get("suffix", "")) if part)


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
    issued = item.get("issued")
    if issued and "date-parts" in issued:
        yield "PY", f"{issued['date-parts'][0][0]:04}"
        if len(issued["date-parts"][0]) > 1:
            yield "DA", _date(issued)
    elif issued:
        yield "PY", issued["literal"]
    if "date-parts" in item.get("accessed", ()):
        yield "Y2", _date(item["accessed"])


def _date(date: dict[str, Any]) -> str:
    """Return ``2015/04/14/``, what is unknown left empty; the start of a span."""
    year, *rest = date["date-parts"][0]
    # A season, from 21 on, is no month.
    month, day = ([f"{part:02}" for part in rest if part < 13 or rest[0] < 13] + ["", ""])[:2]
    return f"{year:04}/{month}/{day}/"


def _extent(item: Item, kind: str) -> Iterator[tuple[str, str]]:
    first, _, last = item.get("page", "").partition("-")
    if re.fullmatch(r"\w+-\w+", item.get("page", "")):
        yield from (("SP", first), ("EP", last))
    elif first or item.get("number-of-pages"):
        yield "SP", item.get("page") or item["number-of-pages"]
    edition = item.get("version") if kind in {"COMP", "DATA"} else item.get("edition")
    if edition:
        yield "ET", edition
    yield from (("SN", item[name]) for name in ("ISBN", "ISSN") if item.get(name))
