"""Whoever writes a page or a bibliography cannot break the build, its log, or the pages of others."""

from __future__ import annotations

import os
import re
from pathlib import Path

import markdown
import pytest
from click.testing import CliRunner

from footcite.cli import main
from footcite.extension import FootciteExtension
from footcite.issues import Issue
from hosts import write_files

BIB = "@book{able2001, author = {Able, Ann}, title = {A Book}, date = {2001}}\n"


def render(text: str, bib: str, folder: Path) -> tuple[str, list[Issue]]:
    path = folder / "references.bib"
    path.write_text(bib, encoding="utf-8")
    extension = FootciteExtension(bibliography=str(path))
    html = markdown.markdown(text, extensions=["attr_list", "tables", extension])
    return html, extension.result.issues


@pytest.mark.parametrize(
    "title",
    [
        pytest.param("a \x02wzxhzdk:0\x03 b", id="what Markdown has put aside"),
        pytest.param("a \x02klzzwxh:0000\x03 b", id="what Markdown has read already"),
        pytest.param("a \x02amp\x03 b", id="Markdown's mark for an ampersand"),
    ],
)
@pytest.mark.parametrize("field", ["title", "author", "note"])
@pytest.mark.parametrize("asked", ["[@able2001]", "@able2001 says", "[@able2001]\n\n[REFERENCES]"])
def test_marks_of_markdown_in_a_bibliography_name_nothing(
    tmp_path: Path, title: str, field: str, asked: str
) -> None:
    fields = {"title": "T", "date": "2001", field: title}
    bib = "@misc{able2001, " + ", ".join(f"{name} = {{{value}}}" for name, value in fields.items()) + "}\n"
    html, issues = render(f"Before <b>raw</b>.\n\n{asked}", bib, tmp_path)
    assert html.count("<b>raw</b>") == 1
    assert "\x02" not in html
    assert "control character `\\x02` and 1 more" in issues[0].message


@pytest.mark.parametrize(
    ("character", "shown"),
    [
        pytest.param("\x00", "\\x00", id="NUL"),
        pytest.param("\x1b[31m", "\\x1b", id="escape of a terminal"),
        pytest.param("\x9b", "\\x9b", id="C1"),
        pytest.param("\u202e", "\\u202e", id="override of the direction"),
        pytest.param("\u202a", "\\u202a", id="embedding"),
    ],
)
@pytest.mark.parametrize("name", ["references.bib", "references.json"])
def test_a_control_character_in_a_bibliography_is_named_at_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, character: str, shown: str, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    bib = f"@book{{able2001,\n  title = {{A{character} Book}}}}\n"
    record = f'[{{"id": "able2001",\n  "title": "A{character} Book"}}]'
    write_files(tmp_path, {name: record if name.endswith("json") else bib})
    extension = FootciteExtension(bibliography=name)
    markdown.markdown("[@able2001]", extensions=[extension])
    found = [str(issue) for issue in extension.result.issues if issue.code.name == "BIB_ENCODING"]
    (issue,) = found
    assert re.match(rf"{re.escape(name)}:2:1[0-9]: BIB-ENCODING", issue)
    assert f"`{shown}`" in issue
    assert character not in issue


@pytest.mark.parametrize("name", ["references.bib", "references.json"])
@pytest.mark.parametrize("text", ["é\tß", "\u2067שלום\u2069 \u200f", "a\u00adb", "a\u0085b"])
def test_other_characters_of_every_script_are_left_alone(tmp_path: Path, name: str, text: str) -> None:
    title = text.replace("\t", "\\t") if name.endswith("json") else text
    record = f'[{{"id": "able2001", "type": "book", "title": "{title}"}}]'
    bib = f"@book{{able2001, title = {{{text}}}}}\n"
    (tmp_path / name).write_text(record if name.endswith("json") else bib, encoding="utf-8")
    extension = FootciteExtension(bibliography=str(tmp_path / name))
    markdown.markdown("[@able2001]", extensions=[extension])
    assert extension.result.issues == []


@pytest.mark.parametrize(
    ("text", "key"),
    [
        pytest.param("[@able\u202e2001]", "able", id="override of the direction"),
        pytest.param("[@able\u200b2001]", "able", id="zero width space"),
        pytest.param("[@\u0430ble2001]", "\u0430ble2001", id="Cyrillic letter"),
        pytest.param("[@able2001\U000e0041]", "", id="tag character behind the key"),
    ],
)
def test_a_key_that_looks_like_another_is_not_that_other(tmp_path: Path, text: str, key: str) -> None:
    html, issues = render(text, BIB, tmp_path)
    if key:
        assert f"unknown cite key `{key}`" in issues[0].message
        assert "cite-unresolved" in html
    else:
        assert "Able" in html


