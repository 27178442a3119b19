"""Reads the entries of one BibTeX text, each on its own."""

from __future__ import annotations

from footcite.bibliography.bibtex import scan
from footcite.bibliography.build import build_entry
from footcite.bibliography.check import check_fields
from footcite.issues import Issue
from footcite.model import Entry


def read_bibtex(text: str, path: str) -> tuple[tuple[Entry, ...], tuple[Issue, ...]]:
    """Return the entries as they stand in BibTeX text, before they inherit anything, and what is wrong."""
    raw_entries, issues = scan(text, path)
    entries = []
    for raw in raw_entries:
        entry, found = build_entry(raw)
        entries.append(entry)
        issues.extend(found)
        if not raw.malformed:
            issues.extend(check_fields(entry))
    return tuple(entries), tuple(issues)
