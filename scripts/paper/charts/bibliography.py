"""The works of `references.bib`, counted by year or by language."""

from __future__ import annotations

from collections import Counter

from footcite.bibliography import load_bibliography
from footcite.dates import entry_date
from footcite.model import Entry
from markdown_table import format_table
from paper.charts.model import Panel, Point
from paper.tables import BIBLIOGRAPHY

_GROUPS = (("Works the paper cites", "cited"), ("Sources of the editor’s checks", "editor-check"))
_UNDATED = "undated"


def works_panels(by: str) -> tuple[Panel, ...]:
    """Return a panel for the works that the paper cites, and one for those of the checks.

    `by` is `year` or `language`; a work without a date is in the table and not in the drawing of years.
    """
    bibliography, _ = load_bibliography([BIBLIOGRAPHY])
    return tuple(
        _panel(heading, keyword, by, [e for e in bibliography.entries.values() if keyword in e.keywords])
        for heading, keyword in _GROUPS
    )


def _panel(heading: str, keyword: str, by: str, entries: list[Entry]) -> Panel:
    counted = Counter(_year(entry) if by == "year" else work_language(entry) for entry in entries)
    ordered = sorted(counted.items()) if by == "year" else counted.most_common()
    points = tuple(
        Point(name, count, str(count), int(name) if name.isdecimal() else 0)
        for name, count in ordered
        if name != _UNDATED
    )
    rows = tuple({"group": heading, by: name, "works": str(count)} for name, count in ordered)
    table = format_table([by.capitalize(), "Works"], [[name, str(count)] for name, count in ordered])
    undated = f" Not drawn: {counted[_UNDATED]} without a date." if counted[_UNDATED] else ""
    source = f"{heading}: {len(entries)} entries of the bibliography.{undated}"
    return Panel(heading, keyword == "editor-check", points, rows, source, table)


def _year(entry: Entry) -> str:
    date = entry_date(entry)
    return str(date.start.year) if date else _UNDATED


def work_language(entry: Entry) -> str:
    """Return the language of the work in English: that of its title, where no other is given."""
    return (entry.get("language") or entry.get("langid") or "english").capitalize()
