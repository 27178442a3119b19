"""What all commands share, and the small ones among them."""

from __future__ import annotations

import importlib
import json
import os
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from footcite.cli import COMMANDS, main
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
