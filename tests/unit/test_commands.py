"""What all commands share, and the small ones among them."""

from __future__ import annotations

import importlib
import io
import json
import os
import subprocess
import sys
import threading
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from footcite.cli import COMMANDS, main, progress
from hosts import write_files

BIB = "@book{a, title = {On Rivers}}\n@book{b, title = {On Lakes}}\n@book{c, title = {On Seas}}\n"
PAGE = "---\nnocite: '@c'\n---\n\nText.[@a] More.[^a]\n\n`[@b]`\n"


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write_files(tmp_path, {"references.bib": BIB, "docs/index.md": PAGE})
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_has_the_summary_of_the_list_and_examples(name: str) -> None:
    command: click.Command = importlib.import_module(f"footcite.cli.{name.replace('-', '_')}").command
    assert command.name == name
    assert COMMANDS[name].rstrip(".").split(",")[0] in " ".join((command.help or "").split())
    assert f"  footcite {name}" in CliRunner().invoke(main, [name, "--help"]).output


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_that_is_shown_says_what_it_is_for(name: str) -> None:
    command: click.Command = importlib.import_module(f"footcite.cli.{name.replace('-', '_')}").command
    options = [param for param in command.params if isinstance(param, click.Option) and not param.hidden]
    assert [option.name for option in options if not option.help] == []


def test_help_loads_no_command() -> None:
    code = (
        "import sys, contextlib\nfrom footcite.cli import main\n"
        "with contextlib.suppress(SystemExit): main(['--help'])\n"
        "sys.exit(any(m in sys.modules for m in ('footcite.cli.check', 'yaml', 'pybtex', 'footcite.issues')))"
    )
    assert (
        subprocess.run([sys.executable, "-c", code], check=False, stdout=subprocess.DEVNULL).returncode == 0
    )


def test_list_shows_where_each_entry_is_cited(site: Path) -> None:
    assert CliRunner().invoke(main, ["list"]).stdout == (
        "a  @book  On Rivers\n  docs/index.md:5:7\n  docs/index.md:5:16\n"
        "b  @book  On Lakes  (uncited)\n"
        "c  @book  On Seas  (listed, not cited)\n"
    )


@pytest.mark.parametrize(("option", "keys"), [("--cited", ["a", "c"]), ("--uncited", ["b"])])
def test_list_takes_some_of_them(site: Path, option: str, keys: list[str]) -> None:
    done = CliRunner().invoke(main, ["list", option, "--format", "json"])
    assert [entry["key"] for entry in json.loads(done.stdout)["entries"]] == keys


FOLDERS = {
    "mkdocs.yml": "markdown_extensions:\n  - footcite: { bibliography: [sources, 'more/*.bib'] }\ndocs_dir: pages\n",
    "sources/one.bib": "@book{a, ids = {aa}, title = {On Rivers}}\n",
    "sources/deep/two.bib": "@book{b, title = {On Lakes}}\n",
    "more/three.bib": "@book{c, title = {On Seas}}\n",
    "more/three.txt": "@book{x, title = {Not Named}}\n",
    "pages/index.md": "Text.[@a] More.[@aa] Again.[@b]\n",
    "pages/own.md": "---\nbibliography: own.bib\nnocite: '@d'\n---\n\nText.[@b]\n",
    "pages/own.bib": "@book{b, title = {A Page of Its Own}}\n@book{d, title = {Listed}}\n",
}


