"""Dates of entries as CSL-JSON has them, and back.

https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html#date-fields; a season stands in the
place of the month, by the division codes of ISO 8601-2.
"""

from __future__ import annotations

from typing import Any

from footcite.csl.markup import csl_to_tex, plain_text
from footcite.dates import Date, DateRange, entry_date, parse_date
from footcite.model import Entry

CslDate = dict[str, Any]


def csl_dates(entry: Entry) -> dict[str, CslDate]:
    """Return the dates of the entry by the names of CSL's variables."""
    dates = {
        "issued": _issued(entry),
        "event-date": _date(entry.get("eventdate")),
        "original-date": _date(entry.get("origdate", "origyear")),
        "accessed": _date(entry.get("urldate")),
    }
    return {name: date for name, date in dates.items() if date}


def edtf(date: Any) -> str | None:
    """Return a CSL-JSON date as biblatex writes it, words as they are, or None if it is no date."""
    if isinstance(date, str | int):
        return csl_to_tex(str(date)).strip()
    if not isinstance(date, dict):
        return None
    parts = date.get("date-parts")
    if isinstance(parts, list) and parts and all(isinstance(part, list) for part in parts):
        ends = [_edtf_one(part, date.get("season")) for part in parts[:2]]
        if None in ends or not ends[0]:
            return None
        mark = "~" if date.get("circa") else ""
        return "/".join(f"{end}{mark}" if end else "" for end in ends if end is not None)
    words = date.get("raw") or date.get("literal") or ""
    return csl_to_tex(words).strip() if isinstance(words, str) else None


def _issued(entry: Entry) -> CslDate:
    date = entry_date(entry)
    if date is not None:
        return _parts(date, entry.get("date"))
    words = plain_text(entry.get("date", "year"))
    return {"literal": words} if words else {}


def _date(text: str) -> CslDate:
    date = parse_date(text) if text else None
    if date is None:
        return {"literal": plain_text(text)} if text else {}
    return _parts(date, text)


def _parts(date: DateRange, written: str) -> CslDate:
    parts = [_one(date.start)]
    if date.open:
        parts.append([0])
    elif date.end is not None:
        parts.append(_one(date.end))
    found: CslDate = {"date-parts": parts}
    if "~" in written or "%" in written:
        found["circa"] = True
    return found


def _one(date: Date) -> list[int]:
    # Astronomical years have a year 0, which is 1 BC.
    year = date.year - 1 if date.year <= 0 else date.year
    return [part for part in (year, date.month, date.day) if part]


def _edtf_one(parts: list[Any], season: Any) -> str | None:
    """Return one end of a date; ``""`` stands for an open end (a year 0)."""
    numbers = [_number(part) for part in parts if part not in ("", None)]
    if not numbers or None in numbers:
        return None if numbers else ""
    year, *rest = [number for number in numbers if number is not None]
    if year == 0 and not rest:
        return ""
    if not rest and _number(season) in {1, 2, 3, 4, 21, 22, 23, 24}:
        rest = [20 + int(season) if int(season) < 20 else int(season)]
    shifted = year + 1 if year < 0 else year
    sign = "-" if shifted < 0 else ""
    return "-".join([f"{sign}{abs(shifted):04}", *(f"{part:02}" for part in rest[:2])])


def _number(value: Any) -> int | None:
    if isinstance(value, bool) or not isinstance(value, int | str):
        return None
    text = str(value).strip()
    return (
        int(text) if text.lstrip("-").isascii() and text.lstrip("-").isdecimal() and len(text) < 7 else None
    )
