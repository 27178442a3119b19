"""Every example of the documentation, run as its reader would run it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import markup
from hosts import write_files
from reference.catalogues import CATALOGUES
from reference.commands import all_commands, examples
from reference.fences import replace_fences
from walkthrough import SITE, Walkthrough, parse_command

ROOT = Path(__file__).parents[1]
PAGES = sorted((ROOT / "docs" / "footcite").rglob("*.md"))
FROM_NOTHING = {"tutorial.md"}


def page_id(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("page", [ROOT / "README.md", *PAGES], ids=page_id)
def test_every_block_of_a_page_does_what_the_page_says(page: Path, tmp_path: Path) -> None:
    if page.name not in FROM_NOTHING:
        write_files(tmp_path, SITE)
    Walkthrough(tmp_path).run(page.read_text("utf-8"))


@pytest.mark.parametrize("page", [ROOT / "README.md", *PAGES], ids=page_id)
def test_no_block_hides_from_the_walkthrough(page: Path) -> None:
    """No fence within a list or quote, and no code by indentation."""
    text = replace_fences(page.read_text("utf-8"), lambda _: "")
    assert not re.search(r"^[> ]*(?:```|~~~)|^\n {4}", text, re.MULTILINE)


@pytest.mark.parametrize("name", all_commands())
def test_the_examples_of_a_commands_help_are_understood(name: str) -> None:
    shown = examples(all_commands()[name])
    assert shown
    for line in shown:
        parse_command(line)


def test_everything_that_can_be_generated_is_shown() -> None:
    shown = [
        name
        for page in PAGES
        for name in re.findall(r"^\[GENERATED ([\w-]+)", page.read_text("utf-8"), re.MULTILINE)
    ]
    assert set(shown) == set(CATALOGUES)


def test_the_tutorial_ends_with_the_site_that_it_promises(tmp_path: Path) -> None:
    """From an empty folder, and the result read for itself, not from the tutorial."""
    Walkthrough(tmp_path).run((ROOT / "docs" / "footcite" / "tutorial.md").read_text("utf-8"))
    page = (tmp_path / "site" / "index.html").read_text("utf-8")
    assert [note.text for note in markup.notes(page)] == [
        "Mara Nadler, *Reading Rivers: Water and the Making of Maps* (Bristol: Harbour Press, 2016), 3."
    ]
    assert [marker.note for marker in markup.markers(page)] == ["fn:nadler2016"]
