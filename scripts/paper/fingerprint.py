"""Fingerprints of the paper's runs of words: they show copied sentences without holding the paper.

`python -m paper.fingerprint paper.txt > tests/content/fingerprints.txt` makes the file anew; it
leaves out what may be kept: short quotations, and the titles of works in `references.bib`.
"""

from __future__ import annotations

import hashlib
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from footcite.bibliography import load_bibliography
from footcite.tex import tex_to_text

RUN = 8
"""Words in a run."""

_DIGITS = 12
_TITLE_WORDS = 4
_QUOTED = re.compile(r"[“\"][^”\"]{1,200}[”\"]")


def words(text: str) -> list[str]:
    """Return the words in lower case, without punctuation."""
    return re.findall(r"[^\W_]+(?:'[^\W_]+)*", text.replace("’", "'").lower())


def runs(text: str, titles: Iterable[str] = ()) -> Iterator[tuple[str, ...]]:
    """Yield every run of words that does not touch one of the titles."""
    line = f" {' '.join(words(text))} "
    for title in titles:
        line = line.replace(f" {' '.join(words(title))} ", " | ")
    for part in line.split("|"):
        found = part.split()
        for start in range(len(found) - RUN + 1):
            yield tuple(found[start : start + RUN])


def fingerprint(run: tuple[str, ...]) -> str:
    """Return a short hash of a run."""
    return hashlib.sha256(" ".join(run).encode()).hexdigest()[:_DIGITS]


def titles_of_works(bibliography: str) -> list[str]:
    """Return the titles of four words and more, whole and up to the colon, the longest first."""
    loaded, _ = load_bibliography([bibliography])
    whole = [tex_to_text(entry.get("title")) for entry in loaded.entries.values()]
    titles = {*whole, *(title.split(":")[0] for title in whole)}
    return sorted((title for title in titles if len(words(title)) >= _TITLE_WORDS), key=len, reverse=True)


def main(path: str) -> None:
    """Print the fingerprints of a text file, one a line, sorted."""
    text = Path(path).read_text(encoding="utf-8")
    titles = titles_of_works("references.bib")
    marks = {fingerprint(run) for part in _QUOTED.split(text) for run in runs(part, titles)}
    sys.stdout.write("".join(f"{mark}\n" for mark in sorted(marks)))


if __name__ == "__main__":
    main(sys.argv[1])
