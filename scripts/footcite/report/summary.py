"""The summary in Markdown: for the page of a job on GitHub and for an issue."""

from __future__ import annotations

import string
from collections.abc import Sequence

from footcite.issues import Issue
from footcite.report.counts import format_counts, select_shown
from footcite.report.escapes import plain

_ENTITIES = str.maketrans({char: f"&#{ord(char)};" for char in string.punctuation})


def format_summary(issues: Sequence[Issue]) -> str:
    """Return a heading with the counts and a table of the issues."""
    listed, rest = select_shown(issues)
    lines = [f"### footcite: {format_counts(issues)}", ""]
    if listed:
        lines += ["| severity | place | code | message |", "| --- | --- | --- | --- |"]
        lines += [*map(_row, listed), ""]
    if rest:
        lines += [rest, ""]
    return "\n".join(lines)


def _row(issue: Issue) -> str:
    numbers = [part for part in (issue.place.line, issue.place.column) if part is not None]
    place = _literal(":".join(map(str, [issue.place.path, *numbers])))
    hint = f"<br>hint: {_literal(issue.hint)}" if issue.hint else ""
    return f"| {issue.severity} | {place} | {issue.code} | {_literal(issue.message)}{hint} |"


def _literal(text: str) -> str:
    """Return the text as code in which nothing is Markdown, HTML, a mention or a word that closes issues.

    An entity never counts as markup (CommonMark 0.31, section 2.5), and GitHub links no names and
    numbers within code.
    """
    return f"<code>{plain(text).translate(_ENTITIES)}</code>" if text else ""
