"""Reads the files of a bibliography, each only when it has changed."""

from __future__ import annotations

import functools
import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from footcite.bibliography.assemble import assemble
from footcite.bibliography.paths import expand_path
from footcite.bibliography.stored import content_key, load_stored, store
from footcite.issues import Code, Issue
from footcite.model import Bibliography, Entry, Place, shown_path

Loaded = tuple[tuple[Entry, ...], tuple[Issue, ...]]
State = tuple[str, int, int]
Files = tuple[tuple[str, State | None], ...]


def load_bibliography(paths: Sequence[str]) -> tuple[Bibliography, list[Issue]]:
    """Return the entries of files, folders and patterns, in order, and what is wrong with them.

    Of entries with one key the first counts: the first in its file, and of the files the one that is
    named first (those of a folder or a pattern in alphabetical order). A file is read again only when
    it has changed, for Python-Markdown makes a new instance of an extension for each page.
    """
    bibliography, issues = _load_unchanged(_files(paths))
    return bibliography, [*issues, *_unmatched(paths)]


def extend_bibliography(base: Bibliography, paths: Sequence[str]) -> tuple[Bibliography, list[Issue]]:
    """Return the entries of further files before those of a bibliography, and what is wrong with them.

    These are the files of one page: where a key is in both, the page's own entry counts. Its entries
    may inherit from those of the bibliography.
    """
    files = _files(paths)
    loaded, issues = _load_files(files)
    extended, found = assemble(loaded, base, tuple(path for path, _ in files))
    return extended, [*issues, *found, *_unmatched(paths)]


def parse_bibliography(text: str, path: str) -> Loaded:
    """Return the entries of BibTeX text and what is wrong with them; `path` is for messages."""
    entries, issues = _reader("")(text, path)
    bibliography, found = assemble([entries])
    return tuple(bibliography.works), (*issues, *found)


def _reader(path: str) -> Callable[[str, str], Loaded]:
    """Return what reads a file. A stored bibliography needs none of it, nor pybtex, which takes a while."""
    if path.lower().endswith(".json"):
        from footcite.csl.load import parse_csl_json  # noqa: PLC0415

        return parse_csl_json
    from footcite.bibliography.read import read_bibtex  # noqa: PLC0415

    return read_bibtex


def _files(paths: Sequence[str]) -> Files:
    files = dict.fromkeys(file for path in paths for file in expand_path(path))
    return tuple((file, _state(file)) for file in files)


def _unmatched(paths: Sequence[str]) -> Iterator[Issue]:
    for path in paths:
        if not expand_path(path):
            is_folder = Path(path).is_dir()
            reason = "the folder holds no `.bib` file" if is_folder else "no file has a name of this form"
            yield _not_found(path, reason)


def _state(path: str) -> State | None:
    """Return what changes when the file does: its real path, time and size; None if it is not there."""
    try:
        status = Path(path).stat()
    except OSError:
        return None
    return os.path.realpath(path), status.st_mtime_ns, status.st_size


@functools.lru_cache(maxsize=16)
def _load_unchanged(files: Files) -> tuple[Bibliography, tuple[Issue, ...]]:
    paths = tuple(path for path, _ in files)
    key = _key(paths)
    stored = load_stored(key) if key else None
    if stored is not None:
        return stored
    loaded, issues = _load_files(files)
    bibliography, found = assemble(loaded, files=paths)
    # Unless a file has just been changed again.
    if key and key == _key(paths):
        store(key, bibliography, [*issues, *found])
    return bibliography, (*issues, *found)


def _key(paths: Sequence[str]) -> str:
    """Return the key of a stored bibliography; ``""`` where a file is missing, which is asked for anew."""
    try:
        return content_key(paths)
    except OSError:
        return ""


def _load_files(files: Files) -> tuple[list[tuple[Entry, ...]], list[Issue]]:
    loaded: list[tuple[Entry, ...]] = []
    issues: list[Issue] = []
    for path, state in files:
        entries, found = _load_file(*state) if state else ((), (_unreadable(path),))
        loaded.append(entries)
        issues.extend(found)
    return loaded, issues


@functools.lru_cache(maxsize=64)
def _load_file(path: str, _mtime: int, _size: int) -> Loaded:
    shown = shown_path(path)
    try:
        text = Path(path).read_bytes().decode("utf-8").removeprefix("\ufeff")
    except OSError:
        return (), (_unreadable(path),)
    except UnicodeDecodeError as error:
        message = f"byte {error.object[error.start]:#04x} at offset {error.start} is not UTF-8"
        return (), (Issue(Code.BIB_ENCODING, message, Place(shown), "save the file as UTF-8"),)
    return _reader(path)(text, shown)


def _unreadable(path: str) -> Issue:
    try:
        Path(path).read_bytes()
        reason = "it was not there a moment ago"
    except OSError as error:
        reason = error.strerror or str(error)
    return _not_found(path, reason)


def _not_found(path: str, reason: str) -> Issue:
    hint = "paths are relative to `mkdocs.yml`, or else to the working folder; those of a page, to its file"
    return Issue(Code.BIB_NOT_FOUND, f"cannot read the bibliography: {reason}", Place(shown_path(path)), hint)
