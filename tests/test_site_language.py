"""A whole site in German: notes, references, what leads back to them, and what is known of links."""

from __future__ import annotations

import datetime
import html
import re
from pathlib import Path

import pytest

import markup
from footcite.external.result import Outcome, Result
from footcite.external.status import StatusFile, save_status
from footcite.external.verdict import updated
from hosts import Build, mkdocs_build, write_files, zensical_build

BIB = """\
@article{able2001,
  author = {Able, Ann and Baker, Bob},
  title = {Der „alte“ Fluss},
  journaltitle = {Blätter},
  volume = {7},
  number = {2},
  date = {2001-04-09},
  pages = {33--51},
}

@online{plan2003,
  title = {Plan for the Town},
  organization = {City Council},
  date = {2003-04-05},
  langid = {english},
  url = {https://example.org/plan},
}
"""
CONFIG = """\
site_name: Test
theme: THEME
markdown_extensions:
  - toc
  - footcite:
      bibliography: references.bib
"""
PLUGIN = """\
plugins:
  - footcite:
      link_status: link-status.json
"""
FILES = {
    "references.bib": BIB,
    "docs/index.md": "# Start\n\n## Lage\n\nEins.[@able2001, S. 35-36] Zwei.[@plan2003] Drei.[@able2001, S. 35-36]\n",
    "docs/werke.md": "# Werke\n\n[BIBLIOGRAPHY]\n",
}
NOTES = [
    "Ann Able und Bob Baker, „Der ‚alte‘ Fluss“, *Blätter* 7, Nr. 2 (April 2001): 35–36.",
    "{en:„Plan for the Town“} [auf Englisch], City Council, 5. April 2003, https://example.org/plan.",
]
REFERENCES = [
    "Able, Ann und Bob Baker. „Der ‚alte‘ Fluss“. *Blätter* 7, Nr. 2 (April 2001): 33–51.",
    "{en:„Plan for the Town“} [auf Englisch]. City Council, 5. April 2003. https://example.org/plan.",
]
BACKLINKS = [
    "Zurück zur Textstelle a, im Abschnitt „Lage“",
    "Zurück zur Textstelle b, im Abschnitt „Lage“",
    "Zurück zur Textstelle, im Abschnitt „Lage“",
]
ENGLISH = re.compile(r"\b(?:Back|mention|Cited|note|accessed|Link checked|and|in English)\b")


def titles(page: str) -> list[str]:
    return [
        html.unescape(title) for title in re.findall(r'class="footnote-backref"[^>]* title="([^"]*)"', page)
    ]


def said(page: str, kind: str) -> list[str]:
    return [markup.readable(text) for text in re.findall(rf'<p class="{kind}">(.*?)</p>', page)]


def assert_german(page: str, works: str) -> None:
    assert [note.text for note in markup.notes(page)] == NOTES
    assert titles(page) == BACKLINKS
    assert markup.references(works) == REFERENCES
    assert said(works, "cited-in") == [
        "Zitiert in Start, „Lage“, Anmerkung 1. Eins. Zwei. Drei.",
        "Zitiert in Start, „Lage“, Anmerkung 2. Eins. Zwei. Drei.",
    ]


def build(folder: Path, theme: str, extension: str = "") -> Build:
    checked = updated(None, Outcome(Result.ALIVE, 200), datetime.datetime(2026, 11, 3, tzinfo=datetime.UTC))
    save_status(folder / "link-status.json", StatusFile({"https://example.org/plan": checked}))
    config = CONFIG.replace("THEME", theme) + extension + PLUGIN
    write_files(folder, FILES | {"mkdocs.yml": config})
    built = mkdocs_build(folder, folder / "site", "--strict")
    assert built.status == 0, built.log
    return built


@pytest.mark.parametrize(
    ("theme", "option"),
    [
        pytest.param("{name: material, language: de, font: false}", "", id="theme"),
        pytest.param("{name: mkdocs, locale: de}", "", id="theme-of-mkdocs"),
        pytest.param("{name: mkdocs}", "      language: de\n", id="option"),
    ],
)
def test_a_site_in_german(theme: str, option: str, tmp_path: Path) -> None:
    built = build(tmp_path, theme, option)
    page, works = built.page("index.html"), built.page("werke/index.html")
    assert_german(page, works)
    assert said(works, "link-status") == ["Link geprüft am 3. November 2026: er funktioniert."]
    shown = [*markup.cited(page), *markup.cited(works)]
    assert [text for text in shown if ENGLISH.search(markup.readable(text))] == []


def test_the_option_goes_before_the_theme(tmp_path: Path) -> None:
    built = build(tmp_path, "{name: mkdocs, locale: fr}", "      language: de\n")
    assert [note.text for note in markup.notes(built.page("index.html"))] == NOTES


def test_zensical_has_the_language_of_its_theme(tmp_path: Path) -> None:
    write_files(tmp_path, FILES | {"mkdocs.yml": CONFIG.replace("THEME", "{language: de}")})
    built = zensical_build(tmp_path)
    assert built.status == 0, built.log
    assert_german(built.page("index.html"), built.page("werke/index.html"))


def test_links_back_in_the_text_styles(tmp_path: Path) -> None:
    styled = CONFIG.replace("THEME", "{name: mkdocs, locale: de}") + "      style: apa\nplugins: [footcite]\n"
    write_files(tmp_path, FILES | {"mkdocs.yml": styled})
    page = mkdocs_build(tmp_path, tmp_path / "site", "--strict").page("index.html")
    assert titles(page) == BACKLINKS
