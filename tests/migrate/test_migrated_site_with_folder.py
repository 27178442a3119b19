"""A site with a folder of sources, a CSL style, aliases in its YAML and line ends of Windows."""

from __future__ import annotations

import re

import pytest

from migrate import SITES, Moved, assert_a_second_run_changes_nothing, move, note_after, works

TITLES = ("On Harbours", "On Quays", "On Canals", "On Locks", "On Nothing")
WINDOWS = ("mkdocs.yml", "docs/index.md")


@pytest.fixture(scope="module")
def moved(tmp_path_factory: pytest.TempPathFactory) -> Moved:
    return move("site_with_folder", tmp_path_factory.mktemp("moved") / "site", WINDOWS)


@pytest.mark.parametrize("page", ["index.html", "notes.html"])
def test_every_work_that_mkdocs_bibtex_shows_is_still_there(moved: Moved, page: str) -> None:
    before = works(moved.old.page(page), TITLES)
    assert before
    assert before <= works(moved.new.page(page), TITLES)


@pytest.mark.parametrize(
    ("page", "words", "note"),
    [
        pytest.param("index.html", "Harbours <sup", "Ann Able, On Harbours, (2001).", id="in the title"),
        pytest.param("index.html", "Text below.", "Bob Baker, On Quays, (2002).", id="in the text"),
        pytest.param("notes.html", "Cited.", "Ann Able, On Harbours, (2001).", id="beside footnotes"),
        pytest.param(
            "notes.html", "Sourced.", "Carl Cook, On Canals, (2003).", id="key that is a label, too"
        ),
    ],
)
def test_each_citation_that_it_showed_has_its_note_in_the_csl_style(
    moved: Moved, page: str, words: str, note: str
) -> None:
    title = note.split(",")[1].strip()
    assert title in note_after(moved.old.page(page), words)
    assert note in note_after(moved.new.page(page), words)


@pytest.mark.parametrize(
    ("page", "words", "note"),
    [
        pytest.param(
            "index.html", "Basins<sup", "Carl Cook, On Canals", id="key in another case, in a heading"
        ),
        pytest.param("notes.html", "Own.", "Carl told us so.", id="footnote with a key as its label"),
        pytest.param("notes.html", "Dotted.", "Dora Dean, On Locks, (2004).", id="key with a dot"),
    ],
)
def test_each_note_that_it_lost_is_there(moved: Moved, page: str, words: str, note: str) -> None:
    assert note not in re.sub(r"<[^>]*>", "", moved.old.page(page))
    assert note in note_after(moved.new.page(page), words)


def test_a_footnote_with_two_markers_stays_one(moved: Moved) -> None:
    for built in (moved.old, moved.new):
        page = built.page("notes.html")
        assert "Words of our own." in note_after(page, "First.")
        assert note_after(page, "First.") == note_after(page, "Again.")


def test_the_whole_list_has_works_that_no_page_cites(moved: Moved) -> None:
    assert works(moved.new.page("index.html"), TITLES) == set(TITLES)


def test_the_configuration_keeps_its_aliases_and_comments(moved: Moved) -> None:
    old = (SITES / "site_with_folder/mkdocs.yml").read_text("utf-8")
    start, end = old.index("  - bibtex:"), old.index("\nmarkdown_extensions")
    expected = (old[:start] + "  - footcite\n" + old[end:]).replace(
        "[footnotes, toc]", "[footnotes, toc, { footcite: { bibliography: *shelf, csl: *style } }]"
    )
    assert (moved.folder / "mkdocs.yml").read_bytes().decode() == expected.replace("\n", "\r\n")


def test_the_text_keeps_its_line_ends(moved: Moved) -> None:
    for name in ("docs/index.md", "docs/notes.md"):
        data = (moved.folder / name).read_bytes()
        assert data.count(b"\r\n") == (data.count(b"\n") if name in WINDOWS else 0)
    assert (moved.folder / "docs/notes.md").read_text("utf-8") == (
        SITES / "site_with_folder/docs/notes.md"
    ).read_text("utf-8")


def test_a_second_run_changes_nothing(moved: Moved, monkeypatch: pytest.MonkeyPatch) -> None:
    assert_a_second_run_changes_nothing(moved.folder, monkeypatch)
