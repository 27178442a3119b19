"""Sites in each style that cites in the text: built by MkDocs strictly, and checked without an issue."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from hosts import Build, check_site, mkdocs_build, write_files

TEXT_STYLES = ["chicago-author-date", "apa", "ieee", "mla"]
FILES = {
    "mkdocs.yml": """\
site_name: Test
theme: mkdocs
plugins:
  - footcite
markdown_extensions:
  - attr_list
  - tables
  - toc:
      permalink: true
  - footcite:
      bibliography: references.bib
      style: STYLE
""",
    "references.bib": """\
@book{first, author = {Poe, Ann}, title = {First Things}, publisher = {Press}, date = {2014}}
@book{second, author = {Poe, Ann}, title = {Second Things}, publisher = {Press}, date = {2014}}
@article{roe, author = {Roe, Rex}, title = {On Waters}, journaltitle = {Flow}, volume = {1}, date = {2013}}
@online{page, title = {A Page}, url = {https://example.org/}, date = {2016-01-02}}
""",
    "docs/index.md": """\
# Home

See [the heading](deep/er.md#what-roe-says), [a place](deep/er.md#mine) and [the works](works.md#works).

## Things [@second]

Text [see @first, p. 3; @second], @roe [p. 5] says.[^note]

| A [@page] | B |
| --------- | - |
| @first    | [-@first, chap. 2] |

[^note]: Prose with [@roe, 7] and @second.
""",
    "docs/deep/er.md": """\
# Deeper

## What @roe says

Text [@first]{ #mine }, and on the [works](../works.md).

[REFERENCES]

After the references [@page].
""",
    "docs/works.md": "# Works\n\n[BIBLIOGRAPHY]\n",
}


@pytest.fixture(params=TEXT_STYLES)
def built(request: pytest.FixtureRequest, tmp_path: Path) -> Build:
    write_files(tmp_path, {name: text.replace("STYLE", request.param) for name, text in FILES.items()})
    return mkdocs_build(tmp_path, tmp_path / "site", "--strict")


def test_the_site_builds_strictly_and_the_check_finds_nothing(built: Build) -> None:
    assert built.status == 0, built.log
    checked = check_site(built.site)
    assert checked.status == 0, checked.log


def test_the_bibliography_page_leads_to_each_place_that_cites(built: Build) -> None:
    works = built.page("works/index.html")
    assert set(re.findall(r'<li id="ref:(\w+)"', works)) == {"first", "second", "roe", "page"}
    for page, prefix in (("index.html", r"\.\./#"), ("deep/er/index.html", r"\.\./deep/er/#")):
        places = re.findall(rf'href="{prefix}((?:cite|fn):[^"]+)"', works)
        anchors = set(re.findall(r'id="([^"]+)"', built.page(page)))
        assert places, page
        assert set(places) <= anchors


def test_citations_lead_to_the_references_of_their_own_page(built: Build) -> None:
    for path, keys in (("index.html", "first page roe second"), ("deep/er/index.html", "first page roe")):
        page = built.page(path)
        cited = set(re.findall(r'class="footnote-ref" href="#ref:(\w+)"', page))
        listed = set(re.findall(r'<li id="ref:(\w+)"', page))
        assert " ".join(sorted(cited)) == " ".join(sorted(listed)) == keys


def test_what_leads_back_from_a_reference_exists_once(built: Build) -> None:
    for path in ("index.html", "deep/er/index.html"):
        page = built.page(path)
        ids = re.findall(r' id="([^"]+)"', page)
        back = re.findall(r'class="footnote-backref" href="#([^"]+)"', page)
        assert back
        assert all(ids.count(anchor) == 1 for anchor in back)
