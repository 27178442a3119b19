"""CSL-JSON files as bibliographies: Zotero's, Better BibTeX's and pandoc's exports.

https://github.com/citation-style-language/schema, `csl-data.json`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from footcite.csl.dates import edtf
from footcite.csl.markup import csl_to_tex
from footcite.csl.names import ROLES, name_of
from footcite.csl.types import CSL_TYPES, IN_BOOKS, IN_SERIES, SUBTYPES, entry_type
from footcite.issues import Code, Issue, did_you_mean
from footcite.model import Entry, Name, Place

Loaded = tuple[tuple[Entry, ...], tuple[Issue, ...]]

_DATES = {"issued": "date", "accessed": "urldate", "event-date": "eventdate", "original-date": "origdate"}
_NAMES = {**ROLES, "director": "editor", "compiler": "editor", "collection-editor": "editorb"}
_FIELDS = {
    "title": "title",
    "title-short": "shorttitle",
    "shortTitle": "shorttitle",
    "container-title-short": "shortjournal",
    "collection-title": "series",
    "original-title": "origtitle",
    "event": "eventtitle",
    "event-title": "eventtitle",
    "event-place": "venue",
    "publisher-place": "location",
    "original-publisher": "origpublisher",
    "original-publisher-place": "origlocation",
    "genre": "type",
    "status": "pubstate",
    "page": "pages",
    "volume": "volume",
    "number-of-volumes": "volumes",
    "number-of-pages": "pagetotal",
    "chapter-number": "chapter",
    "edition": "edition",
    "version": "version",
    "language": "langid",
    "note": "note",
    "abstract": "abstract",
    "keyword": "keywords",
    "jurisdiction": "location",
}
_VERBATIM = {"URL": "url", "DOI": "doi", "ISBN": "isbn", "ISSN": "issn", "PMID": "pmid", "PMCID": "pmcid"}
_LISTS = frozenset({"publisher", "institution", "organization", "location", "origlocation"})
_HOUSES = {
    "thesis": "institution",
    "report": "institution",
    "online": "organization",
    "unpublished": "organization",
}
VARIABLES = frozenset(
    {"id", "type", "container-title", "volume-title", "collection-number", "number", "issue", "publisher"}
    | {*_FIELDS, *_NAMES, *_DATES, *_VERBATIM}
)
"""The variables of CSL that are read."""
_ID = re.compile(r'"id"\s*+:\s*+(?P<value>"(?:[^"\\]|\\.)*+"|-?\d++)')


def parse_csl_json(text: str, path: str) -> Loaded:
    """Return the entries of CSL-JSON text and what is wrong with them; `path` is for messages."""
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        place = Place(path, error.lineno, error.colno)
        return (), (Issue(Code.BIB_SYNTAX, f"the file is not JSON: {error.msg}", place, "export it anew"),)
    except (RecursionError, ValueError):
        return (), (Issue(Code.BIB_SYNTAX, "the file nests too deep, or has a number too long", Place(path)),)
    records = data.get("items") if isinstance(data, dict) else data
    if not isinstance(records, list):
        hint = "CSL-JSON is a list of records, each with `id` and `type`"
        return (), (Issue(Code.BIB_SYNTAX, "the file is JSON, but not CSL-JSON", Place(path, 1, 1), hint),)
    places = _places(text, path)
    entries, issues = [], []
    for number, record in enumerate(records, start=1):
        entry, found = _read_record(record, number, places, path)
        entries += [entry] if entry else []
        issues += found
    return tuple(entries), tuple(issues)


def _places(text: str, path: str) -> dict[str, Place]:
    """Return where each id is first given; JSON's reader tells no positions of what is well-formed."""
    places: dict[str, Place] = {}
    line, start, position = 1, 0, 0
    for match in _ID.finditer(text):
        line += text.count("\n", position, match.start())
        start = text.rfind("\n", start, match.start()) + 1 or start
        position = match.start()
        try:
            key = str(json.loads(match["value"]))
        except ValueError:
            continue
        places.setdefault(key, Place(path, line, position - start + 1))
    return places


