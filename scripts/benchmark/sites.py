"""The sites that are measured, written once, and the builds of them as tasks."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from benchmark.corpus import Size, page_path, write_site
from benchmark.timing import Task
from benchmark.writing import Writing

_BIN = Path(sys.executable).parent


@dataclass(frozen=True, slots=True)
class Site:
    """A site in a folder of its own."""

    folder: Path

    def build(self, *, cold: bool = False) -> Task:
        """Return a build of the whole site; a cold one finds no cache of footcite."""
        return Task(self._mkdocs(), self.folder, self.forget if cold else lambda: None)

    def rebuild(self, change: Callable[[], None]) -> Task:
        """Return a build after a change."""
        return Task(self._mkdocs(), self.folder, change)

    def add_bibliography_page(self) -> None:
        """Add a page that lists the whole bibliography."""
        path = self.folder / "docs" / "bibliography.md"
        path.write_text("# Bibliography\n\n\\full_bibliography\n", encoding="utf-8")

    def forget(self) -> None:
        """Delete what footcite has cached."""
        shutil.rmtree(Path(os.environ["XDG_CACHE_HOME"], "footcite"), ignore_errors=True)

    def change_page(self) -> None:
        """Add a sentence to a page."""
        path = self.folder / "docs" / page_path(0)
        path.write_text(f"{path.read_text('utf-8')}\nOne more sentence.\n", encoding="utf-8")

    def change_entry(self) -> None:
        """Add a word to the title of an entry that is cited."""
        page = (self.folder / "docs" / page_path(0)).read_text("utf-8")
        cited = re.search(r"@(work\d+)", page)
        path = self.folder / "references.bib"
        head, found, tail = path.read_text("utf-8").partition(f"{{{cited[1] if cited else ''},")
        path.write_text(f"{head}{found}{tail.replace('On {', 'More on {', 1)}", encoding="utf-8")

    def probe(self, name: str, *, cold: bool = False) -> Task:
        """Return what a process measures within itself."""
        command = (sys.executable, "-m", "benchmark.probes", name)
        return Task(command, self.folder, self.forget if cold else lambda: None, has_own_clock=True)

    def check(self) -> Task:
        """Return `footcite check` of the built site; it may find something."""
        return Task((str(_BIN / "footcite"), "check", "site"), self.folder, status=frozenset({0, 1}))

    def lychee(self) -> Task:
        """Return lychee's check of the same links and anchors; it finds what it finds."""
        command = (str(_BIN / "lychee"), "--offline", "--include-fragments", "--no-progress", "site")
        return Task(command, self.folder, status=frozenset({0, 2}))

    def _mkdocs(self) -> tuple[str, ...]:
        return (sys.executable, "-m", "mkdocs", "build", "--quiet")


def make_site(folder: Path, size: Size, writing: Writing) -> Site:
    """Return a new site, with pandoc's own CSL style beside its bibliography."""
    write_site(folder, size, writing)
    style = subprocess.run(
        _pandoc("--print-default-data-file", "default.csl"), capture_output=True, check=True
    )
    (folder / "style.csl").write_bytes(style.stdout)
    return Site(folder)


def _pandoc(*options: str) -> tuple[str, ...]:
    import pypandoc  # noqa: PLC0415 - only `make_site` wants it

    return (pypandoc.get_pandoc_path(), *options)
