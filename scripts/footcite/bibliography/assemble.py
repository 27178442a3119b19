"""Joins the entries of several files: which of two counts, what inherits from what, further keys."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from footcite.bibliography.check import check_required
from footcite.bibliography.entries import JoinedEntries
from footcite.bibliography.inheritance import inherit, parent_keys
from footcite.bibliography.vocabulary import DATA_TYPES
from footcite.issues import Code, Issue
from footcite.model import Bibliography, Entry

_NOTHING = Bibliography({})


def assemble(
    loaded: Iterable[Sequence[Entry]], base: Bibliography = _NOTHING, files: tuple[str, ...] = ()
) -> tuple[Bibliography, list[Issue]]:
    """Return the entries of files, and those of the base after them, and what is wrong.

    The first entry of a key counts; the base has been judged before.
    """
    entries: dict[str, Entry] = {}
    issues: list[Issue] = []
    first_keys: dict[str, str] = {}
    for file in loaded:
        for entry in file:
            first_key = first_keys.setdefault(entry.key.casefold(), entry.key)
            first = entries.setdefault(entry.key, entry) if first_key == entry.key else entries[first_key]
            if first is not entry:
                issues.append(_duplicate(entry, first))
    for folded, key in first_keys.items():
        other = base.first_keys.get(folded)
        if other is not None:
            issues.append(_duplicate(entries[key], base.entries.get(other) or base.data_entries[other]))
    issues += inherit(entries, JoinedEntries(base.entries, base.data_entries))
    data = {key: entry for key, entry in entries.items() if entry.type in DATA_TYPES}
    works = {key: _part_of_book(entry) for key, entry in entries.items() if entry.type not in DATA_TYPES}
    for entry in works.values():
        issues.extend(check_required(entry))
    issues += _add_further_keys(works, first_keys)
    return _joined(Bibliography(works, files, data, first_keys), base), issues


def _joined(first: Bibliography, base: Bibliography) -> Bibliography:
    """Return the entries of both; where a key is in both, the first one's count."""
    if base is _NOTHING:
        return first
    return Bibliography(
        JoinedEntries(first.entries, base.entries),
        (*first.files, *base.files),
        JoinedEntries(first.data_entries, base.data_entries),
        base.first_keys | first.first_keys,
    )


def _add_further_keys(works: dict[str, Entry], first_keys: dict[str, str]) -> list[Issue]:
    """Let each entry be found by the keys of its `ids`, too (biblatex's manual, section 2.2.3)."""
    issues = []
    for entry in [entry for entry in works.values() if "ids" in entry.fields]:
        for key in parent_keys(entry, "ids"):
            first = first_keys.setdefault(key.casefold(), entry.key)
            if first == entry.key:
                works.setdefault(key, entry)
            else:
                place = entry.field_places["ids"]
                message = f"`{entry.key}` has the further key `{key}`, which is that of `{first}`"
                issues.append(Issue(Code.BIB_DUPLICATE_KEY, message, place, "remove it from `ids`"))
    return issues


def _part_of_book(entry: Entry) -> Entry:
    """Return BibTeX's `@inbook`, a chapter or pages of the book that `title` names, as a book.

    In biblatex it has the title of the book in `booktitle` (manual, section 2.1.1).
    """
    is_part = entry.type == "inbook" and not entry.get("booktitle", "maintitle")
    return replace(entry, type="book") if is_part and entry.get("chapter", "pages") else entry


def _duplicate(entry: Entry, first: Entry) -> Issue:
    where = f"{first.place.path}:{first.place.line}"
    same_file = entry.place.path == first.place.path
    if not same_file and _content(entry) == _content(first):
        message = f"`{entry.key}` is the same entry as the one at {where}"
        return Issue(Code.BIB_DUPLICATE_ENTRY, message, entry.place, "remove one of the two")
    message = f"cite key `{entry.key}` is already that of the entry at {where}"
    return Issue(Code.BIB_DUPLICATE_KEY, message, entry.place, "give one of the two another key")


def _content(entry: Entry) -> tuple[object, ...]:
    return entry.key, entry.type, entry.fields, entry.names
