"""The part of a source line around an issue, and where its caret stands."""

from __future__ import annotations

import unicodedata

from footcite.issues import printable
from footcite.report.escapes import command_breaks, redact

WIDTH = 100
"""The most characters of a source line that are shown."""
BEFORE = 60
"""How many of them stand before the issue where the line is longer."""


def excerpt(line: str, column: int | None) -> tuple[str, int]:
    """Return the shown part of the line, and the width of what stands before the column (from 1)."""
    at = min(max((column or 1) - 1, 0), len(line))
    start = max(0, min(at - BEFORE, len(line) - WIDTH))
    part = redact(line)[start : start + WIDTH]
    breaks = command_breaks(part)
    cells = [_cell(char, broken=index in breaks) for index, char in enumerate(part)]
    left = "…" if start else ""
    right = "…" if start + WIDTH < len(line) else ""
    before = left + "".join(cells[: at - start]) + (" " if at - start in breaks else "")
    return left + "".join(cells) + right, width(before)


def width(text: str) -> int:
    """Return how many columns of a terminal the text takes (Unicode Standard Annex 11)."""
    return sum(map(_char_width, text))


def _char_width(char: str) -> int:
    if unicodedata.category(char) in {"Mn", "Me"}:
        return 0
    return 2 if unicodedata.east_asian_width(char) in {"W", "F"} else 1


def _cell(char: str, *, broken: bool) -> str:
    text = "    " if char == "\t" else " " if char == "\N{NO-BREAK SPACE}" else printable(char)
    return f" {text}" if broken else text
