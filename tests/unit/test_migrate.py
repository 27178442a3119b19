from __future__ import annotations

from pathlib import Path

import pytest

from footcite.migrate.configuration import migrate_configuration
from footcite.migrate.options import Settings
from footcite.migrate.site import plan_migration
from footcite.migrate.text import migrate_page

KEYS = {"able2001": None, "Baker-2002": None}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(
            "plugins:\n  - bibtex:\n      bib_dir: refs\n",
            "plugins:\n  - footcite\n\nmarkdown_extensions:\n  - footcite:\n      bibliography: refs\n",
            id="a folder, and no extensions yet",
        ),
        pytest.param(
            "plugins:\n- bibtex:\n    bib_file: a.bib\n    csl_file: 'apa.csl' # APA\nmarkdown_extensions:\n- toc:\n    permalink: true\n\nnav: []\n",
            "plugins:\n- footcite\nmarkdown_extensions:\n- toc:\n    permalink: true\n- footcite:\n    bibliography: a.bib\n    csl: 'apa.csl'  # APA\n\nnav: []\n",
            id="a CSL style, lists without indentation",
        ),
        pytest.param(
            "plugins: [search, {bibtex: {bib_file: a.bib}}]  # end\nmarkdown_extensions: [footnotes]\n",
            "plugins: [search, footcite]  # end\nmarkdown_extensions: [footnotes, { footcite: { bibliography: a.bib } }]\n",
            id="flow style",
        ),
        pytest.param(
            "markdown_extensions:\n  footnotes: {}\nplugins:\n  search: {}\n  bibtex:\n    bib_file: a.bib\n  tags: {}\n",
            "markdown_extensions:\n  footnotes: {}\n  footcite:\n      bibliography: a.bib\nplugins:\n  search: {}\n  footcite: {}\n  tags: {}\n",
            id="mappings",
        ),
        pytest.param(
            "plugins:\n  - bibtex: {bib_file: !ENV [BIB, a.bib]}\nmarkdown_extensions:\n  - x: !!python/name:a.b\n  - footnotes\n",
            "plugins:\n  - footcite\nmarkdown_extensions:\n  - x: !!python/name:a.b\n  - footnotes\n  - footcite:\n      bibliography: !ENV [BIB, a.bib]\n",
            id="tags",
        ),
        pytest.param(
            "plugins:\n  - bibtex:\n      bib_file: a.bib\n      unescape_for_arithmatex: true\n      cite_inline: true\n",
            "plugins:\n  - footcite\n\nmarkdown_extensions:\n  - footcite:\n      bibliography: a.bib\n",
            id="options of older versions",
        ),
        pytest.param(
            "x: &shelf refs\nplugins:\n  - bibtex:\n      # ours\n      bib_dir: *shelf  # all\n      csl_file: &s a.csl\nextra:\n  s: 1\n",
            "x: &shelf refs\nplugins:\n  - footcite\nextra:\n  s: 1\n\nmarkdown_extensions:\n  - footcite:\n      # ours\n      bibliography: *shelf  # all\n      csl: &s a.csl\n",
            id="a value with an alias or an anchor",
        ),
        pytest.param(
            "plugins:\n  - bibtex:\n      # ours\n      bib_dir: refs # all\nmarkdown_extensions: [toc]\n",
            "plugins:\n  - footcite\nmarkdown_extensions: [toc, { footcite: { bibliography: refs } }]\n",
            id="a comment has no place in flow style",
        ),
        pytest.param(
            "x: &all\n  bib_file: a.bib  # team\n  csl_file: a.csl\nplugins:\n  - bibtex:\n      <<: *all\n      # ours\n      csl_file: b.csl\n",
            "x: &all\n  bib_file: a.bib  # team\n  csl_file: a.csl\nplugins:\n  - footcite\n\nmarkdown_extensions:\n  - footcite:\n      bibliography: a.bib\n      # ours\n      csl: b.csl\n",
            id="options that are merged",
        ),
    ],
)
def test_configuration(before: str, after: str) -> None:
    migrated = migrate_configuration(before, "mkdocs.yml")
    assert migrated.text == after
    assert not migrated.issues
    assert migrate_configuration(after, "mkdocs.yml").text == after


