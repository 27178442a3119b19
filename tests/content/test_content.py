"""What the pages must carry: every claim once, every figure, every locator, in our own words."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
import yaml

from footcite.bibliography import load_bibliography
from footcite.documents import Source
from footcite.front_block import split_front_matter
from footcite.frontmatter import check_front_matter, load_schema
from paper.claims import expand_claims
from paper.fingerprint import RUN, fingerprint, runs, titles_of_works
from paper.tables import Row, read_rows

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = sorted(DOCS.rglob("*.md"))
CLAIMS = read_rows("claims", DOCS / "data")
NOTES = read_rows("notes", DOCS / "data")
FIGURES = read_rows("figures", DOCS / "data")
FINGERPRINTS = frozenset((Path(__file__).parent / "fingerprints.txt").read_text("utf-8").split())
# The locators that the paper gives.
LOCATORS = {
    "kuhrt2007russian": "pp. 127-128",
    "feng2014strategic": "p. 9",
    "bystritsky2014introduction": "p. 8",
    "marange2015sanctions": "p. 16",
    "mgimo2013proceedings": "pp. 29-30",
}
SPELT = {"2": "two|second|twice", "3": "three|third", "5": "five", "9": "nine|ninth", "12": "twelve|dozen"}
SPELT |= {
    "1": "one|once|first|each|a|the",
    "almost 50": "almost half",
    "several thousand": "several thousand",
}


def front_matter(page: Path) -> dict[str, object]:
    loaded = yaml.safe_load(split_front_matter(page.read_text("utf-8"))[0])
    assert isinstance(loaded, dict)
    return loaded


def paragraphs(page: Path) -> list[tuple[list[str], str]]:
    """Return the claims and the text of each paragraph that carries claims."""
    found = []
    for block in page.read_text("utf-8").split("\n\n"):
        match = re.search(r'^\{: claims="([^"]+)" \}$', block, re.MULTILINE)
        if match:
            found.append((expand_claims(match[1]), block))
    return found


TOPICAL = [page for page in PAGES if paragraphs(page)]
CARRIED = {claim: text for page in TOPICAL for claims, text in paragraphs(page) for claim in claims}


def test_every_claim_is_carried_once() -> None:
    carried = Counter(claim for page in TOPICAL for claims, _ in paragraphs(page) for claim in claims)
    assert carried == Counter(f"C{number:03}" for number in range(1, 225))


@pytest.mark.parametrize("page", TOPICAL, ids=lambda page: page.stem)
def test_a_page_carries_the_claims_that_ledger_and_front_matter_name(page: Path) -> None:
    carried = {claim for claims, _ in paragraphs(page) for claim in claims}
    assert carried == {row["id"] for row in CLAIMS if row["page"] == page.stem}
    assert carried == set(expand_claims(" ".join(front_matter(page)["claims"])))  # type: ignore[arg-type]


@pytest.mark.parametrize("page", TOPICAL, ids=lambda page: page.stem)
def test_a_page_covers_the_notes_that_the_concordance_names(page: Path) -> None:
    named = {int(row["note"]) for row in NOTES if row["page"] == page.stem}
    assert set(front_matter(page)["notes"]) == named  # type: ignore[call-overload]


@pytest.mark.parametrize("page", TOPICAL, ids=lambda page: page.stem)
def test_a_page_opens_with_two_sentences_and_leads_on(page: Path) -> None:
    text = split_front_matter(page.read_text("utf-8"))[1]
    summary = re.search(r"^# .+\n\n(?P<text>(?:.+\n)+?)\{: \.summary \}", text, re.MULTILINE)
    assert summary, "the summary stands right below the title"
    assert len(summary["text"].strip().splitlines()) == 2
    closing = re.search(r"\n\n(?P<text>(?:.+\n)+?)\{: \.next \}", text)
    assert closing
    assert re.search(r"\]\([\w-]+\.md(#[\w-]+)?\)", closing["text"]), "it links to the next page"


@pytest.mark.parametrize("figure", FIGURES, ids=lambda row: f"{row['series']} {row['year']}")
def test_a_figure_stands_in_the_paragraph_of_its_claim(figure: Row) -> None:
    value = figure["value"]
    text = CARRIED[figure["claim"]]
    forms = [re.escape(value)]
    if value.isdecimal() and int(value) > 999 and figure["unit"] != "year":
        forms.append(re.escape(f"{int(value):,}"))
    forms += SPELT.get(value, "").split("|") if value in SPELT else []
    if figure["unit"] == "exercise":
        forms = [figure["year"][:4]]
    assert any(re.search(rf"(?<![\w.,]){form}(?![\w]|[.,]\d)", text, re.IGNORECASE) for form in forms), text


@pytest.mark.parametrize("note", NOTES, ids=lambda row: f"note {row['note']}")
def test_a_work_is_cited_where_the_paper_cites_it(note: Row) -> None:
    page = (DOCS / f"{note['page']}.md").read_text("utf-8")
    claims = [row["id"] for row in CLAIMS if note["note"] in row["notes"].split()]
    texts = "\n".join({CARRIED[claim] for claim in claims})
    definitions = "\n".join(re.findall(r"^\[\^.+\]:.*(?:\n +.*)*", page, re.MULTILINE))
    for key in note["works"].split():
        cited = re.search(rf"@{key}(?:, (?P<locator>[^];]+))?[];]", texts + definitions)
        assert cited, f"{key} is not cited beside {claims}"
        assert (cited["locator"] or "") == LOCATORS.get(key, "")


def test_a_claim_without_a_note_has_no_citation() -> None:
    for page in TOPICAL:
        for claims, text in paragraphs(page):
            noted = [row for row in CLAIMS if row["id"] in claims and row["notes"]]
            assert noted or not re.search(r"\[[^\]]*@|\[\^", text), f"{page.stem} {claims}"


def test_all_works_of_the_paper_are_in_the_bibliography() -> None:
    bibliography, issues = load_bibliography([str(ROOT / "references.bib")])
    assert not issues
    cited = {key for row in NOTES for key in row["works"].split()}
    assert len(cited) == 24
    listed = {key for key, entry in bibliography.entries.items() if "cited" in entry.keywords}
    # The report of note 14 is listed beside the introduction in it, which is what the paper cites.
    assert listed == cited | {"koldunova2014russias"}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_front_matter_is_valid(page: Path) -> None:
    schema = load_schema(str(DOCS / "page.schema.json"))
    assert check_front_matter(Source(page.name, page.read_text("utf-8")), schema) == []


@pytest.mark.parametrize("problem", [f"E{number:02}" for number in range(1, 32)])
def test_every_problem_has_an_editors_note(problem: str) -> None:
    gathered = (DOCS / "editors-notes.md").read_text("utf-8")
    grade = gathered[: gathered.index(f"{{ #{problem.lower()} }}")].rsplit("\n## ", 1)[1][0]
    pages = {row["page"] for row in CLAIMS if problem in row["problem"].split()}
    boxed = {page.stem for page in TOPICAL if f"attrs: {{id: {problem.lower()}}}" in page.read_text("utf-8")}
    assert bool(boxed) == (grade == "A")
    assert boxed <= pages


TITLES = titles_of_works(str(ROOT / "references.bib"))
SOURCES = [*PAGES, *sorted((DOCS / "data").glob("*.csv")), ROOT / "README.md"]


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.name)
def test_no_run_of_eight_words_is_the_papers(source: Path) -> None:
    text = re.sub(r"\{:?[^}]*\}|\]\([^)]*\)|\[@[^\]]*\]", " ", source.read_text("utf-8"))
    copied = [" ".join(run) for run in runs(text, TITLES) if fingerprint(run) in FINGERPRINTS]
    assert not copied


def test_the_fingerprints_are_those_of_whole_paper_runs() -> None:
    """The file must not be emptied by mistake: the paper has some 3,500 words."""
    assert RUN == 8
    assert 2_500 < len(FINGERPRINTS) < 4_500
    assert all(re.fullmatch(r"[0-9a-f]{12}", mark) for mark in FINGERPRINTS)
