"""Makes an entry of what was scanned: one vocabulary, names split, places kept."""

from __future__ import annotations

from footcite.bibliography.bibtex import RawEntry
from footcite.bibliography.namelists import parse_names
from footcite.bibliography.vocabulary import FIELD_ALIASES, NAME_FIELDS, TYPE_ALIASES
from footcite.issues import Code, Issue
from footcite.model import Entry, Name, Place


def build_entry(raw: RawEntry) -> tuple[Entry, list[Issue]]:
    """Return the entry in biblatex's vocabulary, and what is wrong with its names and fields.

    Of a field and its old name (`journaltitle` and `journal`), which programs write side by side,
    the field counts.
    """
    values, issues = _values(raw)
    type_, kind = TYPE_ALIASES.get(raw.type, (raw.type, ""))
    if kind:
        values.setdefault("type", (kind, raw.place))
    fields: dict[str, str] = {}
    names: dict[str, tuple[Name, ...]] = {}
    entry = Entry(raw.key, type_, fields, names, raw.place, {}, malformed=raw.malformed)
    if "options" in values:
        fields["options"] = values["options"][0]
    use_prefix = entry.options.get("useprefix") == "true"
    for name, (value, place) in values.items():
        entry.field_places[name] = place
        if name in NAME_FIELDS:
            names[name], found = parse_names(value, place, use_prefix=use_prefix)
            issues.extend(found)
        else:
            fields[name] = value
    return entry, issues


def _values(raw: RawEntry) -> tuple[dict[str, tuple[str, Place]], list[Issue]]:
    """Return value and place of each field by its name of today."""
    written: dict[str, tuple[str, Place]] = {}
    issues = []
    for name, value, place in raw.fields:
        if name in written:
            message = f"`{raw.key}` gives the field `{name}` twice"
            issues.append(Issue(Code.BIB_DUPLICATE_FIELD, message, place, "remove one of them"))
        else:
            written[name] = " ".join(value.split()), place
    values: dict[str, tuple[str, Place]] = {}
    for name, (value, place) in written.items():
        canonical = FIELD_ALIASES.get(name, name)
        if canonical == name or not written.get(canonical, ("",))[0]:
            values[canonical] = value, place
    return values, issues
