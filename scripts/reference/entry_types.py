"""The entry types, the fields they require and the names of old, from the vocabulary of the bibliography."""

from __future__ import annotations

from footcite.bibliography.check import REQUIRED
from footcite.bibliography.vocabulary import FIELD_ALIASES, NAME_FIELDS, PRINTED_FIELDS, TYPE_ALIASES, TYPES
from markdown_table import format_table


def entry_types() -> str:
    """Return the table of the types, those with the same requirements in one row."""
    types: dict[tuple[tuple[str, ...], ...], list[str]] = {}
    for name in sorted(TYPES):
        types.setdefault(REQUIRED.get(name, ()), []).append(f"`@{name}`")
    rows = [(", ".join(names), _required(fields)) for fields, names in types.items()]
    return format_table(("Entry types", "Required fields"), rows)


def aliases() -> str:
    """Return the table of the types and fields of old, with what each is called today."""
    rows = [(f"`@{old}`", f"`@{new}`") for old, (new, _) in sorted(TYPE_ALIASES.items())]
    rows += [(f"`{old}`", f"`{new}`") for old, new in sorted(FIELD_ALIASES.items())]
    return format_table(("Also taken", "Today"), rows)


def fields() -> str:
    """Return the fields that a reference may show: those of names, and the others."""
    return (
        f"Names: {_listed(NAME_FIELDS)}.\n\n"
        f"Others: {_listed(PRINTED_FIELDS | {'date', 'doi', 'origdate', 'url', 'urldate'})}."
    )


def _listed(names: frozenset[str]) -> str:
    return ", ".join(f"`{name}`" for name in sorted(names))


def _required(fields: tuple[tuple[str, ...], ...]) -> str:
    """Return the fields; of those joined by "or" one is enough."""
    return "; ".join(" or ".join(f"`{name}`" for name in choice) for choice in fields) or "none"
