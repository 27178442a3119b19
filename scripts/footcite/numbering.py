"""One numbered sequence of notes a page, in the order of first mention."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field

from footcite.ids import marker_id, note_id, slug, unique


@dataclass(slots=True)
class Note:
    """One numbered note; `name` is the part that its ids share."""

    number: int
    name: str
    markers: list[str] = field(default_factory=list)

    @property
    def id(self) -> str:
        """Return the id of the note."""
        return note_id(self.name)

    def add_marker(self) -> str:
        """Return the id of one more marker that leads to the note."""
        self.markers.append(marker_id(self.name, len(self.markers) + 1))
        return self.markers[-1]


class Sequence:
    """Gives the same note to equal citations, and the next number to a new one."""

    def __init__(self, taken: set[str] | None = None) -> None:
        self.notes: list[Note] = []
        self._by_identity: dict[Hashable, Note] = {}
        self._names: set[str] = set(taken or ())

    def __contains__(self, identity: Hashable) -> bool:
        return identity in self._by_identity

    def note(self, identity: Hashable, label: str) -> tuple[Note, bool]:
        """Return the note of an identity and whether it is new; a new one is named after the label."""
        known = self._by_identity.get(identity)
        if known:
            return known, False
        note = Note(len(self.notes) + 1, unique(slug(label), self._names))
        self._by_identity[identity] = note
        self.notes.append(note)
        return note, True
