"""The CSL-JSON that registration agencies of DOIs answer with, brought into the form of CSL-JSON files.

They give one record, not a list, and need no `id` (https://citation.doi.org/docs.html). Crossref names types
as in https://api.crossref.org/types, gives lists for variables that hold one text, and escapes as in XML.
"""

from __future__ import annotations

import html
import json
from typing import Any

_CROSSREF_TYPES = {
    "journal-article": "article-journal",
    "book-chapter": "chapter",
    "book-section": "chapter",
    "book-part": "chapter",
    "reference-entry": "entry-encyclopedia",
    "monograph": "book",
    "edited-book": "book",
    "reference-book": "book",
    "book-set": "book",
    "book-series": "book",
    "proceedings": "book",
    "proceedings-article": "paper-conference",
    "posted-content": "article",
    "dissertation": "thesis",
    "report-component": "report",
    "report-series": "report",
    "peer-review": "review",
    "journal": "periodical",
}


def agency_records(text: str, doi: str) -> str:
    """Return the answer as a CSL-JSON list whose records have an `id`; what is no JSON stays as it is."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return text
    records = data if isinstance(data, list) else [data]
    return json.dumps([_record(one, doi) if isinstance(one, dict) else one for one in records])


def _record(record: dict[str, Any], doi: str) -> dict[str, Any]:
    named = {variable: _text(value) for variable, value in record.items()}
    kind = named.get("type", "")
    if isinstance(kind, str):
        named["type"] = _CROSSREF_TYPES.get(kind, kind)
    return {"DOI": doi, **named, "id": doi}


def _text(value: Any) -> Any:
    """Return text without the escapes of XML that agencies leave in it, the first one of a list of texts."""
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        value = next(iter(value), "")
    return html.unescape(value) if isinstance(value, str) else value
