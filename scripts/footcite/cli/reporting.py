"""What all commands share: how issues are printed, and the exit statuses."""

from __future__ import annotations

import contextlib
import functools
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from footcite.issues import Issue, Severity
from footcite.report import FORMATS
from footcite.report.human import format_human
from footcite.report.paths import relative_issues
from footcite.report.summary import format_summary

# Status 2, for a wrong command line or configuration, is click's own.
EXIT_FINDINGS = 1
"""Something was found that is more than information."""


def report(issues: Sequence[Issue], form: str = "human") -> None:
    """Print the issues, and leave with the status of findings if there are any."""
    root = os.environ.get("GITHUB_WORKSPACE") if form != "human" else None
    shown = relative_issues(issues, root or str(Path.cwd()), str(Path.cwd()))
    click.echo(
        format_human(shown, _read_line, colour=colour()) if form == "human" else FORMATS[form](shown),
        nl=False,
    )
    summary = os.environ.get("GITHUB_STEP_SUMMARY")
    if form == "github" and summary:
        with Path(summary).open("a", encoding="utf-8") as file:
            file.write(format_summary(shown))
    leave(issues)


def leave(issues: Sequence[Issue]) -> None:
    """Leave with the status of findings if there are any."""
    if any(issue.severity is not Severity.INFO for issue in issues):
        sys.exit(EXIT_FINDINGS)


def report_aside(issues: Sequence[Issue]) -> None:
    """Print the issues to standard error, where standard output holds the result of the command."""
    if issues:
        shown = relative_issues(issues, str(Path.cwd()), str(Path.cwd()))
        click.echo(format_human(shown, _read_line), nl=False, err=True)


def colour() -> bool:
    """Return whether the output goes to a terminal whose user wants colour (https://no-color.org/)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


@contextlib.contextmanager
def extra(name: str) -> Iterator[None]:
    """Say which extra must be installed if a module is missing in the block."""
    try:
        yield
    except ModuleNotFoundError as error:
        raise click.UsageError(f"{error.name} is missing: install `footcite[{name}]`") from error


def _read_line(path: str, line: int) -> str | None:
    lines = _read_lines(path)
    return lines[line - 1] if 0 < line <= len(lines) else None


@functools.lru_cache(maxsize=1)
def _read_lines(path: str) -> list[str]:
    """Return the lines of a file, none if it cannot be read; a report takes one file after another."""
    try:
        return Path(path).read_text(encoding="utf-8", errors="replace").split("\n")
    except OSError:
        return []
