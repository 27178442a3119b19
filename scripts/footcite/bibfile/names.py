"""Writes names so that they are read as the same names again."""

from __future__ import annotations

from collections.abc import Iterable

from footcite.bibliography.namelists import parse_names
from footcite.model import Name, Place
from footcite.names import OTHERS


def written_names(names: Iterable[Name], *, use_prefix: bool = False) -> str:
    """Return a list of names as a field holds it; `use_prefix` says that the entry has the option."""
    return " and ".join(_written(name, use_prefix=use_prefix) for name in names)


def _written(name: Name, *, use_prefix: bool) -> str:
    """Return ``von Last, Jr, First``, the family name in braces or the parts named where that is needed."""
    if name == OTHERS:
        return name.family
    for family in (name.family, f"{{{name.family}}}"):
        parts = [" ".join(part for part in (name.prefix, family) if part), name.suffix, name.given]
        text = ", ".join(part for part in parts if part)
        meant = Name(family, name.given, name.prefix, name.suffix)
        if parse_names(text, Place(""), use_prefix=use_prefix)[0] == (meant,):
            return text
    named = {"family": name.family, "given": name.given, "prefix": name.prefix, "suffix": name.suffix}
    return ", ".join(f"{part}={{{value}}}" for part, value in named.items() if value)
