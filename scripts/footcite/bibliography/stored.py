"""A loaded bibliography on disk, so that a build reads again only files that have changed.

A stored bibliography is a line of JSON with keys and issues, then a line for each entry, which stays as it
is until the entry is asked for: a page that cites ten of 20,000 entries decodes ten.
"""

from __future__ import annotations

import functools
import hashlib
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from footcite.bibliography.entries import StoredEntries
from footcite.cache import code_version, find_store
from footcite.issues import Code, Issue
from footcite.model import Bibliography, Entry, Name, Place, shown_path

_ENCODE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_STORE = "bibliography"
Assembled = tuple[Bibliography, tuple[Issue, ...]]


def content_key(paths: Sequence[str]) -> str:
    """Return what a stored bibliography hangs on: the files' content and names, and this program.

    `OSError` is raised where a file cannot be read.
    """
    contents = [hashlib.sha256(Path(path).read_bytes()).hexdigest() for path in paths]
    return json.dumps([code_version(), list(paths), [shown_path(path) for path in paths], contents])


def load_stored(key: str) -> Assembled | None:
    """Return the bibliography that was stored under the key, and its issues; None if there is none."""
    text = find_store(_STORE).get_bytes(key)
    if text is None:
        return None
    head, *lines = text.split(b"\n")
    header = json.loads(head.decode("utf-8", "surrogatepass"))
    decode = functools.partial(_decode, header["paths"])
    bibliography = Bibliography(
        StoredEntries(header["entries"], lines, decode),
        tuple(header["files"]),
        StoredEntries(header["data"], lines, decode),
        header["first"],
    )
    return bibliography, tuple(map(_issue, header["issues"]))


def store(key: str, bibliography: Bibliography, issues: Iterable[Issue]) -> None:
    """Keep a bibliography and the issues of its files."""
    # An entry may stand under several keys.
    known = [*bibliography.entries.values(), *bibliography.data_entries.values()]
    entries = {id(entry): entry for entry in known}
    lines = {identity: number for number, identity in enumerate(entries)}
    paths = _Paths()
    written = [_ENCODE(_row(entry, paths)) for entry in entries.values()]
    header = {
        "entries": {name: lines[id(entry)] for name, entry in bibliography.entries.items()},
        "data": {name: lines[id(entry)] for name, entry in bibliography.data_entries.items()},
        "first": bibliography.first_keys,
        "files": bibliography.files,
        "issues": [
            (one.code.name, one.message, one.place.path, one.place.line, one.place.column, one.hint)
            for one in issues
        ],
        "paths": list(paths),
    }
    find_store(_STORE).put_bytes(key, "\n".join([_ENCODE(header), *written]).encode("utf-8", "surrogatepass"))


class _Paths(dict[str, int]):
    """Numbers paths, of which each place of each entry has one."""

    def __missing__(self, path: str) -> int:
        self[path] = len(self)
        return self[path]


def _row(entry: Entry, paths: _Paths) -> list[Any]:
    place, places = entry.place, entry.field_places
    return [
        entry.key,
        entry.type,
        entry.fields,
        {
            role: [(one.family, one.given, one.prefix, one.suffix) for one in names]
            for role, names in entry.names.items()
        },
        (paths[place.path], place.line, place.column),
        {name: (paths[one.path], one.line, one.column) for name, one in places.items()},
        entry.malformed,
    ]


def _decode(paths: Sequence[str], line: bytes) -> Entry:
    key, kind, fields, names, place, places, malformed = json.loads(line.decode("utf-8", "surrogatepass"))
    return Entry(
        key,
        kind,
        fields,
        {role: tuple(Name(*parts) for parts in listed) for role, listed in names.items()},
        _place(paths, place),
        {name: _place(paths, written) for name, written in places.items()},
        malformed,
    )


def _place(paths: Sequence[str], written: Sequence[Any]) -> Place:
    path, line, column = written
    return Place(paths[path], line, column)


def _issue(written: Sequence[Any]) -> Issue:
    code, message, path, line, column, hint = written
    return Issue(Code[code], message, Place(path, line, column), hint)
