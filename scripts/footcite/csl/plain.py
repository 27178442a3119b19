"""CSL-JSON items as plain text, for formats that have no markup."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from footcite.csl.item import Item, csl_item
from footcite.languages import title_language
from footcite.model import Entry

_MARKUP = re.compile(r"</?(?:i|b|sup|sub|sc|span)(?: [^<>]*)?>")


def plain_item(entry: Entry) -> Item:
    """Return the entry as a CSL-JSON item without markup, on one line each, capitals as they were written."""
    # A title whose language is not known is not put in sentence case.
    unnamed = replace(entry, fields={**entry.fields, "langid": ""})
    language = title_language(entry) or entry.get("langid")
    item = csl_item(unnamed, entry.key, english=False) | ({"language": language} if language else {})
    return {name: _plain(value) if isinstance(value, str) else value for name, value in item.items()}


def _plain(text: str) -> str:
    return " ".join(_MARKUP.sub("", text).split())


def plain_names(item: Item, variable: str) -> list[str]:
    """Return the names as ``Beethoven, Ludwig van, Jr.``, a corporate one as it is; "and others" is none."""
    return [_name(name) for name in item.get(variable, ()) if name != {"literal": "others"}]


def _name(name: dict[str, str]) -> str:
    if "literal" in name:
        return _plain(name["literal"])
    family = f"{name.get('non-dropping-particle', '')} {name.get('family', '')}".strip()
    given = f"{name.get('given', '')} {name.get('dropping-particle', '')}".strip()
    return _plain(", ".join(part for part in (family, given, name.get("suffix", "")) if part))


def date_texts(date: dict[str, Any] | None) -> list[str]:
    """Return ``["2015", "04", "14"]``, as far as it is known, of the start of a span, without a season."""
    if not date or "date-parts" not in date:
        return []
    year, *rest = date["date-parts"][0]
    is_month = rest and rest[0] < 13
    return [f"{year:04}", *(f"{part:02}" for part in rest if is_month)]
