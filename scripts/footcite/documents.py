"""The Markdown sources of a site."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Source:
    """The file that a page is made from: its path as the user knows it, and its whole text."""

    path: str
    text: str


def find_documents(docs: str | Path) -> list[Path]:
    """Return the Markdown files below a folder, sorted.

    A folder with such a name, a pipe, which nobody may ever write to, and a link that leads nowhere are none.
    """
    return sorted(path for path in Path(docs).rglob("*.md") if path.is_file())
