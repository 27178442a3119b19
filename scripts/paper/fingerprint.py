"""Fingerprints of the paper's word runs: they show copied sentences without holding the paper.

`python -m paper.fingerprint paper.txt > tests/content/fingerprints.txt` makes the file anew.
"""

from __future__ import annotations

import hashlib
import re
import sys
from collections.abc import Iterator
from pathlib import Path

RUN = 8
"""Words in a run."""

_DIGITS = 12
# Quotations may be kept, and so may titles of works, which the paper prints in quotation marks
# too; neither is fingerprinted.
_QUOTED = re.compile(r"[“\"][^”\"]{1,200}[”\"]")


def words(text: str) -> list[str]:
    """Return the words in lower case, without punctuation."""
    return re.findall(r"[^\W_]+(?:['’][^\W_]+)*", text.replace("’", "'").lower())


def runs(text: str) -> Iterator[tuple[str, ...]]:
    """Yield every run of words."""
    found = words(text)
    for start in range(len(found) - RUN + 1):
        yield tuple(found[start : start + RUN])


def fingerprint(run: tuple[str, ...]) -> str:
    """Return a short hash of a run."""
    return hashlib.sha256(" ".join(run).encode()).hexdigest()[:_DIGITS]


def paper_fingerprints(text: str) -> set[str]:
    """Return the fingerprints of the paper's runs, short quotations left out."""
    parts = _QUOTED.split(text)
    return {fingerprint(run) for part in parts for run in runs(part)}


def main(path: str) -> None:
    """Print the fingerprints of a text file, one a line, sorted."""
    text = Path(path).read_text(encoding="utf-8")
    sys.stdout.write("".join(f"{mark}\n" for mark in sorted(paper_fingerprints(text))))


if __name__ == "__main__":
    main(sys.argv[1])
