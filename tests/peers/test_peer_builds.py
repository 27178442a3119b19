"""Bugs of similar programs that show in a whole site, each with the address of its thread."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import markup
from hosts import Build, mkdocs_build, write_files

CONFIG = """\
site_name: Test
theme:
  name: {theme}
plugins:
  - mkdocstrings:
      handlers: {{python: {{paths: [.], options: {{show_source: false}}}}}}
  - footcite
markdown_extensions:
  - toc:
      permalink: true
  - footcite:
      bibliography: references.bib
"""
BIB = """\
@book{able2001, author = {Able, Ann}, title = {A First Book}, date = {2001}}
@book{baker2002, author = {Baker, Bob}, title = {A Second Book}, date = {2002}}
@book{cook2003, author = {Cook, Carol}, title = {A Third Book}, date = {2003}}
"""
MODULE = '''\
"""A module."""


def rise(x: int) -> int:
    """Rise as [@able2001, p. 3] says.

    Args:
        x: The height of @baker2002.
    """
    return x
'''
FILES = {
    "references.bib": BIB,
    "rivers.py": MODULE,
    "docs/index.md": (
        "---\nlink: https://mastodon.online/@inbo\n---\n"
        "# Rivers[@able2001] by @baker2002\n\n## Of hills[@baker2002, p. 3]\n\nText.\n"
    ),
    "docs/api.md": "# API\n\n::: rivers.rise\n",
    "docs/works.md": '---\nnocite: ["@cook2003"]\n---\n# Works\n\n[BIBLIOGRAPHY]\n',
}


@pytest.fixture(scope="module", params=["mkdocs", "material"])
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Build:
    folder: Path = tmp_path_factory.mktemp(request.param)
    write_files(folder, FILES | {"mkdocs.yml": CONFIG.format(theme=request.param)})
    build = mkdocs_build(folder, folder / "site", "--strict")
    assert build.status == 0, build.log
    return build


def test_docstrings_cite(built: Build) -> None:
    """https://github.com/shyamd/mkdocs-bibtex/issues/246: citations in docstrings stayed as written."""
    page = built.page("api/index.html")
    assert "[@able2001" not in page
    assert "@baker2002" not in page
    text = markup.readable(page)
    assert "Ann Able, *A First Book* (2001), 3." in text
    assert "The height of Baker" in text
    links = re.findall(r'class="footnote-(?:ref|backref)" href="#([^"]+)"', page)
    assert len(links) == 4
    assert set(links) <= set(re.findall(r' id="([^"]+)"', page))


def test_one_bibliography_for_all_pages(built: Build) -> None:
    """https://github.com/jupyter-book/mystmd/issues/946: each page listed only what it cited itself."""
    page = built.page("works/index.html")
    assert re.findall(r'<li id="ref:(\w+)"', page) == ["able2001", "baker2002", "cook2003"]


def test_uncited_works_of_the_whole_site(built: Build) -> None:
    """https://github.com/quarto-dev/quarto-cli/issues/1660: a book could not list uncited works."""
    page = built.page("works/index.html")
    cook = page[page.index('<li id="ref:cook2003"') :]
    assert "Cited in" not in cook[: cook.index("</li>")]


def test_an_address_in_front_matter_is_no_citation(built: Build) -> None:
    """https://github.com/quarto-dev/quarto-cli/issues/12136: its handle was reported as missing."""
    assert "inbo" not in built.log


def test_titles_hold_no_marker(built: Build) -> None:
    """https://github.com/mcmtroffaes/sphinxcontrib-bibtex/issues/282: a table of contents showed the key."""
    page = built.page("index.html")
    title = re.search(r"<title>(.*?)</title>", page, re.DOTALL)
    assert title
    assert title[1].strip() in {"Rivers by Baker - Test", "Test"}
    links = re.findall(r'<a[^>]*href="#of-hills"[^>]*>(.*?)</a>', page, re.DOTALL)
    texts = {markup.readable(link) for link in links} - {"¶"}
    assert texts == {"Of hills"}
    other = built.page("works/index.html")
    navigation = re.findall(r'<a[^>]*href="\.\./?"[^>]*>(.*?)</a>', other, re.DOTALL)
    assert "Rivers by Baker" in {markup.readable(link) for link in navigation}
