"""Each code is explained, and what can be run of the examples raises it, and its mend does not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import markdown
import pytest
from click.testing import CliRunner

from footcite.bibliography import parse_bibliography
from footcite.cli import main
from footcite.documents import Source
from footcite.explanations import explain, find_explanation
from footcite.extension import FootciteExtension
from footcite.frontmatter import check_front_matter
from footcite.issues import Code, Issue
from footcite.page import NoHost, PageResult

SCHEMA: dict[str, Any] = {
    "properties": {"title": {"type": "string"}, "reviewed": {"type": "string", "format": "date"}},
    "required": ["title"],
    "additionalProperties": False,
}


class Host(NoHost):
    """Gives the page's text as its source, and keeps what was found."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.issues: list[Issue] = []

    def source(self) -> Source:
        return Source("page.md", self.text)

    def collect(self, result: PageResult, *_: object) -> None:
        self.issues = result.issues


def codes_of_page(text: str, bibliography: Path) -> set[Code]:
    host = Host(text)
    markdown.markdown(text, extensions=[FootciteExtension(bibliography=str(bibliography), host=host)])
    return {issue.code for issue in host.issues}


def codes_of(place: str, text: str, folder: Path) -> set[Code]:
    """Return what the real code finds in an example."""
    if place == "bib":
        return {issue.code for issue in parse_bibliography(text, "references.bib")[1]}
    if place == "front matter":
        page = Source("page.md", f"---\n{text}\n---\n\nText.\n")
        return {issue.code for issue in check_front_matter(page, SCHEMA)}
    bibliography = folder / "references.bib"
    bibliography.write_text("@book{able2001, title = {Rivers}}", encoding="utf-8")
    return codes_of_page(text, bibliography)


RUN = [code for code in Code if find_explanation(code).place in {"bib", "front matter", "markdown"}]


@pytest.mark.parametrize("code", RUN, ids=str)
def test_the_example_raises_the_code_and_its_mend_nothing(code: Code, tmp_path: Path) -> None:
    explanation = find_explanation(code)
    assert codes_of(explanation.place, explanation.fault, tmp_path) == {code}
    assert not codes_of(explanation.place, explanation.mend, tmp_path)


@pytest.mark.parametrize("code", Code, ids=str)
def test_each_code_is_explained(code: Code) -> None:
    text = explain(code)
    assert text.startswith(f"{code} ({code.severity})\n{code.meaning}\n")
    assert f"footcite: ignore {code}" in text


@pytest.mark.parametrize("written", ["BIB-DATE", "bib-date", "bib_date"])
def test_a_code_is_known_in_any_letter_case(written: str) -> None:
    done = CliRunner().invoke(main, ["explain", written])
    assert done.exit_code == 0
    assert done.output == explain(Code.BIB_DATE)


def test_a_misspelt_code_gets_the_nearest() -> None:
    done = CliRunner().invoke(main, ["explain", "BIB-DAT"])
    assert done.exit_code == 2
    assert "did you mean `BIB-DATE`?" in done.output


def test_without_a_code_all_are_listed() -> None:
    done = CliRunner().invoke(main, ["explain"])
    assert [line.split("  ")[0] for line in done.output.splitlines()] == [str(code) for code in Code]