@pytest.mark.parametrize(
    ("option", "line", "message"),
    [
        pytest.param(
            "bib_file: https://example.org/a.bib", 3, "reads files only", id="bibliography on the web"
        ),
        pytest.param("csl_file: https://example.org/a.csl", 3, "reads files only", id="style on the web"),
        pytest.param("colour: red", 3, "`colour` is no option", id="unknown option"),
        pytest.param("csl_file_encoding: latin-1", 3, "as UTF-8", id="style in another encoding"),
    ],
)
def test_what_cannot_be_turned_is_listed(option: str, line: int, message: str) -> None:
    migrated = migrate_configuration(f"plugins:\n  - bibtex:\n      {option}\n", "mkdocs.yml")
    (issue,) = migrated.issues
    assert (issue.place.line, issue.place.column) == (line, 7)
    assert message in issue.message


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("plugins: [search]\n", id="another plugin"),
        pytest.param("site_name: x\n", id="no plugin"),
        pytest.param("plugins: [bibtex]\n", id="no options"),
        pytest.param("plugins:\n  - footcite\n  - bibtex:\n      bib_file: a.bib\n", id="footcite is there"),
        pytest.param(
            "plugins:\n  - bibtex:\n      bib_file: &b a.bib\nwatch: [*b]\nmarkdown_extensions: [toc]\n",
            id="anchor that is used before the extensions",
        ),
        pytest.param(
            "plugins:\n  - bibtex:\n      bib_file: a.bib\n      bib_by_default: &yes true\nx: *yes\n",
            id="anchor in an option without a counterpart",
        ),
        pytest.param("x: &o {bib_file: a.bib}\nplugins:\n  - bibtex: *o\n", id="options elsewhere"),
    ],
)
def test_configuration_that_stays(text: str) -> None:
    assert migrate_configuration(text, "mkdocs.yml").text == text


def test_an_anchor_that_is_used_elsewhere_is_listed() -> None:
    text = "plugins:\n  - bibtex:\n      bib_file: &b a.bib\nwatch: [*b]\nmarkdown_extensions: [toc]\n"
    (issue,) = migrate_configuration(text, "mkdocs.yml").issues
    assert (issue.place.line, issue.place.column) == (2, 5)
    assert "cannot be moved: found undefined alias 'b'" in issue.message


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("A [@ABLE2001; @baker-2002].", "A [@able2001; @Baker-2002].", id="letter case"),
        pytest.param("Words\n\\bibliography\nmore", "Words\n\n\\bibliography\n\nmore", id="in a paragraph"),
        pytest.param("\\bibliography\n", "\\bibliography\n", id="alone"),
        pytest.param("!!! note\n    \\bibliography\n", "!!! note\n\n    \\bibliography\n", id="admonition"),
        pytest.param("\\full_bibliography", "\\full_bibliography", id="whole list"),
        pytest.param(
            "`[@ABLE2001]` \\bibliographyx", "`[@ABLE2001]` \\bibliographyx", id="code, other command"
        ),
        pytest.param("Mail me@able2001 or [@other].", "Mail me@able2001 or [@other].", id="no citation"),
    ],
)
def test_page(before: str, after: str) -> None:
    text, issues = migrate_page(before, "a.md", Settings(), KEYS)
    assert (text, issues) == (after, [])
    assert migrate_page(after, "a.md", Settings(), KEYS)[0] == after


def test_a_handle_that_was_left_alone_is_escaped() -> None:
    text, _ = migrate_page("@able2001 in [@able2001] and @x", "a.md", Settings(inline=False), KEYS)
    assert text == "\\@able2001 in [@able2001] and @x"


def test_a_command_among_text_is_left_and_listed() -> None:
    text, (issue,) = migrate_page("# A\n\nSee \\bibliography here.", "a.md", Settings(), KEYS)
    assert text == "# A\n\nSee \\bibliography here."
    assert (issue.place.line, issue.place.column) == (3, 5)


def test_a_configuration_of_zensical_is_no_site_to_move(tmp_path: Path) -> None:
    (tmp_path / "zensical.toml").write_text('[project]\nsite_name = "x"\n')
    with pytest.raises(ValueError, match=r"does not run mkdocs-bibtex: give the `mkdocs.yml`"):
        plan_migration(str(tmp_path / "zensical.toml"))


@pytest.mark.parametrize(("text", "count"), [("", 1), ("[project.markdown_extensions.footcite]\n", 0)])
def test_a_configuration_of_zensical_beside_the_site_is_listed(tmp_path: Path, text: str, count: int) -> None:
    (tmp_path / "zensical.toml").write_text('[project]\nsite_name = "x"\n' + text)
    (tmp_path / "mkdocs.yml").write_text("plugins:\n  - bibtex:\n      bib_file: a.bib\n")
    (tmp_path / "a.bib").write_text("@book{a, title = {A}}\n")
    issues = plan_migration(str(tmp_path / "mkdocs.yml")).issues
    assert [issue.place.path.endswith("zensical.toml") for issue in issues] == [True] * count
