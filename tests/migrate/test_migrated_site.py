"""A site with one file of sources, and names of its own for the commands: no citation is lost on the way."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from footcite.cli import main
from migrate import SITES, Moved, assert_a_second_run_changes_nothing, move, note_after, works

SITE = SITES / "site"
TITLES = ("On Rivers", "On Lakes", "On Seas", "On Wells", "On Nothing")


@pytest.fixture(scope="module")
def moved(tmp_path_factory: pytest.TempPathFactory) -> Moved:
    return move("site", tmp_path_factory.mktemp("moved") / "site")


@pytest.mark.parametrize("page", ["index.html", "lost.html", "all.html"])
def test_every_work_that_mkdocs_bibtex_shows_is_still_there(moved: Moved, page: str) -> None:
    before = works(moved.old.page(page), TITLES)
    assert before
    assert before <= works(moved.new.page(page), TITLES)


@pytest.mark.parametrize(
    ("words", "in_note"),
    [
        pytest.param("Plain.", "On Rivers", id="one work"),
        pytest.param("Two.", "On Lakes", id="two works"),
        pytest.param("Tight.", "On Lakes", id="two works without a space"),
        pytest.param("Other case.", "On Rivers", id="key in another case"),
        pytest.param("By hand.", "On Rivers", id="label of the footnote format"),
        pytest.param("In a note.", "Lakes", id="admonition"),
        pytest.param("In a list.", "Rivers", id="list"),
        pytest.param("table</td>\n<td>", "Rivers", id="table"),
    ],
)
def test_each_citation_that_it_showed_has_its_note(moved: Moved, words: str, in_note: str) -> None:
    assert in_note.removeprefix("On ") in note_after(moved.new.page("index.html"), words)


@pytest.mark.parametrize(
    ("words", "in_note"),
    [
        pytest.param("Dotted.", "On Seas", id="key with a dot, issue 170"),
        pytest.param("Colon.", "On Wells", id="key with a colon"),
        pytest.param("Locator.", "See Bob Baker, On Lakes (Press, 2002), 7", id="prefix and locator"),
        pytest.param("Without author.", "Lakes, 8", id="suppressed author"),
        pytest.param("In a footnote.", "Note with Baker, On Lakes, 3", id="citation in a footnote"),
        pytest.param("Able says so:", "On Rivers (Press, 2001), 9", id="author in the text with a locator"),
    ],
)
def test_each_citation_that_it_lost_is_there(moved: Moved, words: str, in_note: str) -> None:
    assert in_note not in re.sub(r"<[^>]*>", "", moved.old.page("lost.html"))
    assert in_note in note_after(moved.new.page("lost.html"), words)


def test_the_whole_list_has_works_that_no_page_cites(moved: Moved) -> None:
    assert works(moved.new.page("all.html"), TITLES) == set(TITLES)


def test_no_command_is_left_in_a_page(moved: Moved) -> None:
    for page in ("index.html", "lost.html", "all.html"):
        assert not re.search(r"sources\b", re.sub(r"<h\d.*?</h\d>|<[^>]*>", "", moved.new.page(page)))


def test_the_configuration_keeps_its_comments_and_order(moved: Moved) -> None:
    old = (SITE / "mkdocs.yml").read_text("utf-8")
    start, end = old.index("  - bibtex:"), old.index("\nmarkdown_extensions")
    expected = old[:start] + "  - footcite  # citations\n" + old[end:]
    added = (
        '  - footcite:\n      # One file for all teams.\n      bibliography: "refs.bib"  # exported weekly\n'
    )
    expected = expected.replace("  - footnotes\n", f"  - footnotes\n{added}")
    assert (moved.folder / "mkdocs.yml").read_text("utf-8") == expected


def test_the_difference_is_shown(moved: Moved) -> None:
    assert "-  - bibtex: # citations\n" in moved.output
    assert "+  - footcite  # citations\n" in moved.output
    assert "-\\all_sources\n+\\full_bibliography\n" in moved.output


def test_a_second_run_changes_nothing(moved: Moved, monkeypatch: pytest.MonkeyPatch) -> None:
    assert_a_second_run_changes_nothing(moved.folder, monkeypatch)


def test_nothing_is_written_without_a_word(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(SITE, tmp_path / "site")
    monkeypatch.chdir(tmp_path / "site")
    done = CliRunner().invoke(main, ["migrate"])
    assert "nothing is written" in done.output
    assert Path("mkdocs.yml").read_text("utf-8") == (SITE / "mkdocs.yml").read_text("utf-8")
