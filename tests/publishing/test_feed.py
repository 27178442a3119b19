"""The feed of changes is Atom, and says what the page says."""

from __future__ import annotations

import xml.etree.ElementTree as etree

from publishing.feed import changes_feed

ROWS = [
    {"date": "2026-11-25", "page": "trade", "change": "A figure was put right, as a reader found."},
    {"date": "2026-11-23", "page": "", "change": "The paper & its notes were published."},
]
ATOM = "{http://www.w3.org/2005/Atom}"


def entries(rows: list[dict[str, str]]) -> list[etree.Element]:
    return etree.fromstring(changes_feed(rows, "Site", "https://example.org/")).findall(f"{ATOM}entry")


def test_an_entry_has_what_rfc_4287_asks_for() -> None:
    latest, first = entries(ROWS)
    assert latest.findtext(f"{ATOM}title") == "25 November 2026: A figure was put right"
    assert latest.findtext(f"{ATOM}updated") == "2026-11-25T00:00:00Z"
    assert latest.find(f"{ATOM}link").attrib["href"] == "https://example.org/trade/"  # type: ignore[union-attr]
    assert first.findtext(f"{ATOM}summary") == "The paper & its notes were published."


def test_an_entry_keeps_its_identifier_when_others_come() -> None:
    before = [entry.findtext(f"{ATOM}id") for entry in entries(ROWS)]
    after = [entry.findtext(f"{ATOM}id") for entry in entries([ROWS[0], *ROWS])]
    assert after[1:] == before
    assert len(set(after)) == 3
