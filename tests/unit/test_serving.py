"""What a live server keeps from one build to the next, and what it lets go."""

from __future__ import annotations

import gc
from collections.abc import Callable
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.structure.pages import Page

from footcite.bibliography import load_bibliography, parse_bibliography
from footcite.checker.html import Piece
from footcite.checker.source_texts import SourceText
from footcite.locales import find_locale
from footcite.model import Entry, Html
from footcite.styles import chicago_notes, ieee_works, mla_works
from footcite.styles.apa import Apa
from footcite.styles.chicago_author_date import ChicagoAuthorDate
from footcite.styles.ieee import Ieee
from footcite.styles.mla import Mla
from hosts import write_files

PIERS = "@book{piers, author={Doe, Jane}, title={Piers}, publisher={Press}, location={London}, date={2001}}\n"
QUAYS = "@book{quays, author={Poe, Ann}, title={Quays}, publisher={Press}, location={London}, date={2002}}\n"
ENGLISH = find_locale("en")


def alive(kind: type) -> int:
    return sum(isinstance(one, kind) for one in gc.get_objects())


def parsed(text: str) -> dict[str, Entry]:
    return {entry.key: entry for entry in parse_bibliography(text, "x.bib")[0]}


def test_the_pages_of_the_last_build_are_let_go(tmp_path: Path) -> None:
    files = {"mkdocs.yml": "site_name: T\ntheme: mkdocs\nplugins: [footcite]\n", "references.bib": PIERS}
    write_files(tmp_path, files | {f"docs/{name}.md": "Text.[@piers]\n" for name in ("index", "b", "c")})
    counts = []
    for _ in range(4):
        build(load_config(str(tmp_path / "mkdocs.yml")))
        counts.append(alive(Page))
    assert counts[1:] == [counts[1]] * 3
    assert gc.get_freeze_count() == 0


def test_of_what_a_check_reads_one_version_is_kept(tmp_path: Path) -> None:
    config = "site_name: T\ntheme: mkdocs\nplugins: [{footcite: {check: true}}]\n"
    write_files(tmp_path, {"mkdocs.yml": config, "references.bib": PIERS})
    counts = []
    for number in range(4):
        # Longer than what recurs on pages; and no home page, of which the theme dates the build.
        write_files(tmp_path, {"docs/page.md": f"{number} [@piers] [here](page.md). {'words ' * 1000}\n"})
        build(load_config(str(tmp_path / "mkdocs.yml")))
        counts.append((alive(SourceText), alive(Piece)))
    assert counts[1:] == [counts[1]] * 3


def test_of_a_bibliography_one_version_is_kept(tmp_path: Path) -> None:
    counts = []
    for number in range(4):
        (tmp_path / "a.bib").write_text(QUAYS.replace("Quays", f"Quays {number}" * (number + 1)), "utf-8")
        load_bibliography([str(tmp_path / "a.bib")])
        counts.append(alive(Entry))
    assert counts[1:] == [counts[1]] * 3


FORMS: dict[str, Callable[[Entry], Html]] = {
    "note": lambda entry: chicago_notes.full(entry, (), ENGLISH, author=True),
    "short note": lambda entry: chicago_notes.short(entry, (), ENGLISH, author=True),
    "chicago-notes": lambda entry: chicago_notes.reference(entry, ENGLISH),
    "chicago-author-date": lambda entry: ChicagoAuthorDate(ENGLISH).references([entry])[0][1],
    "apa": lambda entry: Apa(ENGLISH).references([entry])[0][1],
    "mla": lambda entry: mla_works.reference(entry, Mla(ENGLISH).locale),
    "ieee": lambda entry: ieee_works.reference(entry, Ieee(ENGLISH).locale),
}


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_only_what_has_changed_is_formatted_again(form: Callable[[Entry], Html]) -> None:
    before = parsed(PIERS + QUAYS)
    after = parsed(f"% A line more.\n{PIERS}{QUAYS.replace('Quays', 'Kaien')}")
    assert "Quays" in form(before["quays"])
    assert "Kaien" in form(after["quays"])
    # The same text made again would be another object.
    assert form(after["piers"]) is form(before["piers"])
