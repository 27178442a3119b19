"""The formats of exported records."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from footcite.exports.bibtex import bibtex_record
from footcite.exports.csl_json import csl_json_record
from footcite.exports.ris import ris_record
from footcite.model import Entry


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its name, the ending of its files, how one record is written, and how several are joined."""

    name: str
    extension: str
    record: Callable[[Entry], str]
    join: Callable[[Iterable[str]], str]


def _joined_csl_json(records: Iterable[str]) -> str:
    items = ",\n".join(textwrap.indent(record, "  ") for record in records)
    return f"[\n{items}\n]\n" if items else "[]\n"


FORMATS = (
    Format("BibTeX", "bib", bibtex_record, lambda records: "\n".join(f"{record}\n" for record in records)),
    Format("RIS", "ris", ris_record, lambda records: "".join(f"{record}\r\n" for record in records)),
    Format("CSL-JSON", "json", csl_json_record, _joined_csl_json),
)
"""The formats in the order in which pages offer them."""
