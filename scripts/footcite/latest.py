"""What was last made of something that changes: one version of each, however long a server runs."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

_Name = TypeVar("_Name", bound=Hashable)
_State = TypeVar("_State")
_Value = TypeVar("_Value")


class Latest(Generic[_Name, _State, _Value]):
    """Decorates what makes a value for a name: it is made again only when its state is another."""

    def __init__(self, make: Callable[[_Name, _State], _Value]) -> None:
        self._make = make
        self._kept: dict[_Name, tuple[_State, _Value]] = {}

    def __call__(self, name: _Name, state: _State) -> _Value:
        """Return the value of the name in this state; that of its last state is let go."""
        kept = self._kept.get(name)
        if kept is None or kept[0] != state:
            kept = self._kept[name] = (state, self._make(name, state))
        return kept[1]

    def clear(self) -> None:
        """Let go of all values."""
        self._kept.clear()
