"""Runs the cases in `tests/cases/`: one behaviour a file, to be read like documentation."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import markdown
import pytest
import yaml

import markup
from footcite.bibliography import parse_bibliography
from footcite.documents import Source
from footcite.extension import FootciteExtension
from footcite.frontmatter import check_front_matter
from footcite.issues import Issue, sort_issues
from footcite.model import Bibliography, Citation, CiteItem
from footcite.page import NoHost, PageResult
from footcite.styles import find_style
from footcite.styles.interface import PlacedCitation

Case = dict[str, Any]

CASES = Path(__file__).parent / "cases"
BIBLIOGRAPHY = CASES / "references.bib"
STYLES = Path(__file__).parent / "csl"
RICH = [
    "admonition",
    "attr_list",
    "md_in_html",
    "smarty",
    "tables",
    "toc",
    "pymdownx.superfences",
    "footnotes",
]


class CaseHost(NoHost):
    """Gives the page's text as its source, as a site generator would."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.result = PageResult()

    def source(self) -> Source:
        return Source("page.md", self.text)

    def collect(self, result: PageResult, bibliography: Bibliography) -> None:
        self.result = result


def render_page(case: Case, tmp_path: Path, extensions: list[str]) -> dict[str, str]:
    bibliography = BIBLIOGRAPHY
    if "bib" in case:
        bibliography = tmp_path / "references.bib"
        bibliography.write_text(case["bib"], encoding="utf-8")
    host = CaseHost(case["markdown"])
    named = case.get("csl", "")
    csl = str(STYLES / f"{named}.csl") if (STYLES / f"{named}.csl").is_file() else named
    language = case.get("language", "en")
    extension = FootciteExtension(bibliography=str(bibliography), csl=csl, language=language, host=host)
    further = case.get("extensions", {}) if extensions else {}
    page = markdown.markdown(
        case["markdown"], extensions=[*extensions, *further, extension], extension_configs=further
    )
    return {
        "html": markup.body(page),
        "notes": "\n".join(f"{n}. {note.text}" for n, note in enumerate(markup.notes(page), start=1)),
        "issues": shown(host.result.issues),
    }


def format_entry(case: Case) -> dict[str, str]:
    (entry,), issues = parse_bibliography(case["bib"], "references.bib")
    style = find_style("chicago-notes", case.get("language", "en"))
    citation = PlacedCitation(Citation((CiteItem(entry.key),)))
    full, short = style.citations([citation, citation], Bibliography({entry.key: entry}))
    ((_, reference),) = style.references([entry])
    return {
        "full": markup.readable(full),
        "short": markup.readable(short),
        "reference": markup.readable(reference),
        "issues": shown(issues),
    }


def write_in_style(case: Case, style: str, tmp_path: Path) -> dict[str, str]:
    """Return the text of a page and its references; without Markdown of its own it cites the one entry."""
    bibliography = tmp_path / "references.bib"
    bibliography.write_text(case["bib"], encoding="utf-8")
    host = CaseHost(case.get("markdown", "[@k]"))
    extension = FootciteExtension(bibliography=str(bibliography), style=style, host=host)
    page = markdown.markdown(host.text, extensions=[extension])
    return {
        "text": markup.readable(page.partition("</p>")[0]),
        "references": "\n".join(f"- {reference}" for reference in markup.references(page)),
        "issues": shown(host.result.issues),
    }


def write_in_language(case: Case, language: str, tmp_path: Path) -> dict[str, str]:
    """Return notes and references of Chicago's notes, then the text and the references of the APA."""
    bibliography = tmp_path / "references.bib"
    bibliography.write_text(case["bib"], encoding="utf-8")
    lines: list[str] = []
    for style in ("chicago-notes", "apa"):
        extension = FootciteExtension(bibliography=str(bibliography), style=style, language=language)
        page = markdown.markdown(f"{case['markdown']}\n\n[REFERENCES]\n", extensions=[extension])
        noted = [f"{number}. {note.text}" for number, note in enumerate(markup.notes(page), start=1)]
        text = [markup.readable(page.partition("<div")[0])] if style == "apa" else []
        lines += [*noted, *text, *(f"- {reference}" for reference in markup.references(page))]
    return {language: "\n".join(lines)}


def read_bibliography(case: Case) -> dict[str, str]:
    entries, issues = parse_bibliography(case["bib"], "references.bib")
    return {"keys": " ".join(entry.key for entry in entries), "issues": shown(issues)}


def read_front_matter(case: Case) -> dict[str, str]:
    return {"issues": shown(check_front_matter(Source("page.md", case["page"]), case["schema"]))}


def shown(issues: Iterable[Issue]) -> str:
    return "\n".join(str(issue) for issue in sort_issues(issues))


def case_files(*folders: str) -> list[Any]:
    return [
        pytest.param(path, id=f"{folder}-{path.stem}")
        for folder in folders
        for path in sorted((CASES / folder).glob("*.yml"))
    ]


def check(path: Path, case: Case, found: dict[str, str], request: pytest.FixtureRequest) -> None:
    """Compare each result that the case names; without the key `issues` nothing may be wrong."""
    if request.config.getoption("--update-cases"):
        named = {key: value for key, value in found.items() if key in case or (key == "issues" and value)}
        path.write_text(_dump(case | named), encoding="utf-8")
        return
    for key, value in found.items():
        if key in case or key == "issues":
            assert value == case.get(key, "").strip(), key


def _dump(case: Case) -> str:
    """Return the case as YAML, texts of several lines in block style."""

    class Dumper(yaml.SafeDumper):
        pass

    def represent(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
        style = "|" if "\n" in text or ": " in text else None
        return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)

    Dumper.add_representer(str, represent)
    return yaml.dump(case, Dumper=Dumper, sort_keys=False, allow_unicode=True, width=1000)


@pytest.mark.parametrize("extensions", [[], RICH], ids=["plain", "rich"])
@pytest.mark.parametrize("path", case_files("cite", "notes", "untouched", "listing", "csl"))
def test_page(path: Path, extensions: list[str], tmp_path: Path, request: pytest.FixtureRequest) -> None:
    case = yaml.safe_load(path.read_text("utf-8"))
    if extensions or not case.get("needs_extensions"):
        check(path, case, render_page(case, tmp_path, extensions), request)


@pytest.mark.parametrize("path", case_files("chicago-notes"))
def test_format(path: Path, request: pytest.FixtureRequest) -> None:
    case = yaml.safe_load(path.read_text("utf-8"))
    check(path, case, format_entry(case), request)


@pytest.mark.parametrize("language", ["en", "de", "fr", "es", "ru"])
@pytest.mark.parametrize("path", case_files("languages"))
def test_language(path: Path, language: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    case = yaml.safe_load(path.read_text("utf-8"))
    check(
        path, case | {language: case.get(language, "")}, write_in_language(case, language, tmp_path), request
    )


@pytest.mark.parametrize("path", case_files("apa", "chicago-author-date", "ieee", "mla"))
def test_style(path: Path, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    case = yaml.safe_load(path.read_text("utf-8"))
    check(path, case, write_in_style(case, path.parent.name, tmp_path), request)


@pytest.mark.parametrize("path", case_files("bibliography"))
def test_bibliography(path: Path, request: pytest.FixtureRequest) -> None:
    case = yaml.safe_load(path.read_text("utf-8"))
    check(path, case, read_bibliography(case), request)


@pytest.mark.parametrize("path", case_files("front-matter"))
def test_front_matter(path: Path, request: pytest.FixtureRequest) -> None:
    case = yaml.safe_load(path.read_text("utf-8"))
    check(path, case, read_front_matter(case), request)
