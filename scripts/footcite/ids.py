"""The ids of markers and notes, in one place: ASCII, stable across builds, with Python-Markdown's colon.

Ids hang on labels and cite keys, not on numbers, so a new note leaves the links to others valid.
"""

from __future__ import annotations

import functools
import re
import unicodedata
import zlib


@functools.lru_cache(maxsize=4096)
def slug(label: str) -> str:
    """Return the label in ASCII letters, digits and ``_.-``; "x" where nothing is left."""
    plain = unicodedata.normalize("NFKD", label).encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[^\w.-]+", "-", plain).strip("-") or "x"


def unique(wanted: str, taken: set[str]) -> str:
    """Return the id, with a number where it is taken, and take it."""
    found, number = wanted, 1
    while found in taken:
        number += 1
        found = f"{wanted}-{number}"
    taken.add(found)
    return found


def given_names(source: str, kind: str) -> set[str]:
    """Return the names of ids of a kind like ours that the author gives: `{ #fn:name }`, `id="fn:name"`.

    The kind `fnref` includes `fnref2` and so on.
    """
    # Few pages give any, and a plain search is far quicker than the pattern.
    if f"#{kind}" not in source and "id=" not in source:
        return set()
    count = r"\d*" if kind == "fnref" else ""
    return set(re.findall(rf"(?:#|\bid=[\"']?){kind}{count}:([\w.-]+)", source))


class ReferenceIds:
    """The ids of references on one page: one for each key, none that the author gives himself."""

    def __init__(self, source: str = "") -> None:
        self._taken = {f"ref:{name}" for name in given_names(source, "ref")}
        self._ids: dict[str, str] = {}
        self._listed: set[str] = set()

    def target(self, key: str) -> str:
        """Return the id that the reference of a key has on the page, in whichever list it stands."""
        if key not in self._ids:
            self._ids[key] = unique(reference_id(key), self._taken)
        return self._ids[key]

    def is_listed(self, key: str) -> bool:
        """Return whether a list of the page has the reference."""
        return key in self._listed

    def claim(self, key: str) -> str:
        """Return the id for a reference, ``""`` if another list of the page has it already."""
        if key in self._listed:
            return ""
        self._listed.add(key)
        return self.target(key)


def note_id(name: str) -> str:
    """Return the id of the note with the unique name."""
    return f"fn:{name}"


def marker_id(name: str, use: int) -> str:
    """Return the id of a note's first, second … marker, numbered as Python-Markdown does."""
    return f"fnref{use if use > 1 else ''}:{name}"


def citation_id(name: str) -> str:
    """Return the id of a citation that stands in the running text."""
    return f"cite:{name}"


def reference_id(key: str) -> str:
    """Return the id of an entry in a list of references; keys that differ have ids that differ."""
    plain = slug(key)
    return f"ref:{plain}" if plain == key else f"ref:{plain}-{zlib.crc32(key.encode()):08x}"
