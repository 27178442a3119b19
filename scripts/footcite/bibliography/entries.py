"""Entries by key that are made, or looked for, only when they are asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from footcite.model import Entry


class StoredEntries(Mapping[str, Entry]):
    """Entries that are decoded at the first access; `index` says in which line each key's entry stands."""

    def __init__(
        self, index: Mapping[str, int], lines: Sequence[bytes], decode: Callable[[bytes], Entry]
    ) -> None:
        self._index = index
        self._lines = lines
        self._decode = decode
        self._decoded: dict[int, Entry] = {}

    def __getitem__(self, key: str) -> Entry:
        line = self._index[key]
        entry = self._decoded.get(line)
        if entry is None:
            entry = self._decoded[line] = self._decode(self._lines[line])
        return entry

    def __contains__(self, key: object) -> bool:
        return key in self._index

    def __iter__(self) -> Iterator[str]:
        return iter(self._index)

    def __len__(self) -> int:
        return len(self._index)


class JoinedEntries(Mapping[str, Entry]):
    """The entries of two mappings, in this order; where a key is in both, the first one's count."""

    def __init__(self, first: Mapping[str, Entry], second: Mapping[str, Entry]) -> None:
        self._first = first
        self._second = second

    def __getitem__(self, key: str) -> Entry:
        return self._first[key] if key in self._first else self._second[key]

    def __contains__(self, key: object) -> bool:
        return key in self._first or key in self._second

    def __iter__(self) -> Iterator[str]:
        yield from self._first
        yield from (key for key in self._second if key not in self._first)

    def __len__(self) -> int:
        return len(self._first) + sum(key not in self._first for key in self._second)
