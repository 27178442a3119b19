"""Which entries of the bibliography the sources cite, and where."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from footcite.documents import Source, find_documents
from footcite.issues import Issue
from footcite.listing import lists_every_entry
from footcite.locate import find_mentions, find_nocite, mask_literals
from footcite.model import Bibliography, Entry, Place, shown_path
from footcite.page_bibliography import page_bibliography
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


def find_uses(docs: str, bibliography: Bibliography) -> tuple[list[EntryUse], list[Issue]]:
    """Return the entries with the places below `docs` that cite them, and what is wrong in pages' own files.

    The entries of the bibliography come first, in its order, and then those of the files that single pages
    name, of which each page may cite its own. What a plugin or a snippet brings into a page has no place in
    its source, and is not found.
    """
    entries = {_identity(entry): entry for entry in bibliography.works}
    places: dict[_Identity, list[Place]] = {}
    listed: set[_Identity] = set()
    issues: dict[Issue, None] = {}
    for path in find_documents(docs):
        source = Source(shown_path(str(path)), path.read_text(encoding="utf-8-sig", errors="replace"))
        known, found = page_bibliography(source, bibliography)
        issues |= dict.fromkeys(found)
        if known is not bibliography:
            entries = {**entries, **{_identity(entry): entry for entry in known.works}, **entries}
        masked = mask_literals(source.text)
        listed |= {_identity(known.entries[key]) for key in _listed(source.text, masked, known)}
        for key, positions in find_mentions(masked).items():
            if key in known.entries:
                at = places.setdefault(_identity(known.entries[key]), [])
                at.extend(Place(source.path, *position) for position in positions)
    uses = [
        EntryUse(entry, tuple(sorted(places.get(one, ()), key=_order)), listed=one in listed)
        for one, entry in entries.items()
    ]
    return uses, list(issues)


_Identity = tuple[str, Place]


def _identity(entry: Entry) -> _Identity:
    """Return what tells an entry from those with its key in other files."""
    return entry.key, entry.place


def _listed(text: str, masked: str, known: Bibliography) -> Iterable[str]:
    """Return the keys that a page has listed without citing them."""
    keys = find_nocite(text).keys()
    return known.entries if "*" in keys or lists_every_entry(masked) else keys & known.entries.keys()


def _order(place: Place) -> tuple[str, int, int]:
    return place.path, place.line or 0, place.column or 0
