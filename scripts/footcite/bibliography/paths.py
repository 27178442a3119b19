"""Which files the option `bibliography` names."""

from __future__ import annotations

import functools
import glob
import os
import re
from collections.abc import Iterable
from pathlib import Path

ENDINGS = (".bib", ".bibtex", ".biblatex", ".json")
"""The endings of the files that are taken from a folder."""
_SNIFFED = 4096
# The start of a list of records, or of an object that has one as `items`.
_CSL_JSON = re.compile(
    r"\s*+(?:\[[^\]]*?\"(?:id|type)\"\s*+:|\{(?:.*?,)?\s*+\"items\"\s*+:\s*+\[)", re.DOTALL
)


def bibliography_paths(option: str | Iterable[str]) -> list[str]:
    """Return the paths, patterns and folders that the option names: a list, or a text with commas."""
    named = option.split(",") if isinstance(option, str) else option
    return [path.strip() for path in named if path.strip()]


def expand_path(path: str) -> list[str]:
    """Return the files that a path stands for, in alphabetical order.

    A folder stands for the bibliographies in it and below (of JSON files, those that are CSL-JSON), a
    pattern such as ``refs/*.bib`` for the files that it matches, and a file for itself, be it there or not.
    """
    if os.path.isdir(path):  # noqa: PTH112 - quicker, and asked for every page
        files = (file for file in Path(path).rglob("*") if file.suffix.lower() in ENDINGS)
        return sorted(str(file) for file in files if _is_bibliography(file))
    if not glob.has_magic(path) or os.path.exists(path):  # noqa: PTH110
        return [path]
    return sorted(file for file in glob.glob(path, recursive=True) if Path(file).is_file())  # noqa: PTH207


def _is_bibliography(file: Path) -> bool:
    if file.suffix.lower() != ".json":
        return True
    try:
        status = file.stat()
    except OSError:
        return False
    return _looks_like_csl_json(str(file), status.st_mtime_ns, status.st_size)


@functools.lru_cache(maxsize=256)
def _looks_like_csl_json(path: str, _mtime: int, _size: int) -> bool:
    """Return whether the file starts as CSL-JSON does; a mistake further on is for the reader to report."""
    try:
        with Path(path).open("rb") as file:
            start = file.read(_SNIFFED).decode("utf-8", "replace")
    except OSError:
        return False
    return bool(_CSL_JSON.match(start.removeprefix("\ufeff")))


def watched_folder(path: str) -> tuple[str, bool] | None:
    """Return the folder in which a pattern or a folder finds its files, and whether also below it.

    None for the path of a file.
    """
    if os.path.isdir(path):  # noqa: PTH112
        return path, True
    if not glob.has_magic(path) or os.path.exists(path):  # noqa: PTH110
        return None
    fixed, below = [], False
    for part in Path(path).parts[:-1]:
        below = below or glob.has_magic(part)
        if not below:
            fixed.append(part)
    return str(Path(*fixed)), below
