"""An entry as CSL-JSON: https://github.com/citation-style-language/schema, `csl-data.json`.

pandoc's citeproc takes a season for a month and 0 for an open end; other programs take them for a month and
a year, so they are written here as the schema has them, or left out. `event-title` was `event` once.
"""

from __future__ import annotations

import json

from footcite.csl.dates import CslDate
from footcite.csl.item import csl_item
from footcite.model import Entry

_DATES = ("issued", "event-date", "original-date", "accessed")


def csl_json_record(entry: Entry, *, english: bool = True) -> str:
    """Return the entry as a CSL-JSON item; what CSL has no variable for is lost.

    `english` says that a title without a language is English, and is put in sentence case.
    """
    item = csl_item(entry, entry.key, english=english)
    item |= {name: _by_schema(item[name]) for name in _DATES if name in item}
    if "event" in item:
        item["event-title"] = item.pop("event")
    return json.dumps(item, ensure_ascii=False, indent=2)


def _by_schema(date: CslDate) -> CslDate:
    if "date-parts" not in date:
        return date
    found = {**date, "date-parts": [_without_season(part) for part in date["date-parts"] if part != [0]]}
    start = date["date-parts"][0]
    # From 21 to 32 the seasons come thrice; the other parts of a year have no number in CSL.
    if len(start) > 1 and 20 < start[1] < 33:
        found["season"] = (start[1] - 21) % 4 + 1
    return found


def _without_season(parts: list[int]) -> list[int]:
    return parts[:1] if len(parts) > 1 and parts[1] > 12 else parts
