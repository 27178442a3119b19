"""The Markdown sources of a site."""

from __future__ import annotations

from pathlib import Path


def find_documents(docs: str | Path) -> list[Path]:
    """Return the Markdown files below a folder, sorted.

    A folder with such a name, a pipe, which nobody may ever write to, and a link that leads nowhere are none.
    """
    return sorted(path for path in Path(docs).rglob("*.md") if path.is_file())
