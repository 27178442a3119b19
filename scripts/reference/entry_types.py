"""The entry types and the fields they require, from `footcite.entries`."""

from __future__ import annotations

from footcite.entries import _REQUIRED
from markdown_table import format_table


def entry_types() -> str:
    """Return the table of the types, those with the same requirements in one row."""
    types: dict[tuple[tuple[str, ...], ...], list[str]] = {}
    for name, required in _REQUIRED.items():
        types.setdefault(required, []).append(f"`@{name}`")
    rows = [(", ".join(names), _required(fields)) for fields, names in types.items()]
    return format_table(("Entry types", "Required fields"), rows)


def _required(fields: tuple[tuple[str, ...], ...]) -> str:
    """Return the fields; of those joined by "or" one is enough."""
    return "; ".join(" or ".join(f"`{name}`" for name in choice) for choice in fields) or "none"
