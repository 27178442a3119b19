"""How many issues there are, and which of too many are shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from footcite.issues import Issue, Severity

MAX_SHOWN = 200
"""The most issues that a report for people shows; the rest is counted."""

_WORDS = {
    Severity.ERROR: ("error", "errors"),
    Severity.WARNING: ("warning", "warnings"),
    Severity.INFO: ("for information", "for information"),
}
_RANKS = {severity: rank for rank, severity in enumerate(Severity)}


def count_severities(issues: Sequence[Issue]) -> dict[Severity, int]:
    """Return the number of issues of each severity, errors first."""
    counts = Counter(issue.severity for issue in issues)
    return {severity: counts[severity] for severity in Severity}


def format_counts(issues: Sequence[Issue]) -> str:
    """Return the counts in words: ``2 errors, 1 for information``, or ``nothing found``."""
    counts = count_severities(issues)
    parts = [f"{count} {_WORDS[severity][count > 1]}" for severity, count in counts.items() if count]
    return ", ".join(parts) or "nothing found"


def worst_first(issues: Sequence[Issue]) -> list[Issue]:
    """Return the issues with errors first, otherwise in their order."""
    return sorted(issues, key=lambda issue: _RANKS[issue.severity])


def select_shown(issues: Sequence[Issue]) -> tuple[list[Issue], str]:
    """Return the issues to show in their order, and a sentence that counts the rest, or ``""``.

    No error is left out for the sake of a warning.
    """
    places = sorted(range(len(issues)), key=lambda at: _RANKS[issues[at].severity])[:MAX_SHOWN]
    return [issues[at] for at in sorted(places)], format_rest(len(issues) - MAX_SHOWN)


def format_rest(count: int) -> str:
    """Return a sentence that counts the issues that are not shown, or ``""`` for none."""
    if count <= 0:
        return ""
    return f"{count} more {'issues are' if count > 1 else 'issue is'} not shown"