def _read_record(
    record: Any, number: int, places: dict[str, Place], path: str
) -> tuple[Entry | None, list[Issue]]:
    identifier = record.get("id") if isinstance(record, dict) else None
    if isinstance(identifier, bool) or not isinstance(identifier, str | int) or not str(identifier).strip():
        message = f"record {number} has no `id`, by which it could be cited"
        return None, [Issue(Code.BIB_SYNTAX, message, Place(path), 'add `"id": "key"`')]
    key = str(identifier).strip()
    place = places.get(str(identifier), Place(path))
    csl = record.get("type", "")
    kind = entry_type(csl) if isinstance(csl, str) else "misc"
    fields = dict(_texts(record, kind))
    if isinstance(csl, str) and csl in SUBTYPES:
        fields["entrysubtype"] = SUBTYPES[csl]
    names = dict(_names(record))
    if "director" in record and "editor" in names and "editor" not in record:
        fields["editortype"] = "director"
    issues = [*_check_shapes(record, key, place), *_check_type(csl, key, place)]
    return Entry(key, kind, fields, names, place, dict.fromkeys([*names, *fields], place)), issues


def _texts(record: dict[str, Any], kind: str) -> Iterator[tuple[str, str]]:
    """Yield the fields; the same variable is another field in another type."""
    fields = {
        **_FIELDS,
        "container-title": "booktitle" if kind in IN_BOOKS else "journaltitle",
        "collection-number": "number",
        "issue": "number",
        "publisher": _HOUSES.get(kind, "publisher"),
    }
    if kind not in IN_SERIES:
        fields["number"] = "number"
    if record.get("volume-title"):
        whole = "container-title" if kind in IN_BOOKS else "title"
        fields |= {whole: "maintitle", "volume-title": "booktitle" if kind in IN_BOOKS else "title"}
    for variable, name in fields.items():
        text = _text(record.get(variable))
        if text:
            tex = csl_to_tex(text, protected=name.endswith("title") or name == "series")
            # An "and" between words of one name would make two of it (biblatex manual, 2.2.1).
            tex = f"{{{tex}}}" if name in _LISTS and " and " in tex else tex
            yield name, tex.replace("-", "--") if name == "pages" else tex
    for variable, name in _VERBATIM.items():
        if text := _text(record.get(variable)):
            yield name, text
    for variable, name in _DATES.items():
        if date := edtf(record.get(variable)):
            yield name, date


def _text(value: Any) -> str:
    is_text = isinstance(value, str | int | float) and not isinstance(value, bool)
    return re.sub(r"[ \t\r\n]+", " ", str(value)).strip(" ") if is_text else ""


def _names(record: dict[str, Any]) -> Iterator[tuple[str, tuple[Name, ...]]]:
    for variable, field in _NAMES.items():
        value = record.get(variable)
        names = [name for part in value if (name := name_of(part))] if isinstance(value, list) else []
        if names and not (variable in {"director", "compiler"} and record.get("editor")):
            yield field, tuple(names)


def _check_type(csl: Any, key: str, place: Place) -> Iterator[Issue]:
    # Pandoc writes "" for a type of biblatex that CSL lacks.
    if not isinstance(csl, str) or (csl and csl not in CSL_TYPES):
        hint = (
            did_you_mean(str(csl), CSL_TYPES) or "types are listed in the specification of CSL, appendix III"
        )
        yield Issue(
            Code.BIB_UNKNOWN_TYPE, f"`{key}` has the type `{csl}`, which CSL does not know", place, hint
        )


def _check_shapes(record: dict[str, Any], key: str, place: Place) -> Iterator[Issue]:
    """Yield an issue for each value that is not of the kind that its variable holds."""
    for variable in _DATES:
        if record.get(variable) and edtf(record[variable]) is None:
            yield Issue(
                Code.BIB_DATE, f"`{key}` has no date in `{variable}`", place, '`{"date-parts": [[2015, 4]]}`'
            )
    for variable in _NAMES:
        value = record.get(variable)
        if value and not (isinstance(value, list) and all(name_of(part) for part in value)):
            hint = '`[{"family": "Doe", "given": "Jane"}]`'
            yield Issue(
                Code.BIB_SYNTAX, f"`{key}` has something else than names in `{variable}`", place, hint
            )
    for variable in (*_FIELDS, "container-title", "publisher", "number", "issue", *_VERBATIM):
        if record.get(variable) and not _text(record[variable]):
            yield Issue(Code.BIB_SYNTAX, f"`{key}` has no text in `{variable}`", place, "write a string")
