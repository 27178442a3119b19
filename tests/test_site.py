"""The real site, built as `make site` builds it, read from its HTML."""

from __future__ import annotations

import gzip
import html
import json
import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin

import pytest

import markup
from footcite.bibliography import load_bibliography
from footcite.issues import Code
from hosts import Build, check_site, copy_site, run_command, zensical_build

ROOT = Path(__file__).parents[1]


class Reader(HTMLParser):
    """An independent reader: ids, links with their classes, and the text outside code."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.texts: list[str] = []
        self._hidden = 0
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        self.ids += [attributes["id"]] if "id" in attributes else []
        self.links += [attributes["href"]] if tag == "a" and "href" in attributes else []
        self._hidden += tag in {"code", "script", "style"}

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in {"code", "script", "style"}

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.texts.append(data)


@pytest.fixture(scope="session")
def pages(site: Build) -> dict[str, str]:
    return {
        path.relative_to(site.site).as_posix(): path.read_text("utf-8") for path in site.site.rglob("*.html")
    }


@pytest.fixture(scope="session")
def read(pages: dict[str, str]) -> dict[str, Reader]:
    return {path: Reader(page) for path, page in pages.items()}


def test_every_page_of_the_navigation_is_there(pages: dict[str, str]) -> None:
    docs = ROOT / "docs"
    names = {path.relative_to(docs).with_suffix("").as_posix() for path in docs.rglob("*.md")}
    built = {f"{name.removesuffix('index').rstrip('/')}/index.html".lstrip("/") for name in names}
    assert built | {"404.html"} == set(pages)
    assert len(list(docs.glob("*.md"))) == 22


def test_every_code_is_documented(read: dict[str, Reader]) -> None:
    assert {str(code).lower() for code in Code} <= set(read["footcite/checks/index.html"].ids)


def test_every_marker_leads_to_a_note_and_every_note_back(pages: dict[str, str]) -> None:
    total = 0
    for path, page in pages.items():
        markers, notes = markup.markers(page), markup.notes(page)
        total += len(markers)
        assert {marker.note for marker in markers} == {note.id for note in notes}, path
        for note in notes:
            assert note.backlinks == [marker.id for marker in markers if marker.note == note.id], path
        assert [marker.number for marker in markers if marker.id.startswith("fnref:")] == list(
            range(1, len(notes) + 1)
        ), f"{path}: numbers follow the order of first mention"
    assert total > 60


def test_every_reference_leads_to_the_places_that_cite_it(pages: dict[str, str]) -> None:
    bibliography, _ = load_bibliography([str(ROOT / "references.bib")])
    listed = pages["bibliography/index.html"]
    for key in bibliography.entries:
        start = listed.index(f'<li id="ref:{key}"')
        item = listed[start : listed.index("</li>", start)]
        targets = re.findall(r'<a href="([^"]+)">note \d+</a>', item)
        citing = [path for path, page in pages.items() if f"ref:{key}" not in page and f"fn:{key}" in page]
        assert targets or not citing, key
        for target in targets:
            path, _, anchor = urljoin("/bibliography/", target).partition("#")
            assert f'id="{anchor}"' in pages[f"{path.lstrip('/')}index.html"], target


def test_every_link_within_the_site_resolves(site: Build, read: dict[str, Reader]) -> None:
    for path, page in read.items():
        base = "/" if path == "404.html" else f"/{path.removesuffix('index.html')}"
        for link in page.links:
            # The error page is served at any depth: its links start at the root of the host.
            local = link.removeprefix("/footcite") if path == "404.html" else link
            address, _, anchor = urljoin(base, local).partition("#")
            if address.startswith(("http", "mailto")):
                continue
            target = address.lstrip("/") + ("index.html" if address.endswith("/") else "")
            assert (site.site / unquote(target)).is_file(), f"{path}: {link}"
            if anchor and target in read:
                assert unquote(anchor) in read[target].ids, f"{path}: {link}"


def test_no_source_syntax_is_left_in_the_text(read: dict[str, Reader]) -> None:
    for path, page in read.items():
        text = "".join(page.texts)
        assert not re.search(
            r"\[@|\[\^|\\[a-zA-Z]+\{|\{:|\[TABLE|\[CHART|\[FILTER|\[GLOSSARY|\[GENERATED|\[BIBLIOGRAPHY|///|claims=",
            text,
        ), path
        assert "cite-unresolved" not in page.texts


def test_no_id_is_given_twice(read: dict[str, Reader]) -> None:
    for path, page in read.items():
        assert len(page.ids) == len(set(page.ids)), path


def test_every_claim_of_the_ledger_leads_to_its_paragraph(read: dict[str, Reader]) -> None:
    links = {link for link in read["claims/index.html"].links if re.search(r"#c\d{3}$", link)}
    assert len(links) == 224


def test_nothing_is_loaded_from_elsewhere(pages: dict[str, str]) -> None:
    for path, page in pages.items():
        loaded = re.findall(
            r'<(?:script|img|iframe)[^>]+src="([^"]+)"|<link[^>]+rel="stylesheet"[^>]+href="([^"]+)"', page
        )
        assert not [url for pair in loaded for url in pair if url.startswith(("http", "//"))], path


def test_the_papers_notes_are_printed_in_full(pages: dict[str, str]) -> None:
    """Spot checks, written out from the rules of the Chicago Manual."""
    notes = {note.text for page in pages.values() for note in markup.notes(page)}
    assert {
        "See F. Hill and B. Lo, “Putin’s Pivot: Why Russia Is Looking East,” *Foreign Affairs*, July 31, 2013,"
        " https://www.foreignaffairs.com/articles/russian-federation/2013-07-31/putins-pivot.",
        "N. Kuhrt, *Russian Policy towards China and Japan: The El’tsin and Putin Periods*"
        " (London: Routledge, 2007), 127–128.",
        "“China proposes a solution to the Crimea issue through negotiation” [in Russian], *Lenta.ru*,"
        " March 15, 2015, http://lenta.ru/news/2015/03/15/china/.",
        "Céline Marangé, {fr:*Les sanctions contre la Russie ont-elles un effet dissuasif ?*} [in French],"
        " Études de l’IRSEM no. 37 (Institut de recherche stratégique de l’École militaire (IRSEM),"
        " January 2015), 16.",
        "MGIMO Institute for International Studies, *Proceedings of the 14th annual MGIMO-CINS"
        " Sino-Russian conference, 6 December 2011* [in Russian], vol. 24 (Moscow, 2013), 29–30.",
    } <= notes


@pytest.fixture(scope="session")
def in_zensical(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """The same site by Zensical, in a copy, for Zensical builds only within the folder of the configuration."""
    folder = tmp_path_factory.mktemp("zensical")
    copy_site(folder)
    built = zensical_build(folder, "--strict")
    assert built.status == 0, built.log
    exported = run_command("export", str(built.site), folder=folder)
    assert exported.status == 0, exported.log
    return built


def test_zensical_shows_every_note_and_reference_of_the_site(
    pages: dict[str, str], in_zensical: Build
) -> None:
    total = 0
    for path, page in pages.items():
        without_states = re.sub(r'\n?<p class="link-status">.*?</p>| data-link-state="[^"]*"', "", page)
        added = markup.cited(without_states)
        assert markup.cited(in_zensical.page(path)) == added, path
        total += len(added)
    assert total > 80


def test_nothing_is_wrong_in_the_site_by_zensical(in_zensical: Build) -> None:
    checked = check_site(in_zensical.site)
    assert checked.status == 0, checked.log


def metadata(page: str) -> list[tuple[str, str]]:
    head = page.partition("</head>")[0]
    found = re.findall(r'<meta (?:name|property)="((?:citation_|DC\.|og:)[^"]*)" content="([^"]*)">', head)
    return [(name, html.unescape(content)) for name, content in found]


# What Zotero's translator "Embedded Metadata" makes of each tag; by the first two it tells the type of an item
# (https://github.com/zotero/translators, `HIGHWIRE_MAPPINGS`, and `init` below it).
ZOTERO = {
    "citation_technical_report_institution": "institution",
    "citation_inbook_title": "publicationTitle",
    "citation_title": "title",
    "citation_publication_date": "date",
    "citation_publisher": "publisher",
    "citation_public_url": "url",
    "citation_language": "language",
    "citation_abstract": "abstractNote",
}
TITLE = "Russia turns to Asia: A research paper of 2015, restated by topic"


def zotero_item(page: str) -> dict[str, object]:
    tags = metadata(page)
    given = dict(reversed(tags))
    types = {"citation_technical_report_institution": "report", "citation_inbook_title": "bookSection"}
    (kind,) = [types[name] for name in types if name in given]
    fields = {field: given[name] for name, field in ZOTERO.items() if name in given}
    return {"itemType": kind, "creators": [v for n, v in tags if n == "citation_author"], **fields}


def test_zotero_reads_the_front_page_as_a_report(pages: dict[str, str]) -> None:
    item = zotero_item(pages["index.html"])
    assert item.pop("abstractNote")
    assert re.fullmatch(r"20\d\d/\d\d/\d\d", str(item.pop("date")))
    assert item == {
        "itemType": "report",
        "title": TITLE,
        "creators": ["The footcite authors"],
        "institution": "footcite",
        "url": "https://footcite.github.io/footcite/",
        "language": "en",
    }


def test_zotero_reads_a_section_as_a_part_of_it(pages: dict[str, str]) -> None:
    item = zotero_item(pages["crimea/index.html"])
    assert item == {
        "itemType": "bookSection",
        "title": "Crimea and international law",
        "publicationTitle": TITLE,
        "creators": ["The footcite authors"],
        "publisher": "footcite",
        "date": "2026/11/23",
        "url": "https://footcite.github.io/footcite/crimea/",
        "language": "en",
        "abstractNote": "Why China neither recognised nor condemned the annexation of Crimea, what Li Keqiang "
        "said in March 2015, and what Beijing feared and gained.",
    }


def test_each_page_of_the_paper_states_each_of_its_sources_once(pages: dict[str, str]) -> None:
    for path, page in pages.items():
        tags = metadata(page)
        if path.startswith("footcite/") or path == "404.html":
            assert tags == [], path
            continue
        references = [content for name, content in tags if name == "citation_reference"]
        assert len(set(references)) == len(references)
        works = re.search(r'exports/pages/[\w/-]+\.json"', page)
        assert bool(works) == bool(references), path
        (described,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
        assert len(json.loads(described).get("citation", [])) == len(references), path


def test_the_files_of_a_page_hold_its_references(site: Build) -> None:
    records = json.loads(site.page("exports/pages/crimea.json"))
    assert [record["id"] for record in records] == ["lenta2015china"]
    entries = load_bibliography([str(ROOT / "references.bib")])[0].entries
    every = json.loads(site.page("exports/bibliography.json"))
    assert {record["id"] for record in every} == entries.keys()
    assert "annotation" not in site.page("exports/bibliography.bib")


def test_the_links_to_records_add_less_than_a_tenth_to_the_bibliography_page(pages: dict[str, str]) -> None:
    page = pages["bibliography/index.html"]
    lines = re.compile(r'\n?<p class="footcite-exports".*?</p>')
    assert len(lines.findall(page)) > 60
    without = len(gzip.compress(lines.sub("", page).encode()))
    assert len(gzip.compress(page.encode())) < 1.1 * without
