"""Differences of texts, for people to read before anything is written."""

from __future__ import annotations

import difflib


def unified_diff(before: str, after: str, path: str) -> str:
    """Return the difference of two texts of a file as `diff -u` writes it."""
    lines = difflib.unified_diff(_lines(before), _lines(after), path, path)
    return "".join(
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines
    )


def _lines(text: str) -> list[str]:
    """Return the lines with their ends; only line feeds end one."""
    *ended, last = text.split("\n")
    return [*(f"{line}\n" for line in ended), *([last] if last else [])]