def test_list_takes_folders_patterns_and_the_files_of_pages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An entry is named once, whatever key cites it; a page that has its own `b` does not cite the other."""
    write_files(tmp_path, FOLDERS)
    monkeypatch.chdir(tmp_path)
    assert CliRunner().invoke(main, ["list"]).stdout == (
        "b  @book  On Lakes\n  pages/index.md:1:29\n"
        "a  @book  On Rivers\n  pages/index.md:1:7\n  pages/index.md:1:17\n"
        "c  @book  On Seas  (uncited)\n"
        "b  @book  A Page of Its Own\n  pages/own.md:6:7\n"
        "d  @book  Listed  (listed, not cited)\n"
    )


def test_list_counts_a_list_of_the_whole_bibliography(site: Path) -> None:
    write_files(site, {"docs/all.md": "\\full_bibliography\n"})
    assert CliRunner().invoke(main, ["list", "--uncited"]).stdout == ""


def test_list_says_what_is_wrong_in_the_files_of_pages(site: Path) -> None:
    write_files(site, {"docs/index.md": "---\nbibliography: none.bib\n---\n\nText.[@a]\n"})
    stderr = CliRunner().invoke(main, ["list"]).stderr
    assert "docs/none.bib\n" in stderr
    assert "BIB-NOT-FOUND" in stderr


UNTIDY = "@book{a,title={A}}\n"


@pytest.mark.parametrize(
    ("files", "arguments", "laid_out"),
    [
        pytest.param({"references.bib"}, [], {"references.bib"}, id="the default"),
        pytest.param(
            {"mkdocs.yml", "sources/a.bib", "sources/deep/b.bib", "more/c.bib", "docs/own.bib", "other.bib"},
            [],
            {"sources/a.bib", "sources/deep/b.bib", "more/c.bib", "docs/own.bib"},
            id="those of the configuration and of pages",
        ),
        pytest.param(
            {"a/a.bib", "a/b/c.bibtex", "a/d.txt"}, ["a"], {"a/a.bib", "a/b/c.bibtex"}, id="a folder"
        ),
        pytest.param({"a.bib", "b.bib", "c.txt"}, ["*.bib"], {"a.bib", "b.bib"}, id="a pattern"),
        pytest.param({"a.bib", "b.bib"}, ["a.bib", "*.bib"], {"a.bib", "b.bib"}, id="named twice"),
        pytest.param({"a.bib", "a.json"}, ["a.bib", "a.json"], {"a.bib"}, id="CSL-JSON"),
    ],
)
def test_fmt_lays_out_the_files_that_are_meant(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, files: set[str], arguments: list[str], laid_out: set[str]
) -> None:
    config = "plugins: [footcite]\nmarkdown_extensions: [footcite: { bibliography: [sources, 'more/*'] }]\n"
    page = "---\nbibliography: own.bib\n---\n"
    write_files(tmp_path, {name: config if name == "mkdocs.yml" else UNTIDY for name in files})
    write_files(tmp_path, {"docs/index.md": page if "docs/own.bib" in files else ""})
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(main, ["fmt", *arguments])
    assert done.exit_code == 0, done.output
    untidy = {name for name in files if (tmp_path / name).read_text("utf-8") == UNTIDY}
    assert files - untidy - {"mkdocs.yml"} == laid_out
    assert {line.removeprefix("laid out ") for line in done.output.splitlines() if "laid out " in line} == (
        laid_out
    )


@pytest.mark.parametrize("named", [["none.bib"], ["none/*.bib"], []], ids=["a file", "a pattern", "default"])
def test_fmt_says_what_is_not_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, named: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(main, ["fmt", *named])
    assert done.exit_code == 1
    assert "BIB-NOT-FOUND" in done.output


def test_list_says_what_is_wrong_aside(site: Path) -> None:
    write_files(site, {"references.bib": BIB + "@book{d, title {T}}\n"})
    done = CliRunner().invoke(main, ["list"])
    assert "BIB-SYNTAX" in done.stderr
    assert "BIB-SYNTAX" not in done.stdout


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_prints_the_script_of_a_shell(shell: str) -> None:
    assert "_FOOTCITE_COMPLETE" in CliRunner().invoke(main, ["completion", shell]).output


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("footcite mer", ["merge-status"]),
        ("footcite check --sh", ["--shard"]),
        ("footcite list --format ", ["human", "json"]),
        ("footcite explain cite-", ["CITE-UNKNOWN-KEY"]),
        ("footcite completion ", ["bash", "zsh", "fish"]),
        ("footcite fmt --c", ["--check", "--config"]),
        ("footcite migrate --", ["--write", "--help"]),
    ],
)
def test_completion_completes(words: str, found: list[str]) -> None:
    code = "from footcite.cli import run; run()"
    variables = {
        "_FOOTCITE_COMPLETE": "bash_complete",
        "COMP_WORDS": words,
        "COMP_CWORD": str(words.count(" ")),
    }
    done = subprocess.run(
        [sys.executable, "-c", code], env=os.environ | variables, capture_output=True, text=True, check=False
    )
    assert [line.split(",")[1] for line in done.stdout.splitlines()] == found


def test_the_script_completes_in_a_real_shell(tmp_path: Path) -> None:
    """Bash, as it comes with every machine that runs the tests; it asks the command `footcite`."""
    command = f"exec '{sys.executable}' -c 'from footcite.cli import run; run()' \"$@\""
    write_files(tmp_path, {"footcite": f"#!/bin/sh\n{command}\n"})
    (tmp_path / "footcite").chmod(0o755)
    script = (
        "source <(footcite completion bash)\nCOMP_WORDS=(footcite ch) COMP_CWORD=1\n"
        '_footcite_completion footcite\necho "${COMPREPLY[@]}"\n'
    )
    path = f"{tmp_path}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "-c", script], env=os.environ | {"PATH": path}, capture_output=True, text=True, check=False
    )
    assert done.stdout == "check\n", done.stderr


class Terminal(io.StringIO):
    """Stands for standard error; `was_written` is set with what is written to it."""

    def __init__(self, *, is_terminal: bool) -> None:
        super().__init__()
        self.is_terminal = is_terminal
        self.was_written = threading.Event()

    def isatty(self) -> bool:
        return self.is_terminal

    def write(self, text: str) -> int:
        written = super().write(text)
        self.was_written.set()
        return written


def test_what_takes_long_is_told_on_a_terminal_and_taken_away_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "_DELAY", 0)
    terminal = Terminal(is_terminal=True)
    monkeypatch.setattr(sys, "stderr", terminal)
    with progress.working("checking the site"):
        assert terminal.was_written.wait(30)
        assert terminal.getvalue() == "checking the site …"
    assert terminal.getvalue() == "checking the site …\r\x1b[K"


def test_what_is_done_at_once_is_not_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "_DELAY", 3600)
    terminal = Terminal(is_terminal=True)
    monkeypatch.setattr(sys, "stderr", terminal)
    with pytest.raises(KeyError), progress.working("checking the site"):
        raise KeyError
    assert terminal.getvalue() == ""


def test_nothing_is_told_where_standard_error_is_no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "_DELAY", 0)
    monkeypatch.setattr(threading, "Timer", None)  # Nothing may wait to write.
    file = Terminal(is_terminal=False)
    monkeypatch.setattr(sys, "stderr", file)
    with progress.working("checking the site"):
        pass
    assert file.getvalue() == ""
