"""Reads the files of a bibliography, each only when it has changed."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from footcite.bibliography.assemble import assemble
from footcite.bibliography.paths import expand_path
from footcite.bibliography.stored import content_key, load_stored, store
from footcite.issues import Code, Issue, printable
from footcite.latest import Latest
from footcite.locate import position
from footcite.model import Bibliography, Entry, Place, shown_path

# Controls (Unicode, chapter 23.1) but tab and the ends of lines, and those that turn the direction of what
# follows (https://trojansource.codes/); isolates, which end with their paragraph, are how it is done rightly.
_HIDDEN = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e]")

Loaded = tuple[tuple[Entry, ...], tuple[Issue, ...]]
State = tuple[str, int, int]
Files = tuple[tuple[str, State | None], ...]


def load_bibliography(paths: Sequence[str]) -> tuple[Bibliography, list[Issue]]:
    """Return the entries of files, folders and patterns, in order, and what is wrong with them.

    Of entries with one key the first counts: the first in its file, and of the files the one that is
    named first (those of a folder or a pattern in alphabetical order). A file is read again only when
    it has changed, for Python-Markdown makes a new instance of an extension for each page.
    """
    files = _files(paths)
    bibliography, issues = _load(tuple(path for path, _ in files), files)
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
    """Return what changes when the file does: its real path, time and size; None if it is not there.

    Neither is a pipe or a device, which need never end.
    """
    try:
        status = Path(path).stat()
    except (OSError, ValueError):
        return None
    if not stat.S_ISREG(status.st_mode):
        return None
    return os.path.realpath(path), status.st_mtime_ns, status.st_size


@Latest
def _load(paths: tuple[str, ...], files: Files) -> tuple[Bibliography, tuple[Issue, ...]]:
    # What is no regular file is not read for its content.
    key = _key(paths) if all(state for _, state in files) else ""
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
        entries, found = _load_file(state[0], state) if state else ((), (_unreadable(path),))
        loaded.append(entries)
        issues.extend(found)
    return loaded, issues


@Latest
def _load_file(path: str, _state: State) -> Loaded:
    shown = shown_path(path)
    try:
        text = Path(path).read_bytes().decode("utf-8").removeprefix("\ufeff")
    except OSError:
        return (), (_unreadable(path),)
    except UnicodeDecodeError as error:
        message = f"byte {error.object[error.start]:#04x} at offset {error.start} is not UTF-8"
        return (), (Issue(Code.BIB_ENCODING, message, Place(shown), "save the file as UTF-8"),)
    entries, issues = _reader(path)(text, shown)
    return entries, (*issues, *_check_characters(text, shown))


def _check_characters(text: str, path: str) -> Iterator[Issue]:
    """Yield where a file has characters that hide or turn round what a reader sees, and how many."""
    found = list(_HIDDEN.finditer(text))
    if found:
        character = printable(found[0][0])
        rest = f" and {len(found) - 1} more" if len(found) > 1 else ""
        message = f"the control character `{character}`{rest} changes what is shown without being seen"
        place = Place(path, *position(text, found[0].start()))
        yield Issue(Code.BIB_ENCODING, message, place, "delete it")


def _unreadable(path: str) -> Issue:
    try:
        is_file = stat.S_ISREG(Path(path).stat().st_mode)
        reason = "it was not there a moment ago" if is_file else "it is no regular file"
        if is_file:
            Path(path).read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
    except ValueError:
        reason = "no file can have such a name"
    return _not_found(path, reason)


def _not_found(path: str, reason: str) -> Issue:
    hint = "paths are relative to `mkdocs.yml`, or else to the working folder; those of a page, to its file"
    return Issue(Code.BIB_NOT_FOUND, f"cannot read the bibliography: {reason}", Place(shown_path(path)), hint)
