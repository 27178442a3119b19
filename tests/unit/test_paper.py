"""The extension of this site: charts, the glossary's terms, the claims of a page, the place of a filter."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree

import markdown
import pytest

from paper.charts.definition import read_chart, speak_date
from paper.charts.drawing import draw
from paper.charts.model import Chart, Panel, Point
from paper.charts.specification import NARROW, WIDE, specify

EXTENSIONS = ["attr_list", "tables", "footcite", "paper.extension:PaperExtension"]


def render(text: str) -> str:
    return markdown.markdown(text, extensions=EXTENSIONS)


def panel(*points: Point, is_check: bool = False) -> Panel:
    return Panel("heading", is_check, points, (), "", "")


def drawn(chart: Chart, number: int = 0, width: int = WIDE) -> etree.Element:
    return etree.fromstring(draw(specify(chart, chart.panels[number], width), "chart"))


def widths(svg: etree.Element) -> list[float]:
    """The lengths of horizontal bars: each is a path that goes right by its length first."""
    found = [re.match(r"M[\d.]+,[\d.]+h(-?[\d.]+)", path.get("d", "")) for path in svg.iter("path")]
    return [abs(float(match[1])) for match in found if match]


BARS = Chart(
    "bars",
    "bars",
    "Title",
    "unit",
    "Two bars.",
    (
        panel(Point("whole", 200, "200"), Point("half", 100, "100")),
        panel(Point("quarter", 50, "50"), is_check=True),
    ),
)
YEARS = Chart(
    "years",
    "columns",
    "Title",
    "unit",
    "Columns.",
    (panel(Point("2010", 10, "10", 2010), Point("2014", 20, "20", 2014)),),
)
DATES = Chart(
    "dates",
    "dates",
    "Title",
    "unit",
    "Dates.",
    (
        panel(
            Point("held", 0, "", 2005, 2005),
            Point("planned", 0, "", 2015, 2015, is_planned=True),
            Point("span", 0, "", 2009, 2015),
        ),
    ),
)


def test_bars_of_all_panels_have_one_scale() -> None:
    whole, half = widths(drawn(BARS))
    (quarter,) = widths(drawn(BARS, 1))
    assert half == pytest.approx(whole / 2)
    assert quarter == pytest.approx(whole / 4)


def test_every_bar_has_its_label_and_its_figure() -> None:
    assert [text.text for text in drawn(BARS).iter("text")] == ["whole", "half", "200", "100"]


def test_figures_of_checks_differ_from_those_of_the_paper_by_more_than_colour() -> None:
    assert not any(path.get("stroke-dasharray") for path in drawn(BARS).iter("path"))
    assert all(path.get("stroke-dasharray") for path in drawn(BARS, 1).iter("path"))


def test_a_year_without_a_figure_keeps_its_place() -> None:
    texts = [text.text for text in drawn(YEARS).iter("text")]
    assert texts == ["2010", "2011", "2012", "2013", "2014", "10", "20"]


def test_a_plan_has_another_shape_than_what_was_held() -> None:
    marks = [path for path in drawn(DATES).iter("path") if path.get("stroke") == "var(--chart-paper)"]
    assert ["A" in path.get("d", "") for path in marks] == [True, False]
    assert [path.get("fill") for path in marks] == ["var(--chart-paper)", "var(--md-default-bg-color)"]


@pytest.mark.parametrize("chart", [BARS, YEARS, DATES], ids=lambda chart: chart.kind)
@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_a_drawing_has_the_width_asked_for_and_nothing_that_a_strict_policy_refuses(
    chart: Chart, width: int
) -> None:
    svg = drawn(chart, width=width)
    assert svg.get("width") == str(width)
    assert svg.get("aria-hidden") == "true"
    for element in svg.iter():
        assert element.tag in {"svg", "g", "path", "line", "text"}
        assert not {name for name in element.attrib if name.startswith(("on", "style", "font-family"))}
        assert element.get("fill") in {None, "none", "var(--chart-ink)"} | {
            f"var(--{name})" for name in ("chart-paper", "md-default-bg-color")
        }
        assert float(element.get("font-size", "12").removesuffix("px")) >= 12


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("2014", "2014"),
        ("2013-07", "July 2013"),
        ("2015 spring", "spring 2015"),
        ("2010-2014", "2010–2014"),
        ("since 2009", "since 2009"),
    ],
)
def test_a_date_of_the_files_is_spoken(written: str, spoken: str) -> None:
    assert speak_date(written) == spoken


def test_a_figure_in_millions_is_drawn_in_the_unit_of_the_chart() -> None:
    part = next(point for point in read_chart("investment-share").panels[0].points if "Russia" in point.label)
    assert part.value == pytest.approx(0.594)
    assert part.text == "594 million"


def test_a_chart_is_a_named_and_described_figure_with_its_table_and_file() -> None:
    figure = etree.fromstring(f"<div>{render('[CHART trade-directions]')}</div>".replace("&#160;", " "))
    picture = figure.find(".//div[@role='img']")
    assert picture is not None
    words = {element.get("id"): element.text for element in figure.iter() if element.get("id")}
    assert words[picture.get("aria-labelledby")] == "Russia’s exports to China and imports from China in 2014"
    assert "Exports to China, 41.6; Imports from China, 53.6." in str(words[picture.get("aria-describedby")])
    assert [svg.get("class") for svg in picture.iter("svg")] == ["chart-wide", "chart-narrow"]
    cells = [cell.text for cell in figure.iterfind(".//details//td")]
    assert {"41.6 billion USD", "53.6 billion USD"} <= set(cells)
    assert figure.find(".//a[@href='data/charts/trade-directions.csv']") is not None
    assert figure.find(".//sup/a[@class='footnote-ref']") is not None


@pytest.mark.parametrize("text", ["[CHART no-such]", "[CHART ../x]", "text [CHART trade-years]", "[FILTER]"])
def test_what_is_no_marker_stays_as_it_is(text: str) -> None:
    assert render(text) == f"<p>{text}</p>"


def test_the_same_chart_is_drawn_the_same() -> None:
    assert render("[CHART exercises]") == render("[CHART exercises]")


SCO = 'class="term" data-preview-link="" href="glossary.md#term-sco-shanghai-cooperation-organisation"'


@pytest.mark.parametrize(
    ("written", "linked"),
    [
        pytest.param("The SCO and the SCO.", ["SCO"], id="first use only"),
        pytest.param(
            "The Shanghai Cooperation Organisation (SCO).", ["Shanghai Cooperation Organisation"], id="forms"
        ),
        pytest.param("The *SCO* met.", ["SCO"], id="within emphasis"),
        pytest.param("NATO, *then* the SCO, and APEC.", ["NATO", "SCO", "APEC"], id="several"),
        pytest.param("[The SCO](x.md) and the SCO.", ["SCO"], id="not within a link"),
        pytest.param("`SCO` only.", [], id="not within code"),
        pytest.param("SCOs and pre-SCO.", [], id="not within a word"),
    ],
)
def test_a_term_leads_to_the_glossary(written: str, linked: list[str]) -> None:
    page = render(f'{written}\n{{: claims="C018" }}')
    assert re.findall(r'<a class="term"[^>]*>([^<]*)</a>', page) == linked
    text = re.sub(r"<[^>]*>", "", page.split("</p>")[0])
    assert text.strip() == re.sub(r"\]\([^)]*\)|[\[*`]", "", written)


def test_terms_in_paragraphs_without_claims_stay_as_they_are() -> None:
    assert render("The SCO.") == "<p>The SCO.</p>"
    assert SCO in render('The SCO.\n{: claims="C018" }')


def test_a_page_counts_its_claims_before_the_paragraph_that_leads_on() -> None:
    page = render('One.\n{: claims="C182-C184" }\n\nNext.\n{: .next }')
    summary, following = page.split("<p")[2:]
    assert "3 of the paper’s 224 claims: 1 with a note of the paper, 2 that it leaves without" in summary
    assert 'href="claims.md#trade"' in summary
    assert following.startswith(' class="next"')


def test_a_page_of_unsourced_claims_says_none() -> None:
    assert "2 of the paper’s 224 claims: none with a note" in render('One.\n{: claims="C018-C019" }')


def test_a_filter_leaves_an_empty_place() -> None:
    assert render("[FILTER claims]") == '<div class="filter" data-noun="claims"></div>'


def test_entries_of_the_glossary_can_be_previewed() -> None:
    page = render("[GLOSSARY weapons]")
    assert page.startswith('<ul class="glossary" data-open="Open the glossary" data-preview=')
    assert '<li id="term-s-400">' in page
    assert "Arms sales and the S-400: <a" in page
