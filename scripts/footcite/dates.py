"""Dates of entries: ISO 8601 as biblatex takes it (manual, section 2.3.8), and BibTeX's year and month."""

from __future__ import annotations

import calendar
import datetime
import re
from dataclasses import dataclass

from footcite.model import Entry

_MONTHS = tuple(calendar.month_name)
# Division codes of ISO 8601-2, which biblatex calls `yeardivision`.
_SEASONS = {21: "Spring", 22: "Summer", 23: "Autumn", 24: "Winter"}
_ISO = re.compile(
    r"^(?P<year>-?\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?(?:T[\d:.+Z-]*)?(?P<mark>[?~%]?)$"
)


@dataclass(frozen=True, slots=True)
class Date:
    """One date, known to the year, the month (or season) or the day."""

    year: int
    month: int = 0
    day: int = 0
    uncertain: bool = False

    def sort_text(self) -> str:
        """Return a text that sorts as the date does."""
        # Counted from -9999 on, for a minus sign would turn the order round.
        return f"{self.year + 9999:05}-{self.month:02}-{self.day:02}"

    def format_year(self) -> str:
        """Return the year, in brackets with a question mark where it is uncertain (Chicago 14.145)."""
        return f"[{self.year}?]" if self.uncertain else str(self.year)

    def format_day(self) -> str:
        """Return month, or season, and day: ``April 9``."""
        name = _SEASONS.get(self.month) or (_MONTHS[self.month] if self.month else "")
        return f"{name} {self.day}" if self.day else name

    def format(self) -> str:
        """Return the date as Chicago prints it: ``April 9, 2015``, ``April 2015``, ``Winter 2014``."""
        return f"{self.format_day()}{',' if self.day else ''} {self.format_year()}".strip()


@dataclass(frozen=True, slots=True)
class DateRange:
    """A start and, in a range, an end; an open range has no end."""

    start: Date
    end: Date | None = None
    open: bool = False

    @property
    def is_season(self) -> bool:
        """Return whether the start is known to the season."""
        return self.start.month in _SEASONS

    def format_year(self) -> str:
        """Return the year or the span of years."""
        if self.open:
            return f"{self.start.format_year()}–"
        if self.end is None or self.end.year == self.start.year:
            return self.start.format_year()
        return f"{self.start.format_year()}–{self.end.format_year()}"

    def format_days(self) -> str:
        """Return the date or span without its year: ``April 9``, ``April 9–11``, ``Winter``."""
        start, end = self.start, self.end
        if end is None or not start.month:
            return start.format_day()
        if start.day and start.month == end.month:
            return f"{start.format_day()}–{end.day}"
        return f"{start.format_day()}–{end.format_day()}"

    def format(self) -> str:
        """Return the whole date or span, what both ends share written once (``April 9–11, 2015``)."""
        start, end = self.start, self.end
        if self.open:
            return f"{start.format()}–"
        if end is None:
            return start.format()
        if start.year != end.year or not start.month:
            return f"{start.format()}–{end.format()}"
        if start.day and start.month == end.month:
            return f"{start.format_day()}–{end.day}, {end.format_year()}"
        return f"{start.format_day()}–{end.format()}"


def parse_date(text: str) -> DateRange | None:
    """Return the date that the text states, or None if it states no possible date."""
    start_text, slash, end_text = text.strip().partition("/")
    start = _parse_one(start_text)
    if start is None:
        return None
    if not slash:
        return DateRange(start)
    if end_text in {"", ".."}:
        return DateRange(start, open=True)
    end = _parse_one(end_text)
    if end is None or end.sort_text() < start.sort_text():
        return None
    return DateRange(start, end if end != start else None)


def entry_date(entry: Entry) -> DateRange | None:
    """Return the date of the entry: of `date`, else of BibTeX's `year` and `month`."""
    if entry.get("date"):
        return parse_date(entry.get("date"))
    year = entry.get("year").strip("{} ")
    if not re.fullmatch(r"\d{4}", year):
        return None
    return DateRange(Date(int(year), _parse_month(entry.get("month")), 0))


def _parse_one(text: str) -> Date | None:
    match = _ISO.match(text)
    if match is None:
        return None
    year, month, day = int(match["year"]), int(match["month"] or 0), int(match["day"] or 0)
    if match["day"] or (month and month not in _SEASONS):
        try:
            datetime.date(max(year, 1), month, day if match["day"] else 1)
        except ValueError:
            return None
    elif match["month"] and month not in _SEASONS:
        return None
    return Date(year, month, day, bool(match["mark"]))


def _parse_month(text: str) -> int:
    word = text.strip("{} .").lower()
    if word.isdecimal():
        return int(word) if 1 <= int(word) <= 12 else 0
    return next((number for number, name in enumerate(_MONTHS) if number and word[:3] == name[:3].lower()), 0)
