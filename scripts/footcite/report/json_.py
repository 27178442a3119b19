"""The report as JSON, for other programs; `schema.json` beside this file states its form."""

from __future__ import annotations

from collections.abc import Sequence

from footcite import __version__
from footcite.issues import Issue
from footcite.report.counts import count_severities
from footcite.report.escapes import json_text, redact, well_formed

VERSION = 1
"""The version of the form: it rises when a field goes or changes its meaning, not when one is added."""


def format_json(issues: Sequence[Issue]) -> str:
    """Return the document; the same issues give the same text."""
    document = {
        "version": VERSION,
        "tool": {"name": "footcite", "version": __version__},
        "counts": {str(severity): count for severity, count in count_severities(issues).items()},
        "issues": [_issue(issue) for issue in issues],
    }
    return json_text(document)


def _issue(issue: Issue) -> dict[str, object]:
    return {
        "code": str(issue.code),
        "severity": str(issue.severity),
        "message": well_formed(redact(issue.message)),
        "hint": well_formed(redact(issue.hint)),
        "path": well_formed(issue.place.path),
        "line": issue.place.line,
        "column": issue.place.column,
    }
