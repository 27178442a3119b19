"""Charts as `docs/data/charts/NAME.toml` defines them, with rows of the two files of figures.

`[[paper]]` names rows of `figures.csv`, `[[check]]` rows of `figures_checks.csv`: a `series`, a `year` where
the series has several, and a `label`, in which `{year}` stands for the date as the file has it.
"""

from __future__ import annotations

import re
import tomllib
from calendar import month_name
from typing import Any

from paper.charts.bibliography import works_panels
from paper.charts.model import Chart, Panel, Point
from paper.tables import DATA, Row, format_rows, list_claims, read_rows

FOLDER = DATA / "charts"

_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_FILES = {"paper": "figures", "check": "figures_checks"}
_HEADINGS = {"paper": "In the paper", "check": "Editor’s check, not in the paper"}
_TO_BILLIONS = {("million USD", "billion USD"): 1_000}
_SUFFIXES = {"percent": "%"}


def is_chart(name: str) -> bool:
    """Return whether there is a definition of that name."""
    return (FOLDER / f"{name}.toml").is_file()


def chart_names() -> list[str]:
    """Return the names of all charts, sorted."""
    return sorted(path.stem for path in FOLDER.glob("*.toml"))


def read_chart(name: str) -> Chart:
    """Return a chart; raises `KeyError` for a row that the files of figures do not have."""
    written = tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    if written["kind"] == "works":
        panels, kind = works_panels(written["by"]), written["draw"]
    else:
        kind = written["kind"]
        panels = tuple(_panel(origin, written) for origin in _FILES if origin in written)
    return Chart(name, kind, written["title"], written["unit"], written["alternative"], panels)


def _panel(origin: str, written: dict[str, Any]) -> Panel:
    rows: list[Row] = []
    points: list[Point] = []
    for entry in written[origin]:
        found = _find(_FILES[origin], entry)
        rows += found
        points += [_point(row, entry, written) for row in found]
    source = f"{_cite(rows, origin)} {written.get(f'{origin}_source', '')}".strip()
    table = format_rows(_FILES[origin], rows)
    return Panel(_HEADINGS[origin], origin == "check", tuple(points), tuple(rows), source, table)


def _find(file: str, entry: dict[str, str]) -> list[Row]:
    found = [
        row
        for row in read_rows(file)
        if row["series"] == entry["series"] and row["year"] == entry.get("year", row["year"])
    ]
    if not found:
        raise KeyError(f"{file}.csv has no row for {entry['series']} {entry.get('year', '')}")
    return found


def _point(row: Row, entry: dict[str, str], written: dict[str, Any]) -> Point:
    spoken = speak_date(row["year"])
    is_planned = row.get("qualifier", "") == "planned"
    label = entry["label"].format(year=f"planned for {spoken}" if is_planned else spoken)
    years = [int(year) for year in re.findall(r"\b\d{4}\b", row["year"])]
    year = years[0] if years else 0
    if written["kind"] == "dates":
        end = int(entry.get("until", year))
        return Point(label, 0, "" if "{year}" in entry["label"] else spoken, year, end, is_planned)
    value, text = _measure(row, written.get("measure", row["unit"]))
    return Point(label, value, text, year)


def _measure(row: Row, unit: str) -> tuple[float, str]:
    """Return the figure in the unit of the chart, and as a reader sees it."""
    value, own = float(row["value"]), row["unit"]
    text = f"{value:,g}".replace("-", "−") + _SUFFIXES.get(own, "")
    if own == unit:
        return value, text
    return value / _TO_BILLIONS[own, unit], f"{text} {own.split()[0]}"


def speak_date(written: str) -> str:
    """Return a date of the files as a reader says it: "July 2013", "spring 2015", "2010–2014"."""
    if match := re.fullmatch(r"(\d{4})-(0[1-9]|1[0-2])", written):
        return f"{month_name[int(match[2])]} {match[1]}"
    if match := re.fullmatch(r"(\d{4}) (\w+)", written):
        return f"{match[2]} {match[1]}"
    return re.sub(r"(?<=\d{4})-(?=\d{4})", "–", written)


def _cite(rows: list[Row], origin: str) -> str:
    """Return where the figures come from, as Markdown."""
    if origin == "paper":
        claims = dict.fromkeys(row["claim"] for row in rows)
        return f"The paper’s figures are those of {list_claims(list(claims))}."
    keys = dict.fromkeys(key for row in rows for key in row["source"].split() if key != "sourcepaper2015")
    sources = f"[{'; '.join(f'@{key}' for key in keys)}]" if keys else ""
    if any(row["basis"].startswith("derived") for row in rows):
        return f"The checks are calculated from the paper’s figures.{sources}"
    return f"The checks come from other sources.{sources}"
