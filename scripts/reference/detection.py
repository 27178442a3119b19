"""Which planted faults footcite and two other tools find, from the table that `make detection` measures."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

from markdown_table import format_table

_TABLE = Path(__file__).parents[2] / "docs" / "footcite" / "detection.csv"
_COUNTED = {
    "found": ("fault", "found"),
    "found without place": ("fault", "found without place"),
    "not found": ("fault", "not found"),
    "outside its purpose": ("fault", "–"),
    "false alarms on twins": ("twin", "false alarm"),
}


def detection_counts() -> str:
    """Return how many faults each tool finds, and how many of the right twins it reports."""
    header, rows = _read()
    counts = [
        [name, *(str(sum(row[0] == page and row[tool] == verdict for row in rows)) for tool in (3, 4, 5))]
        for name, (page, verdict) in _COUNTED.items()
    ]
    return format_table(("", *header[3:]), counts)


def detected_faults() -> str:
    """Return a row for each fault."""
    return _of("fault")


def false_alarms() -> str:
    """Return a row for each twin that is right and is reported."""
    return _of("twin")


def _of(page: str) -> str:
    header, rows = _read()
    return format_table(
        ("Fault", "About", *header[3:]), [(f"`{row[1]}`", *row[2:]) for row in rows if row[0] == page]
    )


def _read() -> tuple[Sequence[str], list[list[str]]]:
    header, *rows = csv.reader(_TABLE.read_text(encoding="utf-8").splitlines(keepends=True))
    return header, rows
