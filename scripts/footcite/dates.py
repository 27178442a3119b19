"""Dates of entries: ISO 8601-2, level 1, as biblatex takes it (manual, section 2.3.8), and BibTeX's year."""

from __future__ import annotations

import calendar
import datetime
import functools
import re
from dataclasses import dataclass, replace

from footcite.model import Entry

_MONTHS = tuple(calendar.month_name)
# Parts of a year (ISO 8601-2, section 4.8, which biblatex calls `yeardivision`): seasons, those of
# the northern and of the southern half of the globe, quarters, thirds, halves.
_DIVISIONS = range(21, 42)
_ISO = re.compile(
    r"(?P<year>-?[0-9]{4}|[Yy]-?[0-9]{5,13}|[Yy]-?[0-9]{1,8}[Ee][0-9]{1,2})"
    r"(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?)?(?:T[0-9:.+Z-]*)?(?P<mark>[?~%]?)"
)
# What is unknown is left out: the month of `1999-XX`, the day of `1999-01-XX` (table 3 of the manual).
_UNKNOWN_PART = re.compile(r"^(-?[0-9]{4}(?:-[0-9]{2})?)-(?:XX(?:-XX)?|[01]X)(?=[?~%]?$)")
_UNKNOWN_YEAR = re.compile(r"(?P<year>-?[0-9]{2}(?:[0-9]X|XX))(?P<mark>[?~%]?)")
_WORDY_MONTH = re.compile(
    r"(?P<before>[0-9]{1,2})?[\s~.]*(?P<name>[A-Za-z]{3,9})[\s~.]*(?P<after>[0-9]{1,2})?"
)
_MAX_YEAR = 10**13


@dataclass(frozen=True, slots=True)
class Date:
    """One date, known to the year, the month (or another part of a year, from 21 on) or the day.

    Year 0 is 1 BC. `years` is 10 or 100 where only the decade or the century is known, whose
    first year is `year`.
    """

    year: int
    month: int = 0
    day: int = 0
    uncertain: bool = False
    approximate: bool = False
    years: int = 1

    def sort_text(self) -> str:
        """Return a text that sorts as the date does."""
        # Counted from long ago, for a minus sign would turn the order round.
        return f"{self.year + _MAX_YEAR:014}-{self.month:02}-{self.day:02}"


@dataclass(frozen=True, slots=True)
class DateRange:
    """A start and, in a range, an end; an open range has no end.

    Where the start is open, as in ``/1997``, `start` is the date that closes the range.
    """

    start: Date
    end: Date | None = None
    open: bool = False
    open_start: bool = False

    def without_days(self) -> DateRange:
        """Return the date or span, known to the month at most."""
        start = replace(self.start, day=0)
        end = replace(self.end, day=0) if self.end else None
        return DateRange(start, end if end != start else None, self.open, self.open_start)


@functools.lru_cache(maxsize=4096)
def parse_date(text: str) -> DateRange | None:
    """Return the date that the text states, or None if it states no possible date."""
    start_text, slash, end_text = text.strip().partition("/")
    start = None if start_text in {"", ".."} else _parse_one(start_text)
    end = None if end_text in {"", ".."} else _parse_one(end_text)
    if start is None:
        closes = bool(slash) and start_text in {"", ".."} and end is not None
        return DateRange(end, open_start=True) if closes and end else None
    if not slash:
        return DateRange(start)
    if end_text in {"", ".."}:
        return DateRange(start, open=True)
    if end is None or end.sort_text() < start.sort_text():
        return None
    return DateRange(start, end if end != start else None)


def entry_date(entry: Entry) -> DateRange | None:
    """Return the date of the entry: of `date`, else of BibTeX's `year` and `month`."""
    if entry.get("date"):
        return parse_date(entry.get("date"))
    year = entry.get("year").strip("{} ")
    if not re.fullmatch(r"[0-9]{4}", year):
        return None
    first, slash, last = entry.get("month").replace("--", "/").replace("–", "/").partition("/")
    start, end = _parse_month(int(year), first), _parse_month(int(year), last) if slash else None
    return DateRange(start, end if end and end.sort_text() > start.sort_text() else None)


def _parse_one(text: str) -> Date | None:
    unknown = _UNKNOWN_YEAR.fullmatch(text)
    if unknown:
        written = unknown["year"]
        return _marked(Date(int(written.replace("X", "0")), years=10 ** written.count("X")), unknown["mark"])
    match = _ISO.fullmatch(_UNKNOWN_PART.sub(r"\1", text))
    if match is None:
        return None
    year = _parse_year(match["year"])
    month, day = int(match["month"] or 0), int(match["day"] or 0)
    if abs(year) >= _MAX_YEAR or not _is_possible(year, match["month"], match["day"]):
        return None
    return _marked(Date(year, month, day), match["mark"])


def _parse_year(text: str) -> int:
    """Return the year; `Y-17E7` is 170 million years before 1 BC (ISO 8601-2, section 4.7.2)."""
    digits, _, exponent = text.lower().removeprefix("y").partition("e")
    return int(digits + "0" * int(exponent or 0))


def _is_possible(year: int, month: str | None, day: str | None) -> bool:
    if month is None or (day is None and int(month) in _DIVISIONS):
        return True
    try:
        # The calendar of Python has four digits; leap years come round every 400 years.
        datetime.date(2000 + year % 400, int(month), int(day or 1))
    except ValueError:
        return False
    return True


def _marked(date: Date, mark: str) -> Date:
    return Date(date.year, date.month, date.day, mark in {"?", "%"}, mark in {"~", "%"}, date.years)


def _parse_month(year: int, text: str) -> Date:
    """Return the date with BibTeX's month, a number or a name, perhaps with a day: ``May 12``."""
    word = text.strip("{} .")
    if word.isdecimal():
        number = int(word) if len(word) <= 2 else 0
        return Date(year, number if number <= 12 else 0)
    match = _WORDY_MONTH.fullmatch(word)
    if match is None:
        return Date(year)
    name = match["name"][:3].lower()
    month = next((number for number, known in enumerate(_MONTHS) if number and known[:3].lower() == name), 0)
    day = int(match["before"] or match["after"] or 0) if month else 0
    return Date(year, month, day if _is_possible(year, f"{month}", f"{day or 1}") and month else 0)
