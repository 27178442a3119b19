"""Tables of the reference pages, written as Markdown from the CSV files in `docs/data/`."""

from __future__ import annotations

import csv
import functools
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

from footcite.bibliography import load_bibliography
from footcite.dates import entry_date
from footcite.ids import reference_id
from footcite.model import Entry
from footcite.styles import DEFAULT_STYLE, find_style
from footcite.tex import tex_to_text
from markdown_table import format_table

Row = dict[str, str]
Column = tuple[str, Callable[[Row], str]]

DATA = Path("docs/data")
BIBLIOGRAPHY = "references.bib"

_NAMES = """China Chinese Russia Russian Iran Europe Gazprom India EU US SCO SIPRI GDP ODI USD"""
_PROPER = {name.lower(): name for name in _NAMES.split()} | {"s300": "S-300"}


def read_rows(name: str, data: Path = DATA) -> list[Row]:
    """Return the rows of a data file."""
    with (data / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def format_day(day: str) -> str:
    """Return a day of a data file as it is written in a text: `2026-11-05` is "5 November 2026"."""
    return date.fromisoformat(day).strftime("%-d %B %Y")


def is_table(name: str) -> bool:
    """Return whether there is a table of that name."""
    return name in _COLUMNS


def markdown_table(name: str, filters: dict[str, str]) -> str:
    """Return the rows that match every filter as a Markdown table."""
    rows = read_rows(name)
    return format_rows(
        name, [row for row in rows if all(row[key] == value for key, value in filters.items())]
    )


def format_rows(name: str, rows: list[Row]) -> str:
    """Return rows of a data file as a Markdown table with the columns of that file."""
    columns = _COLUMNS[name]
    headers = [header for header, _ in columns]
    return format_table(headers, [[cell(row) for _, cell in columns] for row in rows])


@functools.cache
def _page_of_claim() -> dict[str, str]:
    return {row["id"]: row["page"] for row in read_rows("claims")}


@functools.cache
def _page_of_note() -> dict[str, str]:
    return {row["note"]: row["page"] for row in read_rows("notes")}


@functools.cache
def _works_of_note() -> dict[str, str]:
    return {row["note"]: row["works"] for row in read_rows("notes")}


@functools.cache
def _page_title(page: str) -> str:
    text = (DATA.parent / f"{page}.md").read_text(encoding="utf-8")
    return str(re.search(r"^title: (.*)$", text, re.MULTILINE)[1])  # type: ignore[index]


def _claim_link(claim: str) -> str:
    page = _page_of_claim().get(claim)
    return f"[{claim}]({page}.md#{claim.lower()})" if page else claim


def list_claims(claims: list[str]) -> str:
    """Return claims as links, in words: "C182, C189 and C190"."""
    *first, last = [_claim_link(claim) for claim in claims]
    return f"{', '.join(first)} and {last}" if first else last


def _claims(text: str) -> str:
    """Return the text with each claim as a link to its paragraph."""
    return re.sub(r"\bC\d{3}\b", lambda match: _claim_link(match[0]), text)


def _notes(text: str) -> str:
    """Return the text with each number of the paper's notes as a link to the concordance."""
    return re.sub(r"\b\d+\b", lambda match: _note_link(match[0], match[0]), text)


def _note(number: str) -> str:
    """Return a note of the paper as a link to the concordance: "note 7"."""
    return _note_link(number, f"note {number}")


def _note_link(number: str, words: str) -> str:
    return f"[{words}](concordance.md#note-{number})"


def _problems(text: str) -> str:
    """Return the text with each problem as a link to its editor's note."""
    return re.sub(r"\bE\d\d\b", lambda match: f"[{match[0]}](editors-notes.md#{match[0].lower()})", text)


def _works(keys: str) -> str:
    """Return the works as links to the bibliography: "Hill and Lo 2013"."""
    bibliography, _ = load_bibliography([BIBLIOGRAPHY])
    # A key without an entry is left as a citation, which footcite reports.
    return ", ".join(
        _work(bibliography.entries[key]) if key in bibliography.entries else f"[@{key}]"
        for key in keys.split()
    )


def _work(entry: Entry) -> str:
    date = entry_date(entry)
    style = find_style(DEFAULT_STYLE)
    author = tex_to_text(style.author(entry))
    return f"[{author} {style.locale.year(date) if date else ''}](bibliography.md#{reference_id(entry.key)})"


def _source(text: str) -> str:
    """Return the text with each cite key in it as a link to the bibliography."""
    bibliography, _ = load_bibliography([BIBLIOGRAPHY])
    return re.sub(
        r"\w+", lambda match: _works(match[0]) if match[0] in bibliography.entries else match[0], text
    )


def _series(row: Row) -> str:
    """Return the series' identifier as words: "Russia China trade"."""
    words = re.sub(r"[^\W_]+", lambda match: _PROPER.get(match[0], match[0]), row["series"])
    words = words.replace("_", " ").replace(":", ": ")
    return words[:1].upper() + words[1:]


def list_places(where: str) -> str:
    """Return the pages with the claims named, and the notes named, as Markdown."""
    pages: dict[str, list[str]] = {}
    for claim in re.findall(r"C\d{3}", where):
        pages.setdefault(_page_of_claim()[claim], []).append(_claim_link(claim))
    places = [f"{_page_title(page)}: {', '.join(links)}" for page, links in pages.items()]
    places += [_notes(note) for note in re.findall(r"notes? \d[\d ,and]*", where)]
    return "; ".join(places)


def facet(name: str, value: str, content: str) -> str:
    """Return the content of a cell, marked with what `filter.js` can choose rows by."""
    return f'<span data-facet="{name}: {value}">{content}</span>'


def _sources(row: Row) -> str:
    """Return the notes of the paper behind a claim with the works that they cite, or that there is none."""
    if not row["notes"]:
        return facet("Sources", "unsourced in the paper", "unsourced in the paper")
    named = [
        f"{_note(note)}: {_works(_works_of_note()[note]) or 'its text is lost'}"
        for note in row["notes"].split()
    ]
    return facet("Sources", "with a note of the paper", "; ".join(named))


def _check(row: Row) -> str:
    result = row["status"].replace("-", " ")
    written = result.replace(" ", "\N{NO-BREAK SPACE}")
    return f"{facet('Check', result, written)} {_problems(row['problem'])}"


def _event(row: Row) -> str:
    return facet("Kind", row["kind"], facet("Check", row["result"], row["event"]))


def _places(row: Row) -> str:
    """Return the claims and notes of an event, marked with the pages that carry them."""
    claims, notes = row["claims"].split(), row["notes"].split()
    written = ", ".join([*map(_claim_link, claims), *map(_note, notes)])
    pages = [_page_of_claim()[claim] for claim in claims]
    pages += [_page_of_note()[note] for note in notes]
    for page in dict.fromkeys(pages):
        written = facet("Page", _page_title(page), written)
    return written


def _field(name: str) -> Callable[[Row], str]:
    return lambda row: row[name]


def _value(row: Row) -> str:
    value, unit = row["value"], row["unit"]
    if unit == "year":
        return value
    if unit == "rank":
        return f"rank {value}"
    if value == "1":
        unit = re.sub(r"s\b", "", unit, count=1)
    return f"{int(value):,} {unit}" if value.isdecimal() else f"{value} {unit}"


_COLUMNS: dict[str, tuple[Column, ...]] = {
    "claims": (
        ("Claim", lambda row: facet("Page", _page_title(row["page"]), _claim_link(row["id"]))),
        ("What the paper says", _field("claim")),
        ("Sources", _sources),
        ("Check", _check),
    ),
    "notes": (
        ("Note", lambda row: f"**{row['note']}**{{ #note-{row['note']} }}"),
        ("What it supports", _field("supports")),
        ("Works cited", lambda row: _works(row["works"])),
        ("Page", lambda row: f"[{_page_title(row['page'])}]({row['page']}.md)"),
        ("Remark", _field("remark")),
    ),
    "changes": (
        ("Date", lambda row: format_day(row["date"])),
        ("Change", _field("change")),
        ("Page", lambda row: f"[{_page_title(row['page'])}]({row['page']}.md)" if row["page"] else ""),
    ),
    "timeline": (
        ("Date in the paper", _field("date")),
        ("Event", _event),
        ("Checked date", lambda row: _problems(row["checked"])),
        ("Claims and notes", _places),
    ),
    "figures": (
        ("Series", _series),
        ("Year or period", _field("year")),
        ("Value", _value),
        ("Claim", lambda row: _claims(row["claim"])),
        ("Remark", lambda row: _problems(row["qualifier"])),
    ),
    "figures_checks": (
        ("Series", _series),
        ("Year or period", _field("year")),
        ("Value", _value),
        ("Basis", _field("basis")),
        ("Source", lambda row: _source(row["source"])),
    ),
}
