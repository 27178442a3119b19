"""Lets entries take data from others: `crossref`, `xdata`, with biblatex's rules (manual, appendix B)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

from footcite.bibliography.vocabulary import INHERITED_FIELDS
from footcite.issues import Code, Issue, did_you_mean
from footcite.model import Entry, Name, Place

MAX_GENERATIONS = 20
"""How far data is passed on: child, parent, parent of the parent."""

_MAX_SEARCHES = 10
"""For how many keys a similar one is sought, which takes a look at every entry."""

_DATES = frozenset({"date", "year", "month"})
_OWN_TITLES = ("shorttitle", "sorttitle", "indextitle", "indexsorttitle")
_BOOKS = ("inbook", "bookinbook", "suppbook")
_CHAPTERS = ("incollection", "inreference", "suppcollection")
# Sources, targets, and what becomes of the titles of the source.
_TITLE_RULES: tuple[tuple[tuple[str, ...], tuple[str, ...], str], ...] = (
    (("mvbook",), ("book", *_BOOKS), "main"),
    (("mvcollection", "mvreference"), ("collection", "reference", *_CHAPTERS), "main"),
    (("mvproceedings",), ("proceedings", "inproceedings"), "main"),
    (("book",), _BOOKS, "book"),
    (("collection", "reference"), _CHAPTERS, "book"),
    (("proceedings",), ("inproceedings",), "book"),
    (("periodical",), ("article", "suppperiodical"), "journal"),
)
# `xdata=key-field` or `xdata=key-field-2`, the second item of a list (manual, section 3.13.6).
_GRANULAR = re.compile(r"xdata\s*=\s*(?P<key>.+?)-(?P<field>[A-Za-z]+)(?:-(?P<index>[0-9]{1,4}))?")
_MARK = re.compile(r"xdata\s*+=")
_AND = re.compile(r"\s+and\s+")
_Item = TypeVar("_Item", str, Name)


def _title_rules() -> dict[tuple[str, str], dict[str, tuple[str, ...]]]:
    rules: dict[tuple[str, str], dict[str, tuple[str, ...]]] = {}
    for sources, targets, prefix in _TITLE_RULES:
        fields = {name: (f"{prefix}{name}",) for name in ("title", "subtitle", "titleaddon")}
        for source in sources:
            for target in targets:
                rules[source, target] = fields | dict.fromkeys(_OWN_TITLES, ())
    for source in ("mvbook", "book"):
        for target in _BOOKS:
            rules[source, target] = rules[source, target] | {"author": ("author", "bookauthor")}
    return rules


_RULES = _title_rules()


def inherit(entries: dict[str, Entry], known: Mapping[str, Entry]) -> list[Issue]:
    """Give the entries what they inherit, in place, and return an issue for each that cannot be had.

    `known` holds further entries that they may refer to, which inherited theirs before.
    """
    heirs = {key: entry for key, entry in entries.items() if _refers(entry)}
    return _Inheritance(entries, known, heirs).run() if heirs else []


def parent_keys(entry: Entry, name: str) -> list[str]:
    """Return the keys that a field such as `xdata` or `entryset` lists."""
    return [key.strip() for key in entry.get(name).split(",") if key.strip()]


def _refers(entry: Entry) -> bool:
    fields = entry.fields
    if "crossref" in fields or "xdata" in fields or "xref" in fields or "entryset" in fields:
        return True
    if any("xdata" in value and _MARK.search(value) for value in fields.values()):
        return True
    return any(name.family.startswith("xdata") for names in entry.names.values() for name in names)


class _Inheritance:
    """Works through the heirs, parents before children."""

    def __init__(
        self, entries: dict[str, Entry], known: Mapping[str, Entry], heirs: dict[str, Entry]
    ) -> None:
        self.entries = entries
        self.known = known
        self.heirs = heirs
        self.issues: list[Issue] = []
        self._line: list[str] = []

    def run(self) -> list[Issue]:
        for key in list(self.heirs):
            self._finish(key)
        return self.issues

    def _finish(self, key: str) -> Entry | None:
        """Return the entry with all that it inherits, or None if there is none of the key."""
        entry = self.heirs.pop(key, None)
        if entry is None:
            return self.entries.get(key) or self.known.get(key)
        self._line.append(key)
        for parent in self._parents(entry, "xdata"):
            entry = _with_fields(entry, parent, {})
        entry = self._with_granular(entry)
        for parent in self._parents(entry, "crossref"):
            entry = _with_fields(entry, parent, _RULES.get((parent.type, entry.type), {}))
        for name in ("xref", "entryset"):
            for parent_key in parent_keys(entry, name):
                if parent_key not in self.entries and parent_key not in self.known:
                    self._complain(entry, name, parent_key)
        self._line.pop()
        self.entries[key] = entry
        return entry

    def _parents(self, entry: Entry, name: str) -> Iterator[Entry]:
        for key in dict.fromkeys(parent_keys(entry, name)):
            if key in self._line or len(self._line) > MAX_GENERATIONS:
                message = f"`{entry.key}` inherits from itself, or over more than {MAX_GENERATIONS} entries"
                place = entry.field_places.get(name, entry.place)
                self.issues.append(Issue(Code.BIB_INHERITANCE, message, place, f"remove this `{name}`"))
                continue
            parent = self._finish(key)
            if parent is None:
                self._complain(entry, name, key)
            else:
                yield parent

    def _complain(self, entry: Entry, name: str, key: str) -> None:
        message = f"`{entry.key}` refers with `{name}` to `{key}`, which is in no bibliography file"
        near = did_you_mean(key, self.entries) if len(self.issues) < _MAX_SEARCHES else ""
        hint = near or "add the entry, or remove the field"
        place = entry.field_places.get(name, entry.place)
        self.issues.append(Issue(Code.BIB_INHERITANCE, message, place, hint))

    def _with_granular(self, entry: Entry) -> Entry:
        """Return the entry with ``xdata=key-field`` in its values and names replaced."""
        fields = {
            name: " and ".join(self._granular_texts(entry, name, value)) if "xdata" in value else value
            for name, value in entry.fields.items()
        }
        names = {
            role: tuple(found for name in names for found in self._granular_names(entry, role, name))
            for role, names in entry.names.items()
        }
        return _replace(entry, fields, names, entry.field_places)

    def _granular_texts(self, entry: Entry, name: str, value: str) -> Iterator[str]:
        for part in _AND.split(value):
            match = _GRANULAR.fullmatch(part.strip())
            if match is None:
                yield part
                continue
            source = self._granular_source(entry, name, match["key"])
            found = source.get(match["field"].lower()) if source else ""
            items = _AND.split(found) if found and match["index"] else [found]
            yield from self._picked(entry, name, match, [item for item in items if item])

    def _granular_names(self, entry: Entry, role: str, name: Name) -> Iterator[Name]:
        match = _GRANULAR.fullmatch(name.family) if name.family.startswith("xdata") else None
        if match is None:
            yield name
            return
        source = self._granular_source(entry, role, match["key"])
        found = source.names.get(match["field"].lower(), ()) if source else ()
        yield from self._picked(entry, role, match, found)

    def _granular_source(self, entry: Entry, name: str, key: str) -> Entry | None:
        if key in self._line or len(self._line) > MAX_GENERATIONS:
            return None
        return self._finish(key)

    def _picked(
        self, entry: Entry, name: str, match: re.Match[str], items: Sequence[_Item]
    ) -> Iterator[_Item]:
        index = int(match["index"]) if match["index"] else 0
        picked = items[index - 1 : index] if index else items
        if not picked:
            self._complain(entry, name, match[0].partition("=")[2].strip())
        yield from picked


def _with_fields(child: Entry, parent: Entry, rules: Mapping[str, tuple[str, ...]]) -> Entry:
    """Return the child with the parent's fields, as the rules rename them; its own fields win."""
    fields, names, places = dict(child.fields), dict(child.names), dict(child.field_places)
    skipped = _DATES if _DATES & fields.keys() else frozenset()
    # What the rules rename comes first: `title` rather than a `booktitle` that the parent has, too.
    inherited = [*fields_of(parent)]
    inherited.sort(key=lambda name: name not in rules)
    for source in inherited:
        for target in rules.get(source, (source,)):
            if target in places or target in skipped:
                continue
            places[target] = parent.field_places.get(source, parent.place)
            if source in parent.names:
                names[target] = parent.names[source]
            else:
                fields[target] = parent.fields[source]
    return _replace(child, fields, names, places)


def fields_of(entry: Entry) -> Iterator[str]:
    """Yield the fields, those of names too, that another entry may take over."""
    yield from (name for name in entry.fields if name in INHERITED_FIELDS)
    yield from entry.names


def _replace(
    entry: Entry, fields: dict[str, str], names: dict[str, tuple[Name, ...]], places: dict[str, Place]
) -> Entry:
    return Entry(entry.key, entry.type, fields, names, entry.place, places, malformed=entry.malformed)
