"""Adds entries to the text of a `.bib` file, in the layout, the order and the words that it has."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from footcite.bibfile.blocks import Block, Field, find_blocks
from footcite.bibfile.keys import make_key
from footcite.bibfile.layout import detect_layout, lay_out_block, written_value
from footcite.bibfile.names import written_names
from footcite.bibfile.vocabulary import in_words_of
from footcite.bibliography import parse_bibliography
from footcite.bibliography.bibtex import RawEntry, scan
from footcite.csl.load import parse_csl_json
from footcite.doi import find_doi
from footcite.issues import Code, Issue
from footcite.model import Entry
from footcite.names import OTHERS


@dataclass(frozen=True, slots=True)
class Record:
    """An entry that is to be added: its fields with values as BibTeX has them between braces."""

    type: str
    fields: tuple[tuple[str, str], ...]
    entry: Entry


@dataclass(frozen=True, slots=True)
class Added:
    """What came of a record: the key that it has in the file, and whether it was there already."""

    key: str
    was_there: bool = False


def read_records(text: str, path: str) -> tuple[list[Record], list[Issue]]:
    """Return the entries of BibTeX text as records, with abbreviations written out, and its mistakes."""
    raw_entries, issues = scan(text, path)
    entries, _ = parse_bibliography(text, path)
    faults = [issue for issue in issues if issue.code is Code.BIB_SYNTAX]
    return [_record(raw, entry) for raw, entry in zip(raw_entries, entries, strict=True)], faults


def read_csl_records(text: str, path: str) -> tuple[list[Record], list[Issue]]:
    """Return the entries of CSL-JSON text as records, and its mistakes."""
    entries, issues = parse_csl_json(text, path)
    faults = [issue for issue in issues if issue.code is Code.BIB_SYNTAX]
    return [Record(entry.type, tuple(_fields_of(entry)), entry) for entry in entries], faults


def _fields_of(entry: Entry) -> Iterator[tuple[str, str]]:
    """Yield the fields, names as BibTeX has them."""
    all_names = [name for names in entry.names.values() for name in names if name != OTHERS]
    use_prefix = any(name.family[:1].islower() for name in all_names)
    for field, names in entry.names.items():
        yield field, written_names(names, use_prefix=use_prefix)
    if use_prefix:
        yield "options", "useprefix=true"
    yield from entry.fields.items()


def _record(raw: RawEntry, entry: Entry) -> Record:
    doi = find_doi(entry.get("doi"))
    fields = tuple(
        (name, doi or value if name == "doi" else " ".join(value.split()))
        for name, value, _ in raw.fields
        # An address that only resolves the DOI says nothing more than the DOI.
        if value.strip() and not (name == "url" and doi and find_doi(value) == doi)
    )
    return Record(raw.type, fields, entry)


def add_records(text: str, path: str, records: Iterable[Record]) -> tuple[str, list[Added]]:
    """Return the text with the records that it lacks, and what came of each.

    A record is there already if an entry has its DOI, or its address.
    """
    added: list[Added] = []
    for record in records:
        known = parse_bibliography(text, path)[0]
        twin = find_twin(known, record.entry.get("doi"), record.entry.address("url"))
        key = twin or make_key(record.entry, [entry.key for entry in known])
        added.append(Added(key, was_there=bool(twin)))
        if not twin:
            text = _insert(text, key, record)
    return text, added


def find_twin(entries: Iterable[Entry], doi: str, url: str) -> str:
    """Return the key of the entry that has the DOI or the address, or ``""``."""
    wanted = {_identity(doi, ""), _identity("", url)} - {""}
    found = (
        entry.key
        for entry in entries
        if wanted & {_identity(entry.get("doi"), ""), _identity("", entry.address("url"))}
    )
    return next(found, "")


def _identity(doi: str, url: str) -> str:
    """Return what all forms of a DOI, or of an address, have in common."""
    if doi or find_doi(url):
        return (find_doi(doi or url) or doi).casefold()
    return re.sub(r"^https?://(?:www\.)?", "", url.partition("#")[0]).rstrip("/")


def _insert(text: str, key: str, record: Record) -> str:
    """Return the text with the record as an entry, at its end, or in its place where keys are in order."""
    blocks = find_blocks(text)
    entries = [block for block in blocks if block.is_entry]
    written = [
        Field(name, (written_value(name, value),)) for name, value in in_words_of(entries, record.fields)
    ]
    block = Block(0, 0, record.type, key, tuple(_in_order_of(entries, written)))
    laid_out = lay_out_block(block, detect_layout(text, blocks))
    if _is_sorted(entries):
        before = [entry for entry in entries if entry.key.casefold() < key.casefold()]
        if before and before[-1] is not entries[-1]:
            return _after(text, before[-1], laid_out)
        if not before:
            return _before(text, entries[0], laid_out)
    return "\n\n".join([*([text.rstrip()] if text.strip() else []), laid_out]) + "\n"


def _in_order_of(entries: Sequence[Block], fields: Sequence[Field]) -> list[Field]:
    """Return the fields in the order that the file's entries have them; others keep to their neighbour."""
    places: dict[str, list[float]] = {}
    for entry in entries:
        for number, field in enumerate(entry.fields):
            places.setdefault(field.name, []).append(number / len(entry.fields))
    ranks: list[float] = []
    for field in fields:
        found = places.get(field.name)
        ranks.append(sum(found) / len(found) if found else ranks[-1] if ranks else 0.0)
    return [field for _, _, field in sorted(zip(ranks, range(len(fields)), fields, strict=True))]


def _is_sorted(entries: Sequence[Block]) -> bool:
    """Return whether there are entries enough to see an order, and all keys are in that of the alphabet."""
    keys = [entry.key.casefold() for entry in entries]
    return len(keys) > 2 and keys == sorted(keys)


def _after(text: str, block: Block, entry: str) -> str:
    end = text.find("\n", block.end)
    end = len(text) if end < 0 else end
    return f"{text[:end]}\n\n{entry}{text[end:]}"


def _before(text: str, block: Block, entry: str) -> str:
    """Return the text with the entry before the block and the comment that is attached to it."""
    start = text.rfind("\n\n", 0, block.start) + 2 if "\n\n" in text[: block.start] else 0
    return f"{text[:start]}{entry}\n\n{text[start:]}"
