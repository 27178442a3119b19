"""`examine`: each row is a configuration and what is found in it, besides the information."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

from footcite import doctor
from footcite.issues import Code
from footcite.plugin_options import FootciteConfig
from hosts import write_files

BIB = "@book{a,\n  title = {A Book},\n  date = {2001},\n}\n"
RIGHT = """\
site_name: Test
plugins:
  - footcite:
      check: true
markdown_extensions:
  - footcite:
      bibliography: references.bib
"""
WITHOUT_PLUGIN = """\
site_name: Test
watch: [references.bib, docs]
markdown_extensions:
  - footcite:
      bibliography: references.bib
"""
ZENSICAL = """\
[project]
site_name = "Test"
watch = ["references.bib", "docs"]

[project.markdown_extensions.footcite]
bibliography = "references.bib"
"""
FOOTNOTES = "  - footnotes:\n      BACKLINK_TEXT: x\n      UNIQUE_IDS: true\n"


def found(folder: Path, name: str, config: str, bib: str = BIB) -> list[str]:
    write_files(folder, {name: config, "references.bib": bib})
    issues = doctor.examine(str(folder / name))
    assert issues[-1].code is Code.CONFIG_FOUND
    texts = [f"{i.place.line}:{i.place.column}: {i.code} {i.message} ({i.hint})" for i in issues[:-1]]
    return [text.replace(str(folder), "folder") for text in texts]


@pytest.mark.parametrize(
    ("name", "config"),
    [
        ("mkdocs.yml", RIGHT),
        ("properdocs.yml", RIGHT),
        ("mkdocs.yml", WITHOUT_PLUGIN),
        ("zensical.toml", ZENSICAL),
        ("mkdocs.yml", "site_name: Test\nplugins: [footcite]\n"),
        ("zensical.toml", ZENSICAL.replace('"docs"', '"docs", "more"')),
    ],
)
def test_nothing_is_wrong_in_a_right_setup(tmp_path: Path, name: str, config: str) -> None:
    assert found(tmp_path, name, config) == []


@pytest.mark.parametrize(
    ("name", "config", "expected"),
    [
        pytest.param(
            "mkdocs.yml",
            "site_name: Test\nplugins: [search]\n",
            "1:1: CONFIG-NOT-LISTED footcite is listed neither as extension nor as plugin "
            "(add `footcite` to `markdown_extensions`)",
            id="not listed",
        ),
        pytest.param(
            "zensical.toml",
            '[project]\nsite_name = "T"\nwatch = ["references.bib", "docs"]\n\n[project.plugins.footcite]\n',
            "5:18: CONFIG-NOT-LISTED Zensical ignores the plugin `footcite`, and the extension is not listed "
            "(add `footcite` to `markdown_extensions`)",
            id="only the plugin, for Zensical",
        ),
        pytest.param(
            "mkdocs.yml",
            RIGHT.replace("plugins:\n", "plugins:\n  - bibtex:\n      bib_file: references.bib\n"),
            "3:5: CONFIG-CONFLICT the plugin `bibtex` (mkdocs-bibtex) takes the citations before footcite "
            "sees them (remove it, or run `footcite migrate`)",
            id="mkdocs-bibtex is still there",
        ),
        pytest.param(
            "mkdocs.yml",
            RIGHT.replace("bibliography:", "bibliograpy:"),
            "7:7: CONFIG-UNKNOWN-OPTION unknown option `bibliograpy` of footcite (did you mean `bibliography`?)",
            id="option misspelt",
        ),
        pytest.param(
            "zensical.toml",
            ZENSICAL + "check = true\n",
            "7:1: CONFIG-UNKNOWN-OPTION unknown option `check` of footcite (it is an option of the plugin)",
            id="option of the plugin at the extension",
        ),
        pytest.param(
            "properdocs.yml",
            RIGHT.replace("check: true", "style: apa"),
            "4:7: CONFIG-UNKNOWN-OPTION unknown option `style` of footcite (it is an option of the extension)",
            id="option of the extension at the plugin",
        ),
        pytest.param(
            "mkdocs.yml",
            RIGHT + FOOTNOTES,
            "10:7: CONFIG-CONFLICT the option `UNIQUE_IDS` of `footnotes` has no effect: footcite numbers and "
            "names the notes (remove it)",
            id="footnotes clash",
        ),
        pytest.param(
            "zensical.toml",
            ZENSICAL.replace('watch = ["references.bib", "docs"]\n', ""),
            "1:1: CONFIG-NOT-WATCHED Zensical does not take up a change of `references.bib` and `docs` while it "
            "serves or without `--clean` (add them to `watch`: references.bib, docs)",
            id="nothing watched",
        ),
        pytest.param(
            "mkdocs.yml",
            WITHOUT_PLUGIN.replace("references.bib, ", ""),
            "2:1: CONFIG-NOT-WATCHED Zensical does not take up a change of `references.bib` while it serves or "
            "without `--clean` (add them to `watch`: references.bib)",
            id="bibliography not watched",
        ),
        pytest.param(
            "mkdocs.yml",
            RIGHT.replace("bibliography: references.bib", "bibliography: refs/missing.bib"),
            "None:None: BIB-NOT-FOUND cannot read the bibliography: No such file or directory",
            id="no bibliography",
        ),
    ],
)
def test_a_fault_is_found_at_its_place(tmp_path: Path, name: str, config: str, expected: str) -> None:
    (only,) = found(tmp_path, name, config)
    assert only.startswith(expected)


def test_a_malformed_bibliography_is_reported(tmp_path: Path) -> None:
    (only,) = found(tmp_path, "mkdocs.yml", RIGHT, BIB.replace("{2001}", "{2001-13}"))
    assert only.startswith("3:3: BIB-DATE")


def test_a_missing_package_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    find_spec = importlib.util.find_spec
    without = {"jsonschema"}
    monkeypatch.setattr(
        importlib.util, "find_spec", lambda name: None if name in without else find_spec(name)
    )
    config = RIGHT.replace("check: true", "front_matter: page.schema.json")
    assert found(tmp_path, "mkdocs.yml", config) == [
        "4:7: CONFIG-MISSING-PACKAGE the option `front_matter` needs `jsonschema`, which is not installed "
        "(install `footcite[mkdocs]`)"
    ]


@pytest.mark.parametrize(
    ("name", "config", "summary"),
    [
        ("mkdocs.yml", RIGHT, "for MkDocs: the extension and the plugin are listed"),
        ("mkdocs.yml", WITHOUT_PLUGIN, "for MkDocs or Zensical: the extension is listed"),
        ("properdocs.yml", RIGHT, "for ProperDocs: the extension and the plugin are listed"),
        ("zensical.toml", ZENSICAL, "for Zensical: the extension is listed"),
    ],
)
def test_it_says_what_was_found(tmp_path: Path, name: str, config: str, summary: str) -> None:
    write_files(tmp_path, {name: config, "references.bib": BIB})
    message = doctor.examine(str(tmp_path / name))[-1].message
    assert message.startswith(f"{summary}; installed are footcite ")


def test_the_options_of_the_plugin_are_all_known() -> None:
    assert set(doctor._PLUGIN_OPTIONS) == {name for name, _ in FootciteConfig._schema}


def test_a_configuration_that_cannot_be_read_is_a_message(tmp_path: Path) -> None:
    write_files(tmp_path, {"zensical.toml": "[project\n"})
    with pytest.raises(ValueError, match="cannot read the configuration"):
        doctor.examine(str(tmp_path / "zensical.toml"))


@pytest.mark.parametrize(
    ("config", "expected"),
    [
        pytest.param(f"{RIGHT}      language: de-AT\n", [], id="known, with a region"),
        pytest.param(f"{RIGHT}      csl: style.csl\n      language: pt\n", [], id="CSL has its own terms"),
        pytest.param(
            f"{RIGHT}theme:\n  name: material\n  language: pt\n",
            [
                "10:3: CONFIG-LANGUAGE there are no terms for the language `pt`; those of English are printed "
                "(the languages are de, en, es, fr, ru; `language` chooses one)"
            ],
            id="unknown, of the theme",
        ),
        pytest.param(
            f"{RIGHT}theme:\n  name: mkdocs\n  locale: pt\n",
            [
                "10:3: CONFIG-LANGUAGE there are no terms for the language `pt`; those of English are printed "
                "(the languages are de, en, es, fr, ru; `language` chooses one)"
            ],
            id="unknown, of a theme of MkDocs",
        ),
    ],
)
def test_the_language_of_the_site(config: str, expected: list[str], tmp_path: Path) -> None:
    assert found(tmp_path, "mkdocs.yml", config) == expected
