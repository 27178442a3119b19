"""Which fields are exported: those that describe the work, and none that its owner keeps for himself."""

from __future__ import annotations

from dataclasses import replace

from footcite.bibliography.vocabulary import DATE_FIELDS, NAME_FIELDS, PRINTED_FIELDS
from footcite.model import Entry

_IDENTIFIERS = "archivedate archiveurl doi isan isbn ismn isrn issn iswc pmcid pmid url"
_MEANINGS = """authortype bookpagination editoratype editorbtype editorctype editortype entrysubtype langid
language origlanguage pagination"""
PUBLIC_FIELDS = (
    PRINTED_FIELDS | NAME_FIELDS | {*DATE_FIELDS, *_IDENTIFIERS.split(), *_MEANINGS.split(), "options"}
)
"""What a style may print, what identifies the work, and what says how the rest is meant.

`annotation`, `file`, `keywords`, `abstract` and fields that only one's own programs know are not
among them, nor are links to other entries, whose data the entry has inherited by now.
"""


def public_entry(entry: Entry) -> Entry:
    """Return the entry with its public fields alone; of its options `useprefix`, on which names depend."""
    fields = {name: value for name, value in entry.fields.items() if name in PUBLIC_FIELDS and value.strip()}
    if "options" in fields:
        del fields["options"]
        if entry.options.get("useprefix") == "true":
            fields["options"] = "useprefix=true"
    return replace(entry, fields=fields)
