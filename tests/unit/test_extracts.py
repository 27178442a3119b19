"""The words around a citation, as lists of references show them."""

from __future__ import annotations

from pathlib import Path

import markdown
import pytest

from footcite.extension import FootciteExtension

BIBLIOGRAPHY = Path(__file__).parents[1] / "cases" / "references.bib"
LONG = "The first of many words, which stand here to fill the line until nobody remembers how it all began and why, "


def extract(text: str, **options: str) -> str:
    extension = FootciteExtension(bibliography=str(BIBLIOGRAPHY), **options)
    markdown.markdown(text, extensions=["attr_list", "tables", "toc", "smarty", "md_in_html", extension])
    return extension.result.uses[0].extract


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Rivers rise.[@able2001] Then fall.", "Rivers rise. Then fall.", id="whole-paragraph"),
        pytest.param("Old.\n\nNew.[@able2001]\n\nNext.", "New.", id="only-its-paragraph"),
        pytest.param(
            '*Some* `code`, \\*star\\*, "quoted" &amp; <b>bold</b>.[@able2001]',
            "Some code, *star*, “quoted” & bold.",
            id="markup-goes",
        ),
        pytest.param("A.[^n] B.[@able2001]\n\n[^n]: Note.", "A. B.", id="other-markers-go"),
        pytest.param("A.[^n]\n\n[^n]: See [@able2001].", "A.", id="cited-in-a-note"),
        pytest.param("- One.[@able2001]\n    - Two.\n", "One.", id="list-within-goes"),
        pytest.param(
            "| A | B |\n|---|---|\n| Rhine | 9 km[@able2001] |\n", "Rhine 9 km", id="row-of-a-table"
        ),
        pytest.param("## Rivers [@able2001]", "Rivers", id="heading"),
        pytest.param(
            "Rise.[@able2001] [E1](#e1){ data-search-exclude } Fall.", "Rise. Fall.", id="no-word-of-the-text"
        ),
    ],
)
def test_extract(text: str, expected: str) -> None:
    assert extract(text) == expected


def test_a_long_paragraph_is_cut_between_words() -> None:
    assert extract(f"{LONG}rivers rise.[@able2001] {LONG}") == (
        "…stand here to fill the line until nobody remembers how it all began and why, rivers rise."
        " The first of many words, which stand here to fill…"
    )


def test_a_citation_in_the_text_is_part_of_it() -> None:
    assert extract("Rivers rise [@able2001], they say.", style="apa") == "Rivers rise (Able, 2001), they say."


def test_html_of_the_author_is_text() -> None:
    assert extract('A <img src="x" onerror="alert(1)"> B &lt;i&gt;.[@able2001]') == "A B <i>."
