"""The corpus of our own entries in `data/corpus/`, each with the forms that the Chicago Manual asks for."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

import markup
from footcite.bibliography import load_bibliography
from footcite.bibliography.vocabulary import DATA_TYPES, TYPES
from footcite.styles import chicago_notes

CORPUS = Path(__file__).parent / "data" / "corpus"
FORMS: dict[str, dict[str, str]] = yaml.safe_load((CORPUS / "chicago-notes.yml").read_text("utf-8"))
BIBLIOGRAPHY, ISSUES = load_bibliography([str(CORPUS)])


def test_the_corpus_loads_without_an_issue() -> None:
    assert [str(issue) for issue in ISSUES] == []


def test_the_corpus_has_every_type() -> None:
    types = {entry.type for entry in BIBLIOGRAPHY.works}
    assert types - TYPES == set()
    # The further custom types are like the first.
    assert TYPES - DATA_TYPES - types == {f"custom{letter}" for letter in "bcdef"}


def test_each_entry_has_its_forms() -> None:
    assert {entry.key for entry in BIBLIOGRAPHY.works} == FORMS.keys()


@pytest.mark.parametrize("key", FORMS)
def test_forms(key: str) -> None:
    entry = BIBLIOGRAPHY.entries[key]
    assert {
        "full": markup.readable(chicago_notes.full(entry, (), author=True)),
        "short": markup.readable(chicago_notes.short(entry, (), author=True)),
        "reference": markup.readable(chicago_notes.reference(entry)),
    } == FORMS[key]