@pytest.mark.parametrize(
    "label", ["<img src=x onerror=alert(1)>", "__proto__", "constructor", "__config", "a" * 10_000]
)
def test_the_label_of_a_footnote_is_neither_markup_nor_an_id_of_the_theme(tmp_path: Path, label: str) -> None:
    html, issues = render(f"Text.[^{label}]\n\n[^{label}]: Note.\n", BIB, tmp_path)
    ids = re.findall(r' id="([^"]*)"', html)
    assert len(ids) == 2
    assert all(re.fullmatch(r"fn(?:ref)?:[A-Za-z0-9._-]+", found) for found in ids)
    assert "<img" not in html
    assert issues == []


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        pytest.param(r"\input{/etc/passwd}", "/etc/passwd", id="a file"),
        pytest.param(r"\write18{ls}", "18ls", id="a program"),
        pytest.param(r"\href{javascript:alert(1)}{x}", "x", id="a link that runs a script"),
    ],
)
def test_commands_of_tex_do_nothing(tmp_path: Path, value: str, shown: str) -> None:
    html, _ = render("[@able2001]", f"@book{{able2001, title = {{{value}}}}}\n", tmp_path)
    assert f"<cite>{shown}</cite>" in html
    assert "javascript" not in html


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(">" * 300 + " Text.[@able2001]", id="quotes"),
        pytest.param("\n".join("    " * depth + "- Text.[@able2001]" for depth in range(90)), id="lists"),
        pytest.param("".join(f"[^{n}]: x[^{n + 1}]\n\n" for n in range(300)) + "Text.[^0]", id="footnotes"),
    ],
)
def test_what_is_nested_deep_is_rendered(tmp_path: Path, text: str) -> None:
    html, _ = render(text, BIB, tmp_path)
    assert "</li>" in html
    assert html.count('<div class="footnote"') == 1


@pytest.mark.parametrize("command", ["list", "fmt", "check", "migrate", "doctor"])
@pytest.mark.parametrize("kind", ["folder", "pipe", "broken link", "loop"])
def test_what_is_named_like_a_page_and_is_none_stops_no_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str, kind: str
) -> None:
    config = (
        "plugins:\n  - bibtex: { bib_file: references.bib }\n"
        if command == "migrate"
        else "plugins: [footcite]\n"
    )
    page = "<!doctype html><main><p>Text.</p></main>"
    write_files(
        tmp_path, {"mkdocs.yml": config, "references.bib": BIB, "docs/index.md": "Text.[@able2001]\n"}
    )
    write_files(tmp_path, {"site/index.html": page})
    monkeypatch.chdir(tmp_path)
    odd = tmp_path / "docs/odd.md"
    if kind == "folder":
        odd.mkdir()
    elif kind == "pipe":
        os.mkfifo(odd)
    else:
        odd.symlink_to(tmp_path / ("docs" if kind == "loop" else "none"))
    done = CliRunner().invoke(main, [command], catch_exceptions=False)
    assert done.exit_code in {0, 1}


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        pytest.param("/dev/zero", "no regular file", id="a device"),
        pytest.param("pipe.bib", "no regular file", id="a pipe"),
        pytest.param("gone.bib", "No such file", id="a link that leads nowhere"),
        pytest.param("\x00", "no file can have such a name", id="a name that no file can have"),
        pytest.param("https://example.org/a.bib", "No such file", id="an address"),
        pytest.param("file:///etc/passwd", "No such file", id="an address of a file"),
    ],
)
def test_a_bibliography_that_is_no_file_is_reported_and_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str, reason: str
) -> None:
    monkeypatch.chdir(tmp_path)
    os.mkfifo(tmp_path / "pipe.bib")
    (tmp_path / "gone.bib").symlink_to(tmp_path / "none")
    extension = FootciteExtension(bibliography=[path])
    markdown.markdown("[@able2001]", extensions=[extension])
    (issue,) = (issue for issue in extension.result.issues if issue.code.name == "BIB_NOT_FOUND")
    assert reason in issue.message
