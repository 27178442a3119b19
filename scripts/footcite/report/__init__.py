"""Reports: a small file for each format; each takes issues and returns text, and nothing here prints."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from footcite.issues import Issue
from footcite.report.github import format_github
from footcite.report.human import format_human
from footcite.report.json_ import format_json
from footcite.report.sarif import format_sarif

FORMATS: dict[str, Callable[[Sequence[Issue]], str]] = {
    "human": format_human,
    "github": format_github,
    "json": format_json,
    "sarif": format_sarif,
}
"""The formats by the name that the command takes; the issues stay in the order that they come in."""
