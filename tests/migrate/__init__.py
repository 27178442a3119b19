"""Sites of mkdocs-bibtex, built by it, moved, and built by footcite."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import pytest
from click.testing import CliRunner

from footcite.cli import main
from hosts import Build, mkdocs_build

SITES = Path(__file__).parent


class Moved(NamedTuple):
    old: Build
    new: Build
    folder: Path
    output: str


def move(site: str, folder: Path, windows: Iterable[str] = ()) -> Moved:
    """Build a copy of a sample site, migrate it, and build it anew; some of its files have CRLF line ends."""
    shutil.copytree(SITES / site, folder)
    for name in windows:
        path = folder / name
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        old = mkdocs_build(folder, folder / "old")
        done = CliRunner().invoke(main, ["migrate", "--write"])
        new = mkdocs_build(folder, folder / "new", "--strict")
    assert old.status == 0, old.log
    assert new.status == 0, new.log
    return Moved(old, new, folder, done.output)


def works(html: str, titles: Iterable[str]) -> set[str]:
    """Return the works that a page shows, whatever the style does to the case of their titles."""
    text = re.sub(r"<[^>]*>", "", html).lower()
    return {title for title in titles if title.lower() in text}


def note_after(html: str, words: str) -> str:
    """Return the text of the note that the first marker behind the words leads to."""
    marker = re.search(r'href="#(?P<id>fn:[^"]+)"', html[html.index(words) :])
    assert marker
    note = re.search(rf'<li [^>]*id="{re.escape(marker["id"])}"[^>]*>(?P<text>.*?)</li>', html, re.DOTALL)
    assert note
    return " ".join(re.sub(r"<[^>]*>", "", note["text"]).split())


def assert_a_second_run_changes_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    before = {path: path.read_bytes() for path in [folder / "mkdocs.yml", *folder.glob("docs/**/*.md")]}
    done = CliRunner().invoke(main, ["migrate", "--write"])
    assert done.exit_code == 0
    assert "nothing is changed" in done.output
    assert {path: path.read_bytes() for path in before} == before
