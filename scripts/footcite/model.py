"""The words of the field as data: entries, citations, locators (DESIGN: one name per thing)."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple, NewType

Html = NewType("Html", str)
"""Text that is already safe to stand in a page: escaped, with nothing but our own markup."""


def shown_path(path: str) -> str:
    """Return the path relative to the working folder where it lies within."""
    relative = os.path.relpath(path)
    return path if relative.startswith("..") else relative


class Place(NamedTuple):
    """Where something stands: a path as the user knows it, a line and a column, both from 1."""

    path: str
    line: int | None = None
    column: int | None = None


class Name(NamedTuple):
    """One name of a name list, in biblatex's parts; a corporate name has a family part alone."""

    family: str
    given: str = ""
    prefix: str = ""
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One record of a bibliography; field values are TeX as written, names are split.

    Types and fields are those of biblatex's manual, sections 2.1 and 2.2, without the aliases. Of a
    malformed entry a part may be lost. Entries are equal if they say the same, wherever it stands.
    """

    key: str
    type: str
    fields: dict[str, str]
    names: dict[str, tuple[Name, ...]]
    place: Place = field(compare=False)
    field_places: dict[str, Place] = field(default_factory=dict, compare=False)
    malformed: bool = False

    def __hash__(self) -> int:
        return hash(self.key)

    def get(self, *fields: str) -> str:
        """Return the value of the first of the fields that is there and not empty, or ``""``."""
        for name in fields:
            if value := self.fields.get(name):
                return value
        return ""

    def address(self, name: str) -> str:
        r"""Return the address in a field, without ``\url{}`` around it and TeX's backslashes in it."""
        written = self.get(name).strip()
        if "\\" not in written:
            return written
        return re.sub(r"^\\url\s*\{(.*)\}$", r"\1", written).replace("\\", "")

    @property
    def keywords(self) -> frozenset[str]:
        """Return the entry's keywords (biblatex: a list separated by commas)."""
        return frozenset(word.strip() for word in self.get("keywords").split(",") if word.strip())

    @property
    def options(self) -> dict[str, str]:
        """Return the entry's options (biblatex: ``skipbib, useprefix=true``); one without a value is true."""
        written = (option.partition("=") for option in self.get("options").split(",") if option.strip())
        return {name.strip(): value.strip() or "true" for name, _, value in written}

    @property
    def is_listed(self) -> bool:
        """Return whether lists of references have the entry (biblatex: the options `skipbib`, `dataonly`)."""
        return not self.get("options") or "true" not in {
            self.options.get(name) for name in ("skipbib", "dataonly")
        }


@dataclass(frozen=True, slots=True)
class Bibliography:
    """All the entries loaded, by cite key; keys differ by case, as in biblatex.

    An entry stands also under each further key that its field `ids` gives. `data_entries` are
    those of the types `xdata` and `set`, which are not cited. `first_keys` has the key by which
    a key without case was first given.
    """

    entries: Mapping[str, Entry]
    files: tuple[str, ...] = ()
    data_entries: Mapping[str, Entry] = field(default_factory=dict)
    first_keys: dict[str, str] = field(default_factory=dict)

    @property
    def works(self) -> Iterator[Entry]:
        """Yield each entry once, in order."""
        return (entry for key, entry in self.entries.items() if key == entry.key)


class Mode(StrEnum):
    """How a cite item names its author (citeproc's words)."""

    NORMAL = "normal"
    SUPPRESS_AUTHOR = "suppress-author"
    AUTHOR_IN_TEXT = "author-in-text"


@dataclass(frozen=True, slots=True)
class Locator:
    """The place within a work: a CSL label such as ``page`` and a value such as ``33-35``."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class CiteItem:
    """One work in a citation; prefix and suffix are Markdown as written."""

    key: str
    prefix: str = ""
    locators: tuple[Locator, ...] = ()
    suffix: str = ""
    mode: Mode = Mode.NORMAL


@dataclass(frozen=True, slots=True)
class Citation:
    """One place in the text that cites one work or several."""

    items: tuple[CiteItem, ...]
