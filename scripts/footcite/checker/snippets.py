"""Snippets that a page includes: https://facelessuser.github.io/pymdown-extensions/extensions/snippets/."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

_LINE = re.compile(r"^[ \t]*-+8<-+[ \t]+[\"'](?P<path>[^\"'\n]+)[\"'][ \t]*$", re.MULTILINE)
_BLOCK = re.compile(r"^[ \t]*-+8<-+[ \t]*\n(?P<paths>.*?)^[ \t]*-+8<-+[ \t]*$", re.MULTILINE | re.DOTALL)
_LINES = re.compile(r"^(?P<path>.*?)(?::(?P<start>\d*)(?::(?P<end>\d*))?)?$")
_SECTION = re.compile(r"^(?P<path>.*?):(?P<section>[A-Za-z][\w-]*)$")


@dataclass(frozen=True, slots=True)
class Snippet:
    """A file that is included at an offset of a page: whole, some lines of it, or a section."""

    offset: int
    folder: str
    path: str
    start: int = 1
    end: int = 0
    section: str = ""

    def lines(self, text: str) -> range:
        """Return the lines, from 1, that are included."""
        last = self.end or text.count("\n") + 1
        if not self.section:
            return range(self.start, last + 1)
        marks = [
            number
            for number, line in enumerate(text.split("\n"), start=1)
            if re.search(rf"8<-+\s*\[(?:start|end):\s*{re.escape(self.section)}\]", line)
        ]
        return range(marks[0] + 1, marks[1]) if len(marks) > 1 else range(0)


def find_snippets(source: str, folders: Sequence[str]) -> Iterator[Snippet]:
    """Yield the snippets of a page that exist below one of the folders."""
    if "8<" not in source:
        return
    written = [(match["path"], match.start()) for match in _LINE.finditer(source)]
    for block in _BLOCK.finditer(source):
        lines = [line.strip() for line in block["paths"].split("\n")]
        written += [(line, block.start()) for line in lines if line and not line.startswith(";")]
    for text, offset in written:
        match = _SECTION.match(text) or _LINES.match(text)
        path = match["path"] if match else text
        folder = next((folder for folder in folders if Path(folder, path).is_file()), None)
        if folder is not None and match:
            parts = match.groupdict()
            start, end = int(parts.get("start") or 1), int(parts.get("end") or 0)
            yield Snippet(offset, folder, path, start, end, parts.get("section") or "")
