"""Which entries of the bibliography the sources cite, and where."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from footcite.locate import find_mentions, find_nocite, mask_literals
from footcite.model import Bibliography, Entry, Place, shown_path
from footcite.tex import tex_to_text

_LONGEST = 60
"""Characters of a title that a line has room for."""


@dataclass(frozen=True, slots=True)
class EntryUse:
    """An entry, the places that cite it, and those of front matter that list it without a citation."""

    entry: Entry
    places: tuple[Place, ...]
    listed: bool = False

    @property
    def title(self) -> str:
        """Return the title without TeX, cut at the end of a word."""
        title = tex_to_text(self.entry.get("shorttitle", "title", "booktitle"))
        return title if len(title) <= _LONGEST else title[:_LONGEST].rpartition(" ")[0] + "…"


def find_uses(docs: str, bibliography: Bibliography) -> list[EntryUse]:
    """Return the entries in the order of the bibliography with the places below `docs` that cite them.

    What a plugin or a snippet brings into a page has no place in its source, and is not found.
    """
    places: dict[str, list[Place]] = {}
    listed: set[str] = set()
    for path in sorted(Path(docs).rglob("*.md")):
        text = path.read_text(encoding="utf-8", errors="replace")
        listed |= find_nocite(text).keys()
        _add(places, find_mentions(mask_literals(text)), shown_path(str(path)))
    return [
        EntryUse(entry, tuple(places.get(key, ())), listed=bool({key, "*"} & listed))
        for key, entry in bibliography.entries.items()
    ]


def _add(places: dict[str, list[Place]], found: Mapping[str, tuple[tuple[int, int], ...]], path: str) -> None:
    for key, positions in found.items():
        places.setdefault(key, []).extend(Place(path, *position) for position in positions)
