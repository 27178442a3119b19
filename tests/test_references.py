"""The corpus of our own entries in `data/corpus/`, each with the forms that the Chicago Manual asks for."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

import markup
from footcite.bibliography import load_bibliography
from footcite.bibliography.vocabulary import DATA_TYPES, TYPES
from footcite.locales import find_locale
from footcite.model import Citation, CiteItem
from footcite.styles import BUILT_IN, chicago_notes, find_style
from footcite.styles.interface import PlacedCitation

ENGLISH = find_locale("en")
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


@pytest.mark.parametrize("name", BUILT_IN)
def test_every_style_words_every_entry_without_slips(name: str) -> None:
    style = find_style(name)
    entries = list(BIBLIOGRAPHY.works)
    placed = [PlacedCitation(Citation((CiteItem(entry.key),))) for entry in entries]
    texts = [text for _, text in style.references(entries)] + style.citations(placed, BIBLIOGRAPHY)
    slips = re.compile(r"[\\{}]|\.\.|,,|[( ][,.):]|\bcountry[a-z]{2}\b|\bpat(?:ent|req)[a-z]{2}\b")
    plain = [re.sub(r"<[^>]*>", "", text) for text in texts]
    assert len(texts) == 2 * len(entries)
    assert [text for text in plain if slips.search(text)] == []


@pytest.mark.parametrize("key", FORMS)
def test_forms(key: str) -> None:
    entry = BIBLIOGRAPHY.entries[key]
    assert {
        "full": markup.readable(chicago_notes.full(entry, (), ENGLISH, author=True)),
        "short": markup.readable(chicago_notes.short(entry, (), ENGLISH, author=True)),
        "reference": markup.readable(chicago_notes.reference(entry, ENGLISH)),
    } == FORMS[key]


@pytest.mark.parametrize(
    ("key", "reference"),
    [
        pytest.param(
            "reprint", "Adler, Ada. (1911) 1966. *The Old Canal*. Reprint, Bern: Alder Press.", id="15.40"
        ),
        pytest.param(
            "reprint-with-first-publisher",
            "Adler, Ada. (1913) 1967. *The New Canal*. Ulm: Wehr. Reprint, Bern: Alder Press.",
            id="15.40-with-first-publisher",
        ),
        pytest.param(
            "day-beside-volume", "Cern, Cleo. 2001. “Becks.” *Flow* 22, no. 3 (June): 12.", id="15.48-month"
        ),
        pytest.param(
            "column",
            "Fenn, Fritz. 2002. “From the Editor.” *Flow* 23 (1): 1.",
            id="15.48-number-without-month",
        ),
        pytest.param(
            "proceedings",
            "Quist, Quin, ed. 1997. *Proceedings of the Ice Days*. Bern: Alder Press.",
            id="15.36",
        ),
        pytest.param("painting", "Jung, Jan. 1889. *Night Ferry*. Water Museum, Bern.", id="work-of-art"),
    ],
)
def test_author_date(key: str, reference: str) -> None:
    ((_, text),) = find_style("chicago-author-date").references([BIBLIOGRAPHY.entries[key]])
    assert markup.readable(text) == reference
