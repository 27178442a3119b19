"""The catalogue of codes, from `footcite.issues`."""

from __future__ import annotations

from footcite.issues import Code
from markdown_table import format_table


def codes(groups: str) -> str:
    """Return the table of the codes whose first word is one of the groups, `BIB-CSL`; each has an anchor."""
    rows = [
        (f"**{code}**{{ #{str(code).lower()} }}", code.severity.value, code.meaning)
        for code in Code
        if code.name.partition("_")[0] in groups.split("-")
    ]
    return format_table(("Code", "Severity", "Meaning"), rows)
