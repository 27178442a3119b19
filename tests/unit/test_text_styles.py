"""Citations in the running text, by style; the expected texts follow the manuals, not the output."""

from __future__ import annotations

from pathlib import Path

import markdown
import pytest

import markup
from footcite.extension import FootciteExtension

BIBLIOGRAPHY = """
@article{art, author={Doe, Jane and Roe, Richard}, title={A study}, journaltitle={Journal},
  volume={12}, number={3}, pages={33--35}, date={2015}}
@book{one, author={Poe, Ann}, title={First}, publisher={Press}, location={London}, date={2014}}
@book{two, author={Poe, Ann}, title={Second}, publisher={Press}, location={London}, date={2014}}
@book{many, author={A, Al and B, Bo and C, Cy and D, Di}, title={Many}, publisher={Press}, date={2001}}
@book{none, author={Kay, Kim}, title={Undated}, publisher={Press}}
@article{news, title={Unsigned}, journaltitle={Times}, date={2015-04-09}}
"""


def page(text: str, style: str, folder: Path) -> str:
    path = folder / "references.bib"
    path.write_text(BIBLIOGRAPHY, encoding="utf-8")
    return markdown.markdown(text, extensions=[FootciteExtension(bibliography=str(path), style=style)])


@pytest.mark.parametrize(
    ("style", "written", "shown"),
    [
        pytest.param("apa", "[@art, p. 34]", "(Doe & Roe, 2015, p. 34)", id="apa-8.11-parenthetical"),
        pytest.param("apa", "@art [p. 34] says", "Doe and Roe (2015, p. 34) says", id="apa-8.11-narrative"),
        pytest.param("apa", "[@many]", "(A et al., 2001)", id="apa-8.17-three-or-more"),
        pytest.param("apa", "[@one; @two]", "(Poe, 2014a, 2014b)", id="apa-8.19-letters"),
        pytest.param("apa", "[@none]", "(Kay, n.d.)", id="apa-8.15-no-date"),
        pytest.param("apa", "[@news]", "(“Unsigned,” 2015)", id="apa-8.14-no-author"),
        pytest.param("apa", "[-@one, p. 3]", "(2014, p. 3)", id="apa-suppressed"),
        pytest.param("chicago-author-date", "[@art, 34]", "(Doe and Roe 2015, 34)", id="chicago-15.9"),
        pytest.param("chicago-author-date", "[@many]", "(A et al. 2001)", id="chicago-15.29-four"),
        pytest.param("chicago-author-date", "[@one; @two]", "(Poe 2014a, 2014b)", id="chicago-15.30"),
        pytest.param("chicago-author-date", "[@none]", "(Kay, n.d.)", id="chicago-15.44-no-date"),
        pytest.param("mla", "[@art, 34]", "(Doe and Roe 34)", id="mla-6.5-two"),
        pytest.param("mla", "@one [3] says", "Poe (3) says", id="mla-6.3-in-prose"),
        pytest.param("mla", "[@many, 2]", "(A et al. 2)", id="mla-6.5-three"),
        pytest.param("ieee", "[@one]", "[1]", id="ieee-number"),
        pytest.param("ieee", "[@art, p. 34]", "[1, p. 34]", id="ieee-page"),
        pytest.param("ieee", "[@two; @one; @art]", "[1]–[3]", id="ieee-range"),
        pytest.param("ieee", "@art says", "Doe and Roe [1] says", id="ieee-narrative"),
        pytest.param(
            "apa", "[see @one, and so on; @nope]", "(see Poe, 2014, and so on; ??@nope??)", id="unknown"
        ),
    ],
)
def test_a_citation(style: str, written: str, shown: str, tmp_path: Path) -> None:
    text = page(written, style, tmp_path).partition("</p>")[0]
    assert markup.readable(text) == shown


@pytest.mark.parametrize(
    ("style", "reference"),
    [
        ("apa", "Doe, J., & Roe, R. (2015). A study. *Journal*, *12*(3), 33–35."),
        ("chicago-author-date", "Doe, Jane, and Richard Roe. 2015. “A study.” *Journal* 12 (3): 33–35."),
        ("mla", "Doe, Jane, and Richard Roe. “A study.” *Journal*, vol. 12, no. 3, 2015, pp. 33–35."),
        ("ieee", "[1] J. Doe and R. Roe, “A study,” *Journal*, vol. 12, no. 3, pp. 33–35, 2015."),
    ],
)
def test_the_reference_of_an_article(style: str, reference: str, tmp_path: Path) -> None:
    shown = markup.readable(page("[@art]", style, tmp_path).rpartition("<p>")[2])
    assert shown.partition("~↩")[0] == reference


def test_citations_and_references_lead_to_each_other(tmp_path: Path) -> None:
    html = page("[@art]. [@art, 2].", "apa", tmp_path)
    assert html.count('href="#ref:art"') == html.count('id="ref:art"') + 1 == 2
    for anchor in ("cite:art", "cite:art-2"):
        assert html.count(f'id="{anchor}"') == html.count(f'href="#{anchor}"') == 1


def test_references_stand_where_the_page_asks_for_them_and_only_there(tmp_path: Path) -> None:
    html = page("[REFERENCES]\n\n[@art]", "apa", tmp_path)
    assert html.count('id="ref:art"') == 1
    assert html.index('id="ref:art"') < html.index('id="cite:art"')


def test_numbers_follow_the_place_of_a_note(tmp_path: Path) -> None:
    html = page("A.[^n] [@one]\n\n[^n]: Prose [@two].", "ieee", tmp_path)
    assert "[2]" in html.partition("</p>")[0]
