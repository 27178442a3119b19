"""A built site as files on disk: its pages with what they hold, and all other files."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from footcite.html import PageFacts, read_page


@dataclass(frozen=True, slots=True)
class SitePage:
    """A page: its path below the site's root, its text, and what stands in it."""

    path: str
    text: str
    facts: PageFacts


@dataclass(frozen=True, slots=True)
class Site:
    """A built site; paths are relative to its root, with slashes."""

    root: str
    pages: dict[str, SitePage]
    files: frozenset[str]

    def resolve(self, path: str) -> str | None:
        """Return the file that a web server gives for a path: itself, or the index of a folder."""
        if path in self.files:
            return path
        index = f"{path.rstrip('/')}/index.html".lstrip("/")
        return index if index in self.files else None


def read_site(root: str) -> Site:
    """Return the site below a folder; raises `NotADirectoryError` if there is none."""
    if not Path(root).is_dir():
        raise NotADirectoryError(root)
    files = frozenset(
        Path(folder, name).relative_to(root).as_posix()
        for folder, _, names in os.walk(root)
        for name in names
    )
    pages = {path: _read(root, path) for path in sorted(files) if path.endswith(".html")}
    return Site(root, pages, files)


def _read(root: str, path: str) -> SitePage:
    text = Path(root, path).read_text(encoding="utf-8", errors="replace")
    return SitePage(path, text, read_page(text))
