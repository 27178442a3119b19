"""What footcite reads in another way than pandoc, from the table that the tests hold both to."""

from __future__ import annotations

import csv
from itertools import groupby
from pathlib import Path

from markdown_table import format_table

_TABLE = Path(__file__).parents[2] / "docs" / "footcite" / "grammar-differences.csv"


def differences() -> str:
    """Return a table for each reason, with what is written and what either reads in it."""
    rows = list(csv.DictReader(_TABLE.read_text(encoding="utf-8").splitlines(keepends=True)))
    return "\n\n".join(
        f"{reason}\n\n{_table(list(group))}" for reason, group in groupby(rows, lambda row: row["reason"])
    )


def _table(rows: list[dict[str, str]]) -> str:
    cells = [[_code(row[column]) for column in ("input", "pandoc", "footcite")] for row in rows]
    return format_table(("Written", "pandoc reads", "footcite reads"), cells)


def _code(text: str) -> str:
    """Return the lines as code, one below the other; the word for nothing stays a word."""
    return "nothing" if text == "none" else "<br>".join(f"`{line}`" for line in text.split("\n") if line)
