"""Bibliographies of folders, patterns and single pages, in real builds by MkDocs."""

from __future__ import annotations

from pathlib import Path

import pytest

import markup
from hosts import check_site, fetch, mkdocs_build, serve, wait_for, write_files

CONFIG = """\
site_name: Test
theme: mkdocs
plugins:
  - footcite:
      check: true
markdown_extensions:
  - footcite:
      bibliography: [refs/*.bib]
"""


def book(key: str, title: str) -> str:
    return f"@book{{{key}, author = {{Able, Ann}}, title = {{{title}}}, date = {{2001}}}}\n"


FILES = {
    "mkdocs.yml": CONFIG,
    "refs/site.bib": book("shared", "Rivers"),
    "own/page.bib": book("own", "Springs") + book("listed", "Wells"),
    "docs/index.md": "# Home\n\nOne.[@shared]\n",
    "docs/own.md": '---\nbibliography: ../own/page.bib\nnocite: ["@listed"]\n---\n# Own\n\nTwo.[@own; @shared]\n',
    "docs/works.md": "# Works\n\n[BIBLIOGRAPHY]\n",
}


def test_a_page_cites_from_its_own_file_and_the_checker_agrees(tmp_path: Path) -> None:
    write_files(tmp_path, FILES)
    built = mkdocs_build(tmp_path, tmp_path / "site", "--strict")
    assert built.status == 0, built.log
    checked = check_site(built.site)
    assert checked.status == 0, checked.log
    assert [note.text for note in markup.notes(built.page("own/index.html"))] == [
        "Ann Able, *Springs* (2001); Ann Able, *Rivers* (2001)."
    ]


def test_the_list_of_the_site_has_what_pages_cite_from_their_own_files(tmp_path: Path) -> None:
    write_files(tmp_path, FILES)
    works = mkdocs_build(tmp_path, tmp_path / "site").page("works/index.html")
    assert [key for key in ("shared", "own", "listed") if f'<li id="ref:{key}"' in works] == [
        "shared",
        "own",
        "listed",
    ]


def test_another_page_may_not_cite_from_it(tmp_path: Path) -> None:
    write_files(tmp_path, FILES | {"docs/index.md": "# Home\n\nOne.[@own]\n"})
    built = mkdocs_build(tmp_path, tmp_path / "site", "--strict")
    assert built.status == 1
    assert "docs/index.md:3:6: CITE-UNKNOWN-KEY unknown cite key `own`" in built.log


@pytest.mark.parametrize(
    ("page", "path", "text"),
    [
        pytest.param("", "refs/new.bib", book("late", "Floods"), id="a new file that a pattern matches"),
        pytest.param("own/", "own/page.bib", book("own", "Floods"), id="the file of a page"),
    ],
)
def test_the_live_preview_takes_up(tmp_path: Path, page: str, path: str, text: str) -> None:
    write_files(tmp_path, FILES | {"docs/index.md": "# Home\n\nOne.[@shared; @late]\n"})
    with serve("mkdocs", tmp_path) as url:
        assert "Floods" not in fetch(url + page)
        write_files(tmp_path, {path: text})
        assert wait_for(url + page, "Floods")


def test_the_live_preview_watches_a_file_that_a_page_has_come_to_name(tmp_path: Path) -> None:
    write_files(tmp_path, FILES | {"later/more.bib": book("more", "Floods")})
    with serve("mkdocs", tmp_path) as url:
        write_files(
            tmp_path, {"docs/index.md": "---\nbibliography: ../later/more.bib\n---\n# Home\n\nOne.[@more]\n"}
        )
        assert wait_for(url, "Floods")
        write_files(tmp_path, {"later/more.bib": book("more", "Droughts")})
        assert wait_for(url, "Droughts")
