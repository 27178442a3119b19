"""Tables of this site's generated pages, as Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence


def format_table(headers: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return the rows as a Markdown table."""
    return "\n".join([_line(headers), _line("---" for _ in headers), *map(_line, rows)])


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(_escaped(cell) for cell in cells)} |"


def _escaped(cell: str) -> str:
    """Return the cell without bars that would end it; within code they do not."""
    return re.sub(r"`[^`]*`|\|", lambda match: "&#124;" if match[0] == "|" else match[0], cell)
