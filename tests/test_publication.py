"""What a site exports, in real builds: files of records, links to them, pages that can be cited."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path

import pytest

import markup
from hosts import (
    Builder,
    builder,
    check_site,
    properdocs_build,
    run_command,
    write_files,
    zensical_build,
)

CONFIG = """\
site_name: Rivers
site_url: https://example.org/rivers/
theme: mkdocs
plugins:
  - footcite:
      check: true
      cite_page:
        type: report
        title: All of “Rivers” & <Lakes>
        author: [{ literal: The River Authors }, { family: Able, given: Ann }]
        publisher: House
        version: "2.1"
      cite_exclude: ["internal/*"]
      cite_pdf: rivers.pdf
      picture: images/rivers.png
markdown_extensions:
  - footcite:
      bibliography: references.bib
      exports: true
"""
FILES = {
    "mkdocs.yml": CONFIG,
    "references.bib": (
        "@book{able2001, author = {Able, Ann}, title = {A First Book}, date = {2001}, annotation = {mine}}\n"
        "@book{baker/2002, author = {Baker, Bob}, title = {A Second Book}, date = {2002}}\n"
        "@book{uncited2003, title = {Never Cited}}\n"
    ),
    "docs/index.md": "---\ndate: 2026-05-01\n---\n# Home\n\nOne.[@able2001, p. 3]\n",
    "docs/deep/er.md": "---\ndate: 2026-06-02\n---\n# Deeper\n\nTwo.[@baker/2002] Three.[@able2001]\n",
    "docs/works.md": "# Works\n\n[BIBLIOGRAPHY type=book]\n\n[BIBLIOGRAPHY nottype=book]\n",
    "docs/internal/plan.md": "# Plan\n\nNo citation.[^prose]\n\n[^prose]: Prose.\n",
    "docs/images/rivers.png": "",
}


@pytest.fixture
def build(tmp_path: Path) -> Builder:
    return builder(tmp_path, FILES)


def exported(site: Path) -> set[str]:
    folder = site / "exports"
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def linked(page: str) -> list[tuple[str, str]]:
    """Return format and group, and address, of each link to a record."""
    groups = re.findall(r'<p class="footcite-exports" role="group" aria-label="([^"]*)".*?>(.*?)</p>', page)
    return [
        (f"{name}: {html.unescape(group)}", address)
        for group, links in groups
        for address, name in re.findall(r'<a href="([^"]*exports/[^"]*)">([^<]*)</a>', links)
    ]


def in_each(*names: str) -> set[str]:
    return {f"{name}.{ending}" for name in names for ending in ("bib", "ris", "json")}


RECORDS = in_each(
    "bibliography",
    "references/able2001",
    "references/baker-2002-452c50a5",
    "pages/index",
    "pages/deep/er",
)


def test_a_strict_build_writes_all_files_and_its_check_finds_nothing(build: Builder) -> None:
    built = build({}, "--strict")
    assert built.status == 0, built.log
    assert exported(built.site) == RECORDS | in_each("cite/index", "cite/deep/er", "cite/works")
    assert built.page("exports/pages/deep/er.bib").startswith("@book{baker/2002,")
    assert "mine" not in built.page("exports/bibliography.bib")
    assert [item["id"] for item in json.loads(built.page("exports/bibliography.json"))] == [
        "able2001",
        "baker/2002",
    ]
    assert (built.site / "exports/bibliography.ris").read_bytes().count(b"\r\nER  - \r\n") == 2


def test_a_page_links_to_the_records_of_what_it_cites(build: Builder) -> None:
    built = build()
    page = built.page("deep/er/index.html").partition("footcite-cite")[0]
    assert linked(page) == [
        ("BibTeX: References of this page", "../../exports/pages/deep/er.bib"),
        ("RIS: References of this page", "../../exports/pages/deep/er.ris"),
        ("CSL-JSON: References of this page", "../../exports/pages/deep/er.json"),
    ]
    assert page.index('<div class="footnote"') < page.index('class="footcite-exports"')
    assert linked(built.page("internal/plan/index.html")) == []


def test_the_bibliography_page_links_each_record_and_once_all_of_them(build: Builder) -> None:
    page = build().page("works/index.html").partition("footcite-cite")[0]
    assert [name for name, _ in linked(page) if name.startswith("RIS")] == [
        "RIS: A First Book",
        "RIS: A Second Book",
        "RIS: The whole bibliography",
    ]


def test_a_complete_list_has_every_record(build: Builder) -> None:
    built = build({"docs/works.md": "# Works\n\n\\full_bibliography\n"}, "--strict")
    assert built.status == 0, built.log
    assert "references/uncited2003.bib" in exported(built.site)


def test_a_page_without_folders_links_to_the_same_files(build: Builder) -> None:
    built = build({"mkdocs.yml": CONFIG + "use_directory_urls: false\n"}, "--strict")
    assert built.status == 0, built.log
    assert "../exports/pages/deep/er.ris" in built.page("deep/er.html")


def test_a_style_that_cites_in_the_text_has_the_links_behind_the_references(build: Builder) -> None:
    built = build({"mkdocs.yml": CONFIG + "      style: apa\n"}, "--strict")
    assert built.status == 0, built.log
    page = built.page("deep/er/index.html")
    assert page.index('id="ref:able2001"') < page.index("References of this page: ")


def test_without_the_options_nothing_is_added(build: Builder) -> None:
    plain = "site_name: R\nsite_url: https://example.org/\ntheme: mkdocs\nplugins: [footcite]\n"
    built = build({"mkdocs.yml": plain})
    assert not (built.site / "exports").exists()
    for page in built.site.rglob("*.html"):
        assert not re.search("footcite-exports|footcite-cite|citation_|ld.json|og:", page.read_text("utf-8"))


def test_a_page_says_how_it_is_cited(build: Builder) -> None:
    built = build()
    (box,) = re.findall(
        r'<details class="footcite-cite".*?</details>', built.page("deep/er/index.html"), re.DOTALL
    )
    assert "<summary>Cite this page</summary>" in box
    reference = re.findall(r'<p class="footcite-reference">(.*?)</p>', box)[0]
    assert markup.readable(reference) == (
        "The River Authors, and Ann Able. “Deeper.” In *All of “Rivers” & <Lakes>*. House, 2026. "
        "https://example.org/rivers/deep/er/."
    )
    assert "Version 2.1, June 2, 2026. <a" in box
    assert [address for _, address in linked(box)] == [
        f"../../exports/cite/deep/er.{ending}" for ending in ("bib", "ris", "json")
    ]
    record = json.loads(built.page("exports/cite/deep/er.json"))[0]
    assert (record["type"], record["title"], record["issued"]) == (
        "chapter",
        "Deeper",
        {"date-parts": [[2026, 6, 2]]},
    )


def test_the_front_page_is_the_whole_which_is_as_new_as_its_newest_page(build: Builder) -> None:
    record = json.loads(build().page("exports/cite/index.json"))[0]
    assert record["type"] == "report"
    assert record["title"] == "All of “Rivers” & <Lakes>"
    assert record["issued"] == {"date-parts": [[2026, 6, 2]]}
    assert record["URL"] == "https://example.org/rivers/"


def test_a_page_that_is_left_out_says_nothing(build: Builder) -> None:
    page = build().page("internal/plan/index.html")
    assert "footcite-cite" not in page
    assert "citation_title" not in page


def test_front_matter_goes_before_what_the_site_says(build: Builder) -> None:
    own = "---\ncite:\n  author: [{ family: Guest, given: Gus }]\n  issued: 2020-02-03\n---\n# Deeper\n"
    built = build({"docs/deep/er.md": own}, "--strict")
    assert built.status == 0, built.log
    record = json.loads(built.page("exports/cite/deep/er.json"))[0]
    assert record["author"] == [{"family": "Guest", "given": "Gus"}]
    assert record["issued"] == {"date-parts": [[2020, 2, 3]]}


@pytest.mark.parametrize(
    ("front_matter", "finding"),
    [
        ("cite: { autor: x }", "docs/deep/er.md: META-UNKNOWN-FIELD `cite` has no variable `autor`\n  hint: did you mean `author`?"),
        ("cite: yes", "docs/deep/er.md: META-INVALID `cite` is not a mapping of CSL's variables"),
        ("cite: { author: Gus }", "docs/deep/er.md: BIB-SYNTAX `cite_page` has something else than names in `author`"),
    ],
)  # fmt: skip
def test_a_mistake_in_front_matter_is_an_issue(build: Builder, front_matter: str, finding: str) -> None:
    built = build({"docs/deep/er.md": f"---\n{front_matter}\n---\n# Deeper\n"}, "--strict")
    assert built.status == 1
    assert finding in built.log, built.log
    assert "Traceback" not in built.log


def test_a_mistake_in_the_configuration_is_a_message(build: Builder) -> None:
    built = build({"mkdocs.yml": CONFIG.replace("publisher:", "publischer:")})
    assert built.status == 1
    assert "`cite_page` has no variable `publischer`; did you mean `publisher`?" in built.log
    assert "Traceback" not in built.log


def test_the_head_says_what_a_reference_manager_reads(build: Builder) -> None:
    head = build().page("deep/er/index.html").partition("</head>")[0]
    assert '<meta name="citation_inbook_title" content="All of “Rivers” &amp; &lt;Lakes&gt;">' in head
    assert head.count('<meta name="citation_reference"') == 2
    assert '<meta property="og:image" content="https://example.org/rivers/images/rivers.png">' in head
    assert "citation_pdf_url" not in head


def test_the_front_page_names_the_pdf(build: Builder) -> None:
    page = build({"docs/rivers.pdf": ""}).page("index.html")
    assert '<meta name="citation_pdf_url" content="https://example.org/rivers/rivers.pdf">' in page


def test_properdocs_writes_the_same_files(build: Builder, tmp_path: Path) -> None:
    build()
    built = properdocs_build(tmp_path, tmp_path / "other", "--config-file", "mkdocs.yml")
    assert built.status == 0, built.log
    assert exported(built.site) == exported(tmp_path / "site")


def test_the_command_writes_what_zensical_links_to(tmp_path: Path) -> None:
    write_files(
        tmp_path,
        FILES | {"mkdocs.yml": CONFIG.replace("theme: mkdocs\n", "theme: { name: material, font: false }\n")},
    )
    built = zensical_build(tmp_path)
    assert built.status == 0, built.log
    assert "LINK-NO-FILE" in check_site(built.site).log
    done = run_command("export", "site", folder=tmp_path)
    assert (done.status, done.log) == (0, "2 references are exported in 15 files below site/exports\n")
    assert exported(built.site) == RECORDS
    checked = check_site(built.site)
    assert checked.status == 0, checked.log
    assert built.page("exports/pages/deep/er.bib").startswith("@book{baker/2002,")


def test_the_command_says_that_there_is_no_site(tmp_path: Path) -> None:
    write_files(tmp_path, FILES)
    done = run_command("export", "public", folder=tmp_path)
    assert done.status == 2
    assert "'public' does not exist" in done.log
