"""What an entry of each type must have; types and fields of the biblatex manual, sections 2.1 and 2.2."""

from __future__ import annotations

import re
from collections.abc import Iterator

from footcite.archive import check_archive
from footcite.bibliography.vocabulary import DATE_FIELDS, PRINTED_FIELDS, TYPE_ALIASES, TYPES
from footcite.dates import parse_date
from footcite.issues import Code, Issue, did_you_mean
from footcite.model import Entry
from footcite.tex import unknown_commands
from footcite.urls import doi_url, safe_url

_TITLE = ("title",)
_HOUSE = ("institution", "publisher", "organization")
# A preprint has no journal yet.
_JOURNAL = ("journaltitle", "eprint", "pubstate")
_WHERE = ("url", "doi", "eprint", "organization", "howpublished", "publisher")
_BOOK = ("booktitle", "maintitle")
# Only what no style can do without: author and date may be unknown, and are then left out.
# Each tuple lists fields of which one must be there; biblatex leaves further types to styles.
_WHOLE_WORKS = """book mvbook collection mvcollection proceedings mvproceedings reference mvreference
periodical manual booklet misc patent software dataset unpublished"""
REQUIRED: dict[str, tuple[tuple[str, ...], ...]] = {
    **dict.fromkeys(("article", "suppperiodical", "review"), (_TITLE, _JOURNAL)),
    **dict.fromkeys(
        ("incollection", "inbook", "inproceedings", "inreference", "bookinbook"), (_TITLE, _BOOK)
    ),
    **dict.fromkeys(("suppbook", "suppcollection"), (_BOOK,)),
    **dict.fromkeys(("report", "thesis"), (_TITLE, _HOUSE)),
    "online": (_TITLE, _WHERE),
    **dict.fromkeys(_WHOLE_WORKS.split(), (_TITLE,)),
}
"""What an entry of each type must have; types that are missing here require nothing."""


def check_fields(entry: Entry) -> Iterator[Issue]:
    """Yield what is wrong with the values of an entry that is well-formed BibTeX."""
    yield from _check_type(entry)
    yield from _check_dates(entry)
    yield from _check_addresses(entry)
    yield from check_archive(entry)
    for name, value in _texts(entry):
        for command in unknown_commands(value):
            message = f"`{entry.key}` has the unknown TeX command `\\{command}` in `{name}`"
            hint = "write the character itself, or a command such as `\\emph`"
            yield Issue(Code.BIB_TEX_COMMAND, message, entry.field_places[name], hint)


def check_required(entry: Entry) -> Iterator[Issue]:
    """Yield an issue for each field that an entry lacks once it has inherited what it can."""
    if entry.malformed:
        return
    for fields in REQUIRED.get(entry.type, ()):
        if not entry.get(*fields):
            wanted = " or ".join(f"`{field}`" for field in fields[:2])
            message = f"`{entry.key}` lacks {wanted}, which `@{entry.type}` requires"
            yield Issue(Code.BIB_MISSING_FIELD, message, entry.place, f"add `{fields[0]} = {{...}}`")


def _texts(entry: Entry) -> Iterator[tuple[str, str]]:
    """Yield the fields that hold TeX and are printed; those of names as one text."""
    yield from ((name, value) for name, value in entry.fields.items() if name in PRINTED_FIELDS)
    for role, names in entry.names.items():
        yield role, " ".join(f"{name.prefix} {name.family} {name.given} {name.suffix}" for name in names)


def _check_type(entry: Entry) -> Iterator[Issue]:
    if entry.type not in TYPES:
        hint = did_you_mean(entry.type, TYPES | TYPE_ALIASES.keys())
        yield Issue(Code.BIB_UNKNOWN_TYPE, f"`@{entry.type}` is no entry type", entry.place, hint)


def _check_dates(entry: Entry) -> Iterator[Issue]:
    for name in (*DATE_FIELDS, "year"):
        value = entry.get(name)
        if not value:
            continue
        # A year may be words, such as `ca. 1900`; a number of another length is a slip.
        sound = parse_date(value) if name != "year" else re.search(r"\d{4}|^\D*$", value)
        if sound is None:
            message = f"`{entry.key}` has the impossible {name} `{value}`"
            hint = "write 2015, 2015-04 or 2015-04-09, and a range as 2015-04-09/2015-04-11"
            yield Issue(Code.BIB_DATE, message, entry.field_places[name], hint)


def _check_addresses(entry: Entry) -> Iterator[Issue]:
    url, doi = entry.address("url"), entry.address("doi")
    if url and safe_url(url) is None:
        message = f"`{entry.key}` has an address that must not become a link: `{url}`"
        hint = "write an absolute http or https address, without spaces or a user name"
        yield Issue(Code.BIB_URL, message, entry.field_places["url"], hint)
    if doi and doi_url(doi) is None:
        message = f"`{entry.key}` has a malformed DOI: `{doi}`"
        yield Issue(Code.BIB_URL, message, entry.field_places["doi"], "a DOI is like `10.2815/42011`")
