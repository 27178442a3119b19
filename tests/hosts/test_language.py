"""References are in the language that the host gives the site or the page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from hosts import Build, mkdocs_build, properdocs_build, write_files, zensical_build

BIB = "@book{baker, author = {Baker, Bob}, title = {A Book}}\n"
CSL = """\
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
  <info><title>t</title><id>https://example.org/t</id><updated>2026-01-01T00:00:00+00:00</updated></info>
  <citation><layout><names variable="author"/><text prefix=", " term="no date" form="short"/></layout></citation>
  <bibliography><layout><text variable="title"/><text prefix=", " term="no date" form="short"/></layout></bibliography>
</style>
"""
CONFIG = """\
site_name: Test
theme: {{ name: {theme} }}
plugins:
  - footcite
{plugins}
markdown_extensions:
  - toc
  - footcite: {{ {options} }}
"""
STYLES = {"apa": "style: apa", "csl": "csl: style.csl"}
ENGLISH, FRENCH = "n.d.", "s. d."


def build(host: str, folder: Path, theme: str, options: str, plugins: str = "") -> Build:
    config = CONFIG.format(theme=theme, options=options, plugins=plugins)
    name = "properdocs.yml" if host == "properdocs" else "mkdocs.yml"
    pages = {"docs/index.md": "# Home\n\nText [@baker].\n", "docs/works.md": "# Works\n\n[BIBLIOGRAPHY]\n"}
    write_files(folder, {name: config, "references.bib": BIB, "style.csl": CSL, **pages})
    if host == "zensical":
        return zensical_build(folder, "--strict")
    run = {"mkdocs": mkdocs_build, "properdocs": properdocs_build}[host]
    return run(folder, folder / "site", "--strict")


def undated(built: Build, page: str) -> list[str]:
    """Return the words for "no date" on a page, once each, but those in quotations from other pages."""
    assert built.status == 0, built.log
    text = re.sub(r"<q>.*?</q>|<[^>]*>", "", built.page(page)).replace("\xa0", " ").replace("\u202f", " ")
    return list(dict.fromkeys(re.findall(r"n\.d\.|s\. d\.", text)))


@pytest.mark.parametrize("options", [pytest.param(text, id=name) for name, text in STYLES.items()])
@pytest.mark.parametrize(
    ("host", "theme"),
    [
        pytest.param("mkdocs", "material, font: false, language: fr", id="Material"),
        pytest.param("mkdocs", "mkdocs, locale: fr", id="theme of MkDocs"),
        pytest.param("properdocs", "mkdocs, locale: fr", id="ProperDocs"),
        pytest.param("zensical", "zensical, language: fr", id="Zensical"),
    ],
)
def test_the_language_is_that_of_the_theme(tmp_path: Path, host: str, theme: str, options: str) -> None:
    built = build(host, tmp_path, theme, options)
    assert undated(built, "index.html") == [FRENCH]
    assert undated(built, "works/index.html") == [FRENCH]


@pytest.mark.parametrize("host", ["mkdocs", "zensical"])
def test_the_language_that_the_extension_is_told_goes_first(tmp_path: Path, host: str) -> None:
    theme = "material, font: false, language: fr"
    built = build(host, tmp_path, theme, "style: apa, language: en")
    assert undated(built, "index.html") == undated(built, "works/index.html") == [ENGLISH]


@pytest.mark.parametrize("options", [pytest.param(text, id=name) for name, text in STYLES.items()])
@pytest.mark.parametrize("reconfigure", ["true", "false"])
def test_each_page_of_a_translated_site_has_its_own_language(
    tmp_path: Path, reconfigure: str, options: str
) -> None:
    write_files(
        tmp_path,
        {
            "docs/index.fr.md": "# Accueil\n\nTexte [@baker].\n",
            "docs/works.fr.md": "# Œuvres\n\n[BIBLIOGRAPHY]\n",
            "docs/only.md": "# Only English\n\nText [@baker].\n",
        },
    )
    plugins = (
        f"  - i18n:\n      docs_structure: suffix\n      reconfigure_material: {reconfigure}\n"
        "      languages:\n        - { locale: en, default: true, name: English, build: true }\n"
        "        - { locale: fr, name: French, build: true }"
    )
    built = build("mkdocs", tmp_path, "material, font: false", options, plugins)
    assert undated(built, "index.html") == undated(built, "works/index.html") == [ENGLISH]
    assert undated(built, "fr/index.html") == undated(built, "fr/works/index.html") == [FRENCH]
    # There is no French text of this page: its references keep the language of its text.
    assert undated(built, "fr/only/index.html") == [ENGLISH]


@pytest.mark.parametrize("started", [[], ["--config-file", "other.yml"]], ids=["found", "told"])
def test_in_zensical_severities_and_silences_of_the_plugin_hold_for_the_log(
    tmp_path: Path, started: list[str]
) -> None:
    options = (
        "site_name: Test\nplugins:\n  - footcite:\n      severity: { BIB-UNKNOWN-TYPE: info }\n"
        "      silence: [{ code: CITE-UNKNOWN-KEY, path: docs/draft.md }]\nmarkdown_extensions: [footcite]\n"
    )
    write_files(
        tmp_path,
        {
            "mkdocs.yml": options if not started else "site_name: Other\nmarkdown_extensions: [footcite]\n",
            "other.yml": options,
            "references.bib": "@odd{baker, title = {A Book}}\n",
            "docs/index.md": "# Home\n\n[@baker] and [@nobody].\n",
            "docs/draft.md": "# Draft\n\n[@nobody].\n",
            "docs/beside.md": "# Beside\n\n[@nobody]. <!-- footcite: ignore CITE-UNKNOWN-KEY -->\n",
        },
    )
    built = zensical_build(tmp_path, *started)
    assert built.status == 0
    assert re.findall(r"(?:docs/\S+|references\.bib\S*): [A-Z-]+", built.log) == [
        "docs/index.md:3:15: CITE-UNKNOWN-KEY"
    ]


def test_in_zensical_a_wrong_severity_is_a_message(tmp_path: Path) -> None:
    config = "site_name: Test\nplugins: [footcite: { severity: { CITE-UNKNOWN-KY: info } }]\n"
    write_files(
        tmp_path,
        {
            "mkdocs.yml": config + "markdown_extensions: [footcite]\n",
            "references.bib": BIB,
            "docs/index.md": "# Home\n\n[@nobody].\n",
        },
    )
    built = zensical_build(tmp_path)
    assert "unknown code `CITE-UNKNOWN-KY`; did you mean `CITE-UNKNOWN-KEY`?" in built.log
    assert "docs/index.md:3:2: CITE-UNKNOWN-KEY" in built.log
    assert "Traceback" not in built.log
