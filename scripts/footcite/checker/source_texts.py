"""The source files of a site, read once each."""

from __future__ import annotations

import functools
import os
import posixpath
import re
from dataclasses import dataclass
from pathlib import Path

from footcite.latest import Latest
from footcite.locate import mask_literals, position
from footcite.model import Place


@dataclass(frozen=True)
class SourceText:
    """A source file: its path below its folder, the path as people name it, and its text."""

    path: str
    shown: str
    text: str

    @functools.cached_property
    def masked(self) -> str:
        """Return the text without literals; a build that is not checked never needs it."""
        return mask_literals(self.text)

    def place(self, offset: int) -> Place:
        """Return the place of an offset."""
        return Place(self.shown, *position(self.text, offset))


def page_source(docs: str, page: str) -> SourceText | None:
    """Return the Markdown file that a page is made from, or None if there is none."""
    stem = re.sub(r"(?:/|^)index\.html$|\.html$", "", page)
    names = [f"{stem}.md"] if stem else []
    names += [posixpath.join(stem, name) for name in ("index.md", "README.md")]
    return next((read_source(docs, name) for name in names if Path(docs, name).is_file()), None)


def read_source(folder: str, path: str) -> SourceText:
    """Return a source file; it is read again only when it has changed."""
    full = Path(folder, path)
    return _read((folder, path), (str(full.absolute()), full.stat().st_mtime_ns))


@Latest
def _read(name: tuple[str, str], state: tuple[str, int]) -> SourceText:
    text = Path(state[0]).read_text(encoding="utf-8", errors="replace")
    return SourceText(name[1], os.path.relpath(Path(*name)), text)
