"""Says a record in the words of a file: BibTeX's own, or those of biblatex."""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Sequence

from footcite.bibfile.blocks import Block

# The biblatex manual, section 2.2.5, lists the names of BibTeX that biblatex takes for its own.
_BIBLATEX = {"journal": "journaltitle", "address": "location", "school": "institution"}
_BIBTEX = {name: other for other, name in _BIBLATEX.items() if other != "school"}
_MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}


def in_words_of(entries: Sequence[Block], fields: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return the fields under the names that the entries of a file use.

    Where these do not show a preference, the fields stay as they are.
    """
    used = {field.name for entry in entries for field in entry.fields}
    if used & {"date", "journaltitle", "location"}:
        return _as_date([(_BIBLATEX.get(name, name), value) for name, value in fields])
    if used & {"year", "journal", "address"}:
        return _as_year([(_BIBTEX.get(name, name), value) for name, value in fields])
    return list(fields)


def _as_date(fields: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return the fields with year, month and day as one date."""
    given = dict(fields)
    year = given.get("year", "")
    if "date" in given or len(year) != 4 or not year.isdigit():
        return fields
    number = _MONTHS.get(given.get("month", "").lower())
    date = f"{year}-{number:02}" if number else year
    if number and given.get("day", "").isdigit():
        date += f"-{int(given['day']):02}"
    dropped = {"month", "day"} if number or "month" not in given else set()
    return [
        ("date", date) if name == "year" else (name, value) for name, value in fields if name not in dropped
    ]


def _as_year(fields: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return the fields with a date that is a year or a month in BibTeX's fields."""
    parts = dict(fields).get("date", "").split("-")
    if (
        len(parts) > 2
        or not all(part.isdigit() for part in parts)
        or (len(parts) == 2 and not 0 < int(parts[1]) < 13)
    ):
        return fields
    months = [("month", calendar.month_name[int(part)]) for part in parts[1:]]
    years = [("year", parts[0]), *months]
    return [pair for name, value in fields for pair in (years if name == "date" else [(name, value)])]
