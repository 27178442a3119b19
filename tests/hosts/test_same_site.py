"""One small site through Python-Markdown, MkDocs, ProperDocs and Zensical: what footcite adds is the same."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import markdown
import pytest

import markup
from hosts import Build, check_site, mkdocs_build, properdocs_build, write_files, zensical_build

SITE = Path(__file__).parent / "site"
STYLES = Path(__file__).parents[1] / "csl"
PAGES = ["index.html", "deep/er/index.html", "works/index.html"]
CONFIGS = {"mkdocs": "mkdocs.yml", "properdocs": "properdocs.yml", "zensical": "zensical.toml"}


def copy_site(folder: Path, host: str) -> None:
    shutil.copytree(SITE / "docs", folder / "docs")
    for name in ("references.bib", CONFIGS[host]):
        shutil.copy(SITE / name, folder)


def build(host: str, folder: Path, *options: str) -> Build:
    if host == "zensical":
        return zensical_build(folder, *options)
    return {"mkdocs": mkdocs_build, "properdocs": properdocs_build}[host](folder, folder / "site", *options)


@pytest.fixture(scope="module")
def builds(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Build]:
    found = {}
    for host in CONFIGS:
        folder = tmp_path_factory.mktemp(host)
        copy_site(folder, host)
        found[host] = build(host, folder, "--strict")
    return found


@pytest.fixture(scope="module")
def alone() -> dict[str, str]:
    """The pages by Python-Markdown alone; its `meta` takes the front matter, as a host would."""
    configs = {"footcite": {"bibliography": str(SITE / "references.bib")}}
    extensions = ["meta", "admonition", "tables", "toc", "footcite"]
    return {
        page: markdown.markdown(
            (SITE / "docs" / f"{page.removesuffix('.html').removesuffix('/index')}.md").read_text("utf-8"),
            extensions=extensions,
            extension_configs=configs,
        )
        for page in PAGES
    }


@pytest.mark.parametrize("host", CONFIGS)
def test_the_site_builds_strictly(builds: dict[str, Build], host: str) -> None:
    assert builds[host].status == 0, builds[host].log


@pytest.mark.parametrize("page", PAGES[:2])
@pytest.mark.parametrize("host", CONFIGS)
def test_markers_notes_and_references_are_those_of_markdown_alone(
    builds: dict[str, Build], alone: dict[str, str], host: str, page: str
) -> None:
    added = markup.cited(builds[host].page(page))
    assert len(added) >= 6
    assert added == markup.cited(alone[page])


@pytest.mark.parametrize("host", CONFIGS)
def test_the_bibliography_page_lists_what_markdown_alone_lists(
    builds: dict[str, Build], alone: dict[str, str], host: str
) -> None:
    (listed,) = markup.cited(builds[host].page("works/index.html"))
    places = r'\n<p class="cited-in">.*</p>|\n<details class="cited-in">(?s:.*?)</details>'
    assert [re.sub(places, "", listed)] == markup.cited(alone["works/index.html"])


@pytest.mark.parametrize("host", ["properdocs", "zensical"])
def test_the_bibliography_page_leads_to_the_places_that_cite_as_in_mkdocs(
    builds: dict[str, Build], host: str
) -> None:
    page = builds[host].page("works/index.html")
    assert markup.cited(page) == markup.cited(builds["mkdocs"].page("works/index.html"))
    links = re.findall(r"<p>([^<]*<a[^>]*>[^<]*</a>)\. <q>", page[page.index('<li id="ref:dorn1999"') :])
    assert links[:3] == [
        'Start, “Welcome”, <a href="../#fnref:dorn1999">note 5</a>',
        'Start, “Welcome”, <a href="../#fnref:dorn1999-2">note 6</a>',
        'Depths, “Tables and boxes”, <a href="../deep/er/#fnref:dorn1999">note 1</a>',
    ]


@pytest.mark.parametrize("host", CONFIGS)
def test_nothing_is_wrong_in_the_built_site(builds: dict[str, Build], host: str) -> None:
    checked = check_site(builds[host].site, CONFIGS[host])
    assert checked.status == 0, checked.log


@pytest.mark.parametrize("name", ["note", "numeric"])
def test_a_csl_style_is_the_same_in_mkdocs_and_zensical(tmp_path: Path, name: str) -> None:
    pages = []
    for host in ("mkdocs", "zensical"):
        folder = tmp_path / host
        copy_site(folder, host)
        shutil.copy(STYLES / f"{name}.csl", folder / "journal.csl")
        path, option = (
            folder / CONFIGS[host],
            {"mkdocs": "      csl: journal\n", "zensical": 'csl = "journal"\n'},
        )
        line = re.search(r".*bibliography.*\n", path.read_text("utf-8"))
        assert line
        path.write_text(path.read_text("utf-8").replace(line[0], line[0] + option[host]), encoding="utf-8")
        built = build(host, folder, "--strict")
        assert built.status == 0, built.log
        pages.append([markup.cited(built.page(page)) for page in PAGES])
    assert pages[0] == pages[1]
    assert ("csl-left-margin" in str(pages[0])) is (name == "numeric")


@pytest.mark.parametrize("host", ["mkdocs", "properdocs"])
def test_an_unknown_key_fails_a_strict_build(tmp_path: Path, host: str) -> None:
    copy_site(tmp_path, host)
    write_files(tmp_path, {"docs/index.md": "# Start\n\nText.[@able2001river]\n"})
    built = build(host, tmp_path, "--strict")
    assert built.status == 1
    assert "docs/index.md:3:7: CITE-UNKNOWN-KEY unknown cite key `able2001river`" in built.log
    assert "Traceback" not in built.log


def test_in_zensical_what_is_wrong_is_logged_and_found_by_the_check(tmp_path: Path) -> None:
    copy_site(tmp_path, "zensical")
    bib = (SITE / "references.bib").read_text("utf-8").replace("{1999}", "{1999-13}")
    works = (SITE / "docs/works.md").read_text("utf-8").replace("elm2020", "elm2021")
    pages = {"docs/index.md": "# Start\n\nText.[@able2001river]\n", "docs/works.md": works}
    write_files(tmp_path, {**pages, "references.bib": bib})
    built = build("zensical", tmp_path)
    assert built.status == 0
    assert "Traceback" not in built.log
    found = [
        "docs/index.md:3:7: CITE-UNKNOWN-KEY unknown cite key `able2001river`",
        "docs/works.md:2:11: CITE-UNKNOWN-KEY unknown cite key `elm2021`",
        "references.bib:25:3: BIB-DATE",
    ]
    assert [built.log.count(issue) for issue in found] == [1, 1, 1], built.log
    checked = check_site(built.site, "zensical.toml")
    assert checked.status == 1
    assert checked.log.count("CITE-UNKNOWN-KEY") == 2


@pytest.mark.parametrize(
    ("setting", "page", "link"),
    [
        pytest.param("", "works/index.html", "../deep/er/#fn:rhine", id="folders"),
        pytest.param("use_directory_urls = false\n", "works.html", "deep/er.html#fn:rhine", id="files"),
    ],
)
@pytest.mark.parametrize("works", ["works", "a/b/works"])
def test_in_zensical_the_links_to_the_places_hold_in_both_forms_of_addresses(
    tmp_path: Path, setting: str, page: str, link: str, works: str
) -> None:
    copy_site(tmp_path, "zensical")
    config = '[project]\nsite_name = "Waters"\n' + setting
    extensions = "[project.markdown_extensions]\nadmonition = {}\nfootcite = {}\n"
    write_files(tmp_path, {"zensical.toml": config + extensions})
    if works != "works":
        write_files(tmp_path, {f"docs/{works}.md": (tmp_path / "docs/works.md").read_text("utf-8")})
        (tmp_path / "docs/works.md").unlink()
    built = build("zensical", tmp_path, "--strict")
    up = "../" * works.count("/")
    assert f'href="{up}{link}"' in built.page(page.replace("works", works))
    checked = check_site(built.site, "zensical.toml")
    assert checked.status == 0, checked.log


def test_in_zensical_a_page_that_is_left_out_is_not_named_as_citing(tmp_path: Path) -> None:
    copy_site(tmp_path, "zensical")
    config = (SITE / "zensical.toml").read_text("utf-8")
    excluded = config.replace('site_name = "Waters"', 'site_name = "Waters"\nexclude_docs = "drafts/"')
    draft = {"docs/drafts/one.md": "# A draft\n\nText.[@able2001rivers, p. 99]\n", "zensical.toml": excluded}
    write_files(tmp_path, draft)
    built = build("zensical", tmp_path, "--strict")
    assert not (built.site / "drafts").exists()
    assert "<p>Start, “Welcome”" in built.page("works/index.html")
    assert "A draft" not in built.page("works/index.html")
