"""The report for people: grouped by file, each issue with its source line, then the counts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from footcite.issues import Issue, Severity
from footcite.report.counts import format_counts, select_shown
from footcite.report.escapes import shown
from footcite.report.excerpt import excerpt

ReadLine = Callable[[str, int], str | None]
"""Returns a line (from 1) of the file at a path, or `None` where there is none."""

_STYLES = {Severity.ERROR: "1;31", Severity.WARNING: "1;33", Severity.INFO: "1;36"}
_BOLD, _DIM = "1", "2"


def no_line(_path: str, _line: int) -> None:
    """Return no source line: for issues whose files cannot be read."""


def format_human(issues: Sequence[Issue], read_line: ReadLine = no_line, *, colour: bool = False) -> str:
    """Return the report as text for a terminal or a log, readable without colour."""
    paint = partial(_paint, colour=colour)
    listed, rest = select_shown(issues)
    groups: dict[str, list[Issue]] = {}
    for issue in listed:
        groups.setdefault(issue.place.path, []).append(issue)
    lines: list[str] = []
    for path, group in groups.items():
        lines.append(paint(shown(path) or "(no file)", _BOLD))
        for issue in group:
            lines.extend(_issue_lines(issue, read_line, paint))
        lines.append("")
    return "\n".join([*lines, *([rest] if rest else []), _totals(issues)]) + "\n"


def _totals(issues: Sequence[Issue]) -> str:
    files = len({issue.place.path for issue in issues} - {""})
    where = f" in {files} {'files' if files > 1 else 'file'}" if files else ""
    return format_counts(issues) + where


def _issue_lines(issue: Issue, read_line: ReadLine, paint: Callable[[str, str], str]) -> Iterator[str]:
    numbers = [str(part) for part in (issue.place.line, issue.place.column) if part is not None]
    place = ":".join(numbers) + ": " if numbers else ""
    severity = paint(issue.severity.value, _STYLES[issue.severity])
    yield f"  {place}{severity}: {issue.code} {shown(issue.message)}"
    yield from _source_lines(issue, read_line, paint)
    if issue.hint:
        yield f"    hint: {shown(issue.hint)}"


def _source_lines(issue: Issue, read_line: ReadLine, paint: Callable[[str, str], str]) -> Iterator[str]:
    number = issue.place.line
    line = read_line(issue.place.path, number) if number is not None else None
    if line is None:
        return
    text, before = excerpt(line.rstrip("\r\n"), issue.place.column)
    yield f"{paint(f'{number:>8} |', _DIM)} {text}".rstrip()
    if issue.place.column is not None:
        caret = paint("^", _STYLES[issue.severity])
        yield f"{paint(' ' * 9 + '|', _DIM)} {' ' * before}{caret}"


def _paint(text: str, style: str, *, colour: bool) -> str:
    return f"\x1b[{style}m{text}\x1b[0m" if colour else text
