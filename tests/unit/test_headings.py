"""Citations in headings, and ids that an author gives to citations: what leads to a place stays valid."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import markdown
import pytest

from footcite.extension import FootciteExtension
from footcite.styles import BUILT_IN

BIBLIOGRAPHY = """
@book{one, author = {Poe, Ann}, title = {First}, publisher = {Press}, date = {2014}}
@book{two, author = {Poe, Ann}, title = {Second}, publisher = {Press}, date = {2014}}
@book{roe, author = {Roe, Rex}, title = {Third}, publisher = {Press}, date = {2015}}
"""
EVERY_STYLE = pytest.mark.parametrize("style", BUILT_IN)


def converter(style: str, folder: Path) -> Any:
    path = folder / "references.bib"
    path.write_text(BIBLIOGRAPHY, encoding="utf-8")
    extension = FootciteExtension(bibliography=str(path), style=style)
    return markdown.Markdown(extensions=["toc", "attr_list", extension])


def ids(html: str) -> list[str]:
    return re.findall(r' id="([^"]+)"', html)


def headings(html: str) -> dict[str, str]:
    return dict(re.findall(r'<h2 id="([^"]+)">(.*?)</h2>', html))


@EVERY_STYLE
def test_a_citation_is_no_part_of_the_id_of_its_heading(style: str, tmp_path: Path) -> None:
    md = converter(style, tmp_path)
    html = md.convert("## On rivers [@one]\n\n## And **dales [@two, p. 3]**\n")
    assert list(headings(html)) == ["on-rivers", "and-dales"]
    assert [token["name"] for token in md.toc_tokens] == ["On rivers", "And dales"]


@EVERY_STYLE
def test_what_else_a_page_cites_leaves_the_ids_of_headings_as_they_are(style: str, tmp_path: Path) -> None:
    alone = converter(style, tmp_path).convert("## On rivers [@two]")
    beside = converter(style, tmp_path).convert("As @roe and [@one] say.\n\n## On rivers [@two]")
    assert list(headings(alone)) == list(headings(beside))


@EVERY_STYLE
def test_an_author_in_the_text_stays_in_the_id_and_the_contents(style: str, tmp_path: Path) -> None:
    md = converter(style, tmp_path)
    html = md.convert("## What @roe [p. 3] says")
    assert list(headings(html)) == ["what-roe-says"]
    assert md.toc_tokens[0]["name"] == "What Roe says"
    assert headings(html)["what-roe-says"].count("Roe") == 1


@EVERY_STYLE
def test_a_citation_in_a_heading_stands_there_as_elsewhere(style: str, tmp_path: Path) -> None:
    html = converter(style, tmp_path).convert(
        "## On rivers [@one]\n\n### See @roe\n\nOn rivers [@one]; see @roe."
    )
    in_heading, in_text = re.search(r"rivers (.*?)</h2>", html), re.search(r"rivers (.*?); see", html)
    assert in_heading
    assert in_text
    texts = [re.sub(r"<[^>]+>", "", match[1]) for match in (in_heading, in_text)]
    assert texts[0] == texts[1] != ""
    assert "author=" not in html
    assert "fnref:cite" not in html


def test_a_link_around_the_heading_keeps_the_citation(tmp_path: Path) -> None:
    path = tmp_path / "references.bib"
    path.write_text(BIBLIOGRAPHY, encoding="utf-8")
    extension = FootciteExtension(bibliography=str(path), style="ieee")
    html = markdown.markdown(
        "## What @roe says [@one]",
        extensions=["toc", extension],
        extension_configs={"toc": {"anchorlink": True, "permalink": True}},
    )
    assert 'href="#what-roe-says"' in html
    assert re.search(r'<span class="citation" id="cite:roe">Roe <a [^>]*>\[1\]</a></span> says', html)


@EVERY_STYLE
def test_an_id_of_the_authors_own_works_beside_the_way_back(style: str, tmp_path: Path) -> None:
    html = converter(style, tmp_path).convert(
        "One [@one]{ #mine .big }, two [@two, p. 3]{: #yours }, @roe{ #third }."
    )
    assert {"mine", "yours", "third"} <= set(ids(html))
    assert re.search(r'<span class="big" id="mine"><\w+ [^>]*id="(?:fnref|cite):one"', html)
    back = re.findall(r'class="footnote-backref" href="#([^"]+)"', html)
    assert len(back) == 3
    assert set(back) <= set(ids(html))


@EVERY_STYLE
def test_ids_stand_once(style: str, tmp_path: Path) -> None:
    html = converter(style, tmp_path).convert(
        "## See [@one]\n\n[@one]{ #mine } and [@one] @roe{ #yours } @roe"
    )
    assert len(ids(html)) == len(set(ids(html)))


def test_a_footnote_with_an_id_of_the_authors_own_has_its_way_back(tmp_path: Path) -> None:
    html = converter("apa", tmp_path).convert("Word[^n]{ #mine }.\n\n[^n]: Prose.")
    assert 'id="mine"' in html
    assert html.count('id="fnref:n"') == html.count('href="#fnref:n"') == 1


@EVERY_STYLE
def test_without_attr_list_braces_are_text(style: str, tmp_path: Path) -> None:
    path = tmp_path / "references.bib"
    path.write_text(BIBLIOGRAPHY, encoding="utf-8")
    extension = FootciteExtension(bibliography=str(path), style=style)
    assert "{ #mine }" in markdown.markdown("One [@one]{ #mine }.", extensions=[extension])
