"""The report for GitHub Actions: workflow commands that become annotations."""

from __future__ import annotations

from collections.abc import Sequence

from footcite.issues import Issue, Severity, printable
from footcite.report.counts import MAX_SHOWN, format_rest, worst_first
from footcite.report.escapes import plain

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def format_github(issues: Sequence[Issue]) -> str:
    """Return a workflow command for each issue, errors first: a step shows ten annotations of a level.

    See https://docs.github.com/actions/reference/workflow-commands-for-github-actions.
    """
    lines = [_command(issue) for issue in worst_first(issues)[:MAX_SHOWN]]
    if rest := format_rest(len(issues) - MAX_SHOWN):
        lines.append(f"::notice title=footcite::{rest}")
    return "".join(f"{line}\n" for line in lines)


def _command(issue: Issue) -> str:
    place = issue.place
    properties = {"file": place.path, "line": place.line, "col": place.column, "title": issue.code}
    listed = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items() if value)
    hint = f"\nhint: {plain(issue.hint)}" if issue.hint else ""
    return f"::{_LEVELS[issue.severity]} {listed}::{_data(plain(issue.message) + hint)}"


def _data(text: str) -> str:
    """Return the text escaped as actions/runner's ActionCommand unescapes it."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(printable(text)).replace(":", "%3A").replace(",", "%2C")
