"""What the charts show is what the files of figures have, and those of the checks stand apart."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from paper.charts.definition import FOLDER, chart_names, read_chart
from paper.charts.files import chart_files
from paper.tables import read_rows

DOCS = Path(__file__).parents[2] / "docs"
NAMES = chart_names()
OF_FIGURES = [name for name in NAMES if not name.startswith("sources-")]
NOTES = {row["note"]: row for row in read_rows("notes")}
PAGES = {page.stem: page.read_text("utf-8") for page in DOCS.glob("*.md")}


@pytest.mark.parametrize("name", NAMES)
def test_a_chart_stands_on_one_page_and_the_page_of_data_leads_to_it(name: str) -> None:
    (page,) = [stem for stem, text in PAGES.items() if f"\n\n[CHART {name}]\n" in text]
    assert f"({page}.md#chart-{name})" in PAGES["data"]


def test_the_files_to_download_are_current() -> None:
    made = {file: text for name in NAMES for file, text in chart_files(read_chart(name)).items()}
    kept = {path.name: path.read_text("utf-8") for path in FOLDER.glob("*.csv")}
    assert kept == made, "run `make charts`"


@pytest.mark.parametrize("name", OF_FIGURES)
def test_figures_of_the_paper_and_of_the_checks_never_share_a_panel(name: str) -> None:
    for panel in read_chart(name).panels:
        file = "figures_checks" if panel.is_check else "figures"
        assert all(row in read_rows(file) for row in panel.rows)
        assert ("not in the paper" in panel.heading) == panel.is_check


@pytest.mark.parametrize("name", OF_FIGURES)
def test_a_chart_stands_on_the_page_of_its_claims(name: str) -> None:
    pages = {row["id"]: row["page"] for row in read_rows("claims")}
    carrying = {
        pages[row["claim"]] for panel in read_chart(name).panels if not panel.is_check for row in panel.rows
    }
    carrying -= {"military-cooperation"} if name == "partnerships" else set()  # the one with Russia
    (page,) = carrying
    assert f"[CHART {name}]" in PAGES[page]


@pytest.mark.parametrize("name", OF_FIGURES)
def test_the_source_note_cites_what_the_paper_cites_and_nothing_else(name: str) -> None:
    panel = read_chart(name).panels[0]
    notes = {row["footnote"] for row in panel.rows} - {""}
    cited = set(re.findall(r"@(\w+)", panel.source))
    assert cited == {key for note in notes for key in NOTES[note]["works"].split()}
    assert all(f"[{row['claim']}]" in panel.source for row in panel.rows)


@pytest.mark.parametrize("name", [name for name in OF_FIGURES if len(read_chart(name).panels) > 1])
def test_the_source_note_of_checks_cites_their_sources(name: str) -> None:
    panel = read_chart(name).panels[1]
    assert set(re.findall(r"@(\w+)", panel.source)) == {
        key for row in panel.rows for key in row["source"].split()
    }


@pytest.mark.parametrize("name", NAMES)
def test_the_description_has_every_figure(name: str) -> None:
    chart = read_chart(name)
    for panel in chart.panels:
        for point in panel.points:
            assert point.label in chart.description()
            assert point.text in chart.description()
            years = re.findall(r"\d{4}", f"{point.label} {point.text}")
            assert chart.kind == "bars" or str(point.year) in years


def test_the_sources_are_counted_as_the_bibliography_lists_them() -> None:
    by_year, by_language = (read_chart(f"sources-by-{by}").panels[0].rows for by in ("year", "language"))
    # 25 entries (docs/bibliography.md), of which notes 5, 12, 15, 18 and 20 are in Russian, 11 and 17 in French.
    assert sum(int(row["works"]) for row in by_year) == 25
    assert {row["language"]: row["works"] for row in by_language} == {
        "English": "18",
        "Russian": "5",
        "French": "2",
    }
