"""What only a running process can tell; each probe prints its seconds as the last line.

Run in the folder of a site: `python -m benchmark.probes load`.
"""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Callable
from pathlib import Path

from benchmark.corpus import page_path

BIBLIOGRAPHY = "references.bib"
CITED = 10
"""Entries that a page cites."""


def parse() -> float:
    """Return what pybtex alone takes for parsing the bibliography."""
    from pybtex.database import parse_file  # noqa: PLC0415 - only this probe wants it

    start = time.perf_counter()
    parse_file(BIBLIOGRAPHY, "bibtex", encoding="utf-8")
    return time.perf_counter() - start


def load() -> float:
    """Return what footcite takes for the bibliography and the references of a page that cites ten."""
    from footcite.bibliography import load_bibliography  # noqa: PLC0415 - as above
    from footcite.styles import find_style  # noqa: PLC0415 - as above

    keys = re.findall(r"^@\w+\{(\w+),", Path(BIBLIOGRAPHY).read_text(encoding="utf-8"), re.MULTILINE)[:CITED]
    style = find_style("chicago-notes", "en")
    start = time.perf_counter()
    bibliography, _ = load_bibliography((BIBLIOGRAPHY,))
    style.references([bibliography.entries[key] for key in keys])
    return time.perf_counter() - start


def rebuild_page() -> float:
    """Return what a live server takes to build the site again after one page has changed."""
    page = Path("docs", page_path(0))
    return _rebuild(page, lambda text: f"{text}\nOne more sentence.\n")


def rebuild_entry() -> float:
    """Return what a live server takes to build the site again after the title of an entry has changed."""
    return _rebuild(Path(BIBLIOGRAPHY), lambda text: text.replace("On {", "On more of {", 1))


def _rebuild(path: Path, change: Callable[[str], str]) -> float:
    """Build again and again in one process, as `mkdocs serve` does, with the configuration read each time.

    Returns the shortest time, as what the machine does besides takes longer than what is compared:
    https://docs.python.org/3/library/timeit.html#timeit.Timer.repeat
    """
    from mkdocs.commands.build import build  # noqa: PLC0415 - as above
    from mkdocs.config import load_config  # noqa: PLC0415 - as above

    config = load_config("mkdocs.yml")
    config.plugins.on_startup(command="serve", dirty=False)
    build(config)
    return min(_timed(lambda: build(load_config("mkdocs.yml")), path, change) for _ in range(3))


def _timed(build: Callable[[], None], path: Path, change: Callable[[str], str]) -> float:
    """Return the seconds of a build after the file has changed."""
    path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")
    start = time.perf_counter()
    build()
    return time.perf_counter() - start


PROBES = {probe.__name__: probe for probe in (parse, load, rebuild_page, rebuild_entry)}

if __name__ == "__main__":
    print(PROBES[sys.argv[1]]())
