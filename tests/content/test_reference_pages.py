"""The columns by which a reader chooses, and the forms by which terms are found."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from paper.glossary import term_id
from paper.tables import Row, read_rows

DOCS = Path(__file__).parents[2] / "docs"
TIMELINE = read_rows("timeline")
TERMS = read_rows("glossary")
CLAIMED = "\n".join(
    block.replace("\n", " ")
    for page in DOCS.glob("*.md")
    for block in page.read_text("utf-8").split("\n\n")
    if "{: claims=" in block
)


def test_the_timeline_is_in_order() -> None:
    dates = [row["sort"] for row in TIMELINE]
    assert dates == sorted(dates)


@pytest.mark.parametrize("row", TIMELINE, ids=lambda row: row["event"][:40])
def test_an_event_is_in_the_section_of_its_year(row: Row) -> None:
    year = int(row["sort"][:4])
    first, last = {"before-2000": (1900, 1999), "2000-2009": (2000, 2009), "2010-2013": (2010, 2013)}.get(
        row["period"], (int(row["sort"][:4]), year)
    )
    assert first <= year <= last
    assert f"[TABLE timeline period={row['period']}]" in (DOCS / "timeline.md").read_text("utf-8")


@pytest.mark.parametrize("row", TIMELINE, ids=lambda row: row["event"][:40])
def test_the_result_of_a_check_agrees_with_the_checked_date(row: Row) -> None:
    assert row["result"] in {"confirmed", "more exact", "corrected or explained", "not found"}
    assert (row["result"] == "not found") == (not row["checked"])
    if row["checked"].startswith("editor's note"):
        assert row["result"] == "corrected or explained"
    if row["checked"].startswith("confirmed"):
        assert row["result"] == "confirmed"


@pytest.mark.parametrize("row", TIMELINE, ids=lambda row: row["event"][:40])
def test_an_event_is_a_plan_if_the_paper_only_expected_it(row: Row) -> None:
    assert row["kind"] in {"event", "publication", "plan"}
    assert (row["kind"] == "plan") == ("planned" in row["date"])
    assert row["kind"] != "publication" or not row["claims"]


def test_every_claim_of_the_ledger_has_a_section_that_its_page_leads_to() -> None:
    ledger = (DOCS / "claims.md").read_text("utf-8")
    for page in {row["page"] for row in read_rows("claims")}:
        assert re.search(rf"^## .+ \{{ #{page} \}}\n\n\[TABLE claims page={page}\]$", ledger, re.MULTILINE)


@pytest.mark.parametrize("form", [f for row in TERMS for f in row["forms"].split("; ") if f])
def test_a_form_of_a_term_occurs_in_the_text(form: str) -> None:
    assert re.search(rf"(?<![\w-]){re.escape(form)}(?![\w-])", CLAIMED)


def test_the_forms_and_the_ids_of_terms_are_distinct() -> None:
    forms = [form for row in TERMS for form in row["forms"].split("; ") if form]
    assert len(forms) == len(set(forms))
    assert len({term_id(row["term"]) for row in TERMS}) == len(TERMS)
