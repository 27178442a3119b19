"""Dates in the words of a language."""

from __future__ import annotations

from dataclasses import dataclass

from footcite.dates import Date, DateRange


@dataclass(frozen=True, slots=True)
class DateWords:
    """The words and patterns of dates; months are counted from 1, seasons from 21, as in ISO 8601-2.

    Seasons come thrice, for the halves of the globe; then quarters, thirds and halves of a year.
    """

    months: tuple[str, ...]
    short_months: tuple[str, ...]
    ieee_months: tuple[str, ...]
    day_months: tuple[str, ...]
    seasons: tuple[str, ...]
    divisions: tuple[str, ...]
    dates: dict[str, str]
    years: dict[str, str]
    range_dash: str

    def date(self, span: DateRange, *, form: str = "full", short: bool = False) -> str:
        """Return the date, or the span with what both ends share written once: ``April 9–11, 2015``.

        `form` is the pattern of a day, `short` abbreviates months.
        """
        start, end = span.start, span.end
        first = self._one(start, form, short=short)
        if span.open or span.open_start:
            return self._around(first, span)
        if end is None:
            return first
        last = self._one(end, form, short=short)
        if start.year != end.year or not start.month:
            return self._joined(first, last)
        if _in_one_month(start, end):
            return self._pattern(form, self._days_of(start, end), end, short=short)
        return self._joined(self.day(start, form=form, short=short), last)

    def year(self, span: DateRange) -> str:
        """Return the year or the span of years."""
        first = self._year(span.start)
        if span.open or span.open_start:
            return self._around(first, span)
        if span.end is None or span.end.year == span.start.year:
            return first
        return self._joined(first, self._year(span.end))

    def days(self, span: DateRange) -> str:
        """Return the date or span without its year: ``April 9``, ``April 9–11``, ``Winter``."""
        start, end = span.start, span.end
        if end is None or not start.month:
            return self.day(start)
        if _in_one_month(start, end):
            return self._pattern("day", self._days_of(start, end), end)
        return self._joined(self.day(start), self.day(end))

    def beside_year(self, span: DateRange) -> str:
        """Return what the date says beyond its year, which stands elsewhere; of several years, all of it."""
        if span.start.year == (span.end or span.start).year and not span.open:
            return self.days(span)
        return self.date(span) if span.start.month else ""

    def day(self, date: Date, *, form: str = "full", short: bool = False) -> str:
        """Return month and day, ``April 9``, or the month or season, or ``""``."""
        if not date.day:
            return self._month(date, short=short) if date.month else ""
        return self._pattern(
            "day" if form == "full" else f"{form}-day", self._number(date.day), date, short=short
        )

    def _one(self, date: Date, form: str, *, short: bool) -> str:
        if not date.month:
            return self._year(date)
        if not date.day:
            return self._pattern("month", "", date, short=short)
        return self._pattern(form, self._number(date.day), date, short=short)

    def _pattern(self, form: str, day: str, date: Date, *, short: bool = False) -> str:
        return self.dates[form].format(day=day, month=self._month(date, short=short), year=self._year(date))

    def _month(self, date: Date, *, short: bool) -> str:
        """Return the name of the month or season; beside a day some languages decline it."""
        number = date.month
        if number > 20:
            return self.seasons[(number - 21) % 4] if number < 33 else self.divisions[number - 33]
        names = self.day_months if date.day else self.months
        return (self.short_months if short else names)[number - 1]

    def _days_of(self, start: Date, end: Date) -> str:
        return self._joined(self._number(start.day), self._number(end.day))

    def _number(self, day: int) -> str:
        return self.dates["first-day" if day == 1 else "day-number"].format(day)

    def _year(self, date: Date) -> str:
        """Return the year as Chicago prints one that is known, ``[1750?]`` or ``ca. 1750`` (14.145)."""
        year = self._plain_year(date)
        about = self.years["about"].format(year) if date.approximate else year
        return self.years["uncertain"].format(about) if date.uncertain else about

    def _plain_year(self, date: Date) -> str:
        """Return ``1990``, ``1990s``, ``1900–1999``, ``877 BC`` (9.34), ``12,000 BC`` (9.54)."""
        if date.years == 10:
            return self.years["decade"].format(date.year)
        if date.years == 100:
            return self._joined(str(date.year), str(date.year + 99))
        year = date.year if date.year > 0 else 1 - date.year
        shown = f"{year:,}".replace(",", self.years["thousands"]) if year > 9999 else str(year)
        return shown if date.year > 0 else self.years["before-christ"].format(shown)

    def _joined(self, first: str, last: str) -> str:
        dash = self.dates["span"] if any(char.isspace() for char in first) else self.range_dash
        return f"{first}{dash}{last}"

    def _around(self, text: str, span: DateRange) -> str:
        return f"{self.range_dash}{text}" if span.open_start else f"{text}{self.range_dash}"


def _in_one_month(start: Date, end: Date) -> bool:
    return bool(start.day and end.day and start.month == end.month)
