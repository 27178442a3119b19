"""The files of exported records: which a site has, and what each holds."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from footcite.exports.addresses import WHOLE_SITE, page_address, reference_address
from footcite.exports.bibtex import bibtex_record
from footcite.exports.csl_json import csl_json_record
from footcite.exports.fields import public_entry
from footcite.exports.ris import ris_record
from footcite.model import Entry


def site_files(listed: Sequence[Entry], cited: Mapping[str, Sequence[Entry]]) -> dict[str, Sequence[Entry]]:
    """Return the entries of each file by its address: each reference, each page's, all of the site.

    `listed` are the entries of the whole site, `cited` those of each page by the path of its source.
    """
    references: dict[str, Sequence[Entry]] = {}
    for entries in (listed, *cited.values()):
        for entry in entries:
            # A page may have a record of its own under a key of the site; the lists show the site's.
            references.setdefault(reference_address(entry.key), [entry])
    return {
        **({WHOLE_SITE: listed} if listed else {}),
        **references,
        **{page_address(path): entries for path, entries in cited.items() if entries},
    }


def export_files(files: Mapping[str, Sequence[Entry]], language: str) -> Iterator[tuple[str, bytes]]:
    """Yield path and content of every file, each record written once in each format.

    `language` is the tag of the site's language, which titles have that state none.
    """
    works = {id(entry): public_entry(entry) for entries in files.values() for entry in entries}
    for ending, write, join in _formats(english=language.partition("-")[0] == "en"):
        records = {identity: write(entry) for identity, entry in works.items()}
        for address, entries in files.items():
            text = join(records[id(entry)] for entry in entries)
            yield f"{address}.{ending}", text.encode()


def _formats(
    *, english: bool
) -> Iterator[tuple[str, Callable[[Entry], str], Callable[[Iterable[str]], str]]]:
    yield "bib", bibtex_record, lambda records: "\n".join(f"{record}\n" for record in records)
    yield "ris", ris_record, lambda records: "".join(f"{record}\r\n" for record in records)
    yield "json", lambda entry: csl_json_record(entry, english=english), _join_csl_json


def _join_csl_json(records: Iterable[str]) -> str:
    items = ",\n".join(textwrap.indent(record, "  ") for record in records)
    return f"[\n{items}\n]\n"
