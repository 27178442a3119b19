"""Reads `.bib` files; pybtex scans them, positions and recovery are ours."""

from __future__ import annotations

import functools
import os
from collections.abc import Sequence
from pathlib import Path

from pybtex.bibtex.utils import split_name_list
from pybtex.database import Person
from pybtex.exceptions import PybtexError
from pybtex.textutils import normalize_whitespace

from footcite.bibtex import RawEntry, scan
from footcite.csl.load import parse_csl_json
from footcite.entries import NAME_FIELDS, check_entry
from footcite.issues import Code, Issue
from footcite.model import Bibliography, Entry, Name, Place, shown_path
from footcite.names import OTHERS

Loaded = tuple[tuple[Entry, ...], tuple[Issue, ...]]


def load_bibliography(paths: Sequence[str]) -> tuple[Bibliography, list[Issue]]:
    """Return the entries of the files, in order, and what is wrong with them.

    Of entries with one key the first counts. A file is read again only when it has changed, for
    Python-Markdown makes a new instance of an extension for each page.
    """
    bibliography, issues = _load_unchanged(tuple((path, _state(path)) for path in paths))
    return bibliography, list(issues)


def _state(path: str) -> tuple[str, int, int] | None:
    """Return what changes when the file does: its real path, time and size; None if it is not there."""
    try:
        status = Path(path).stat()
    except OSError:
        return None
    return os.path.realpath(path), status.st_mtime_ns, status.st_size


@functools.lru_cache(maxsize=16)
def _load_unchanged(
    files: tuple[tuple[str, tuple[str, int, int] | None], ...],
) -> tuple[Bibliography, tuple[Issue, ...]]:
    entries: dict[str, Entry] = {}
    issues: list[Issue] = []
    first_by_folded: dict[str, Entry] = {}
    for path, state in files:
        loaded, found = _load_file(*state) if state else ((), (_unreadable(path),))
        issues.extend(found)
        for entry in loaded:
            first = first_by_folded.setdefault(entry.key.casefold(), entry)
            if first is entry:
                entries[entry.key] = entry
            else:
                issues.append(_duplicate(entry, first))
    return Bibliography(entries, tuple(path for path, _ in files)), tuple(issues)


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
    return parse_csl_json(text, shown) if path.endswith(".json") else parse_bibliography(text, shown)


def parse_bibliography(text: str, path: str) -> Loaded:
    """Return the entries of BibTeX text and what is wrong with them; `path` is for messages."""
    raw_entries, issues = scan(text, path)
    entries = []
    for raw in raw_entries:
        entry, found = _build_entry(raw)
        entries.append(entry)
        issues.extend(found)
        if not raw.malformed:
            issues.extend(check_entry(entry))
    return tuple(entries), tuple(issues)


def _build_entry(raw: RawEntry) -> tuple[Entry, list[Issue]]:
    fields: dict[str, str] = {}
    names: dict[str, tuple[Name, ...]] = {}
    places: dict[str, Place] = {}
    issues = []
    for name, value, place in raw.fields:
        if name in places:
            message = f"`{raw.key}` gives the field `{name}` twice"
            issues.append(Issue(Code.BIB_DUPLICATE_FIELD, message, place, "remove one of them"))
            continue
        places[name] = place
        if name in NAME_FIELDS:
            names[name], found = _parse_names(normalize_whitespace(value), place)
            issues.extend(found)
        else:
            fields[name] = normalize_whitespace(value)
    return Entry(raw.key, raw.type, fields, names, raw.place, places), issues


def _parse_names(text: str, place: Place) -> tuple[tuple[Name, ...], list[Issue]]:
    names, issues = [], []
    for part in split_name_list(text):
        try:
            names.append(OTHERS if part.strip() == "others" else _name(Person(part)))
        except PybtexError:
            names.append(Name(f"{{{part}}}"))
            hint = "write `Family, Given`, and join names with `and`, not with commas"
            issues.append(Issue(Code.BIB_SYNTAX, f"`{part}` is not one name", place, hint))
    return tuple(names), issues


def _name(person: Person) -> Name:
    return Name(
        family=" ".join(person.last_names),
        given=" ".join(person.bibtex_first_names),
        prefix=" ".join(person.prelast_names),
        suffix=" ".join(person.lineage_names),
    )


def _duplicate(entry: Entry, first: Entry) -> Issue:
    where = f"{first.place.path}:{first.place.line}"
    message = f"cite key `{entry.key}` is already that of the entry at {where}"
    return Issue(Code.BIB_DUPLICATE_KEY, message, entry.place, "give one of the two another key")


def _unreadable(path: str) -> Issue:
    try:
        Path(path).read_bytes()
        reason = "it was not there a moment ago"
    except OSError as error:
        reason = error.strerror or str(error)
    hint = "paths are relative to `mkdocs.yml`, or else to the working folder"
    return Issue(Code.BIB_NOT_FOUND, f"cannot read the bibliography: {reason}", Place(shown_path(path)), hint)
