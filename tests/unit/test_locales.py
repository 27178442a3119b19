"""Every locale has the terms of English, each with the same places to fill in."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

import footcite.locales
from footcite.dates import parse_date
from footcite.languages import LANGUAGES
from footcite.locales import find_locale, locator_labels
from footcite.locators import LABELS, parse_locators
from footcite.model import Locator

_FOLDER = Path(footcite.locales.__file__).parent
_OTHERS = sorted(path.stem for path in _FOLDER.glob("*.toml") if path.stem != "en")


# Lists that a language may have longer or shorter.
_OPEN_LISTS = {("typography", "articles"), *(("locators", label) for label in find_locale("en").locators)}


def _data(language: str) -> dict[str, dict[str, Any]]:
    return tomllib.loads((_FOLDER / f"{language}.toml").read_text(encoding="utf-8"))


def _shape(language: str) -> dict[tuple[str, str], Any]:
    """Return for each key the length of its list, the placeholders of its text, or its type."""
    return {
        (section, key): type(value) if (section, key) in _OPEN_LISTS else _shape_of(value)
        for section, entries in _data(language).items()
        for key, value in entries.items()
    }


def _shape_of(value: Any) -> Any:
    if isinstance(value, str):
        # A language may do with the number where another has the ordinal.
        return sorted(re.findall(r"\{\w*\}", value.replace("{number}", "{ordinal}")))
    return len(value) if isinstance(value, list) else type(value)


@pytest.mark.parametrize("language", _OTHERS)
def test_locale_has_the_keys_of_english(language: str) -> None:
    assert _shape(language) == _shape("en")


@pytest.mark.parametrize("language", ["en", *_OTHERS])
def test_every_label_of_a_locator_has_one_word_and_a_plural(language: str) -> None:
    locators = find_locale(language).locators
    assert {re.sub("-(?:apa|ieee|mla)$", "", label) for label in locators} == LABELS.keys()
    assert all(len(words) >= 2 and all(words) for words in locators.values())


@pytest.mark.parametrize("language", ["en", *_OTHERS])
def test_every_language_that_a_work_can_have_has_a_name(language: str) -> None:
    locale = find_locale(language)
    foreign = {tag for tag in LANGUAGES.values() if not tag.startswith(language)}
    assert {tag for tag in LANGUAGES.values() if locale.in_language(tag)} == foreign


@pytest.mark.parametrize(
    ("tag", "text", "printed"),
    [
        ("de", "2015-04-09", "9. April 2015"),
        ("de-AT", "2015-04-09", "9. April 2015"),
        ("fr", "2015-04-09", "9 avril 2015"),
        ("es", "2015-04-09", "9 de abril de 2015"),
        ("es", "2015-04", "abril de 2015"),
        ("ru", "2015-04-09", "9 апреля 2015"),
        ("ru", "2015-04", "апрель 2015"),
        ("ru", "2015-22", "лето 2015"),
        ("fr", "2015-04-01", "1er avril 2015"),
        ("fr", "2015-04-01/2015-04-03", "1er-3 avril 2015"),
        ("de", "2015-04-09/2015-04-11", "9.–11. April 2015"),
        ("de", "2015-04/2015-06", "April–Juni 2015"),
        ("es", "2015-04-30/2015-05-02", "30 de abril–2 de mayo de 2015"),
        ("ru", "2014-12/2015-01", "декабрь 2014\u00a0— январь 2015"),
        ("fr", "2014/2016", "2014-2016"),
        ("de", "2015/", "2015–"),
    ],
)
def test_date(tag: str, text: str, printed: str) -> None:
    date = parse_date(text)
    assert date is not None
    assert find_locale(tag).date(date) == printed


@pytest.mark.parametrize(
    ("tag", "value", "printed"),
    [
        ("en", 1, "1st"),
        ("en", 11, "11th"),
        ("en", 22, "22nd"),
        ("fr", 1, "1re"),
        ("fr", 21, "21e"),
        ("de", 1, "1."),
        ("es", 3, "3.ª"),
        ("ru", 2, "2-е"),
    ],
)
def test_ordinal_of_an_edition(tag: str, value: int, printed: str) -> None:
    assert find_locale(tag).ordinal(value) == printed


@pytest.mark.parametrize(
    ("tag", "following", "printed"),
    [
        ("es", "Pérez", "y"),
        ("es", "Ibáñez", "e"),
        ("es", "Hinojosa", "e"),
        ("es", "Hierro", "y"),
        ("es", "Yáñez", "y"),
        ("fr", "Ibert", "et"),
    ],
)
def test_the_word_for_and(tag: str, following: str, printed: str) -> None:
    """The Spanish rule: https://www.rae.es/dpd/y, section 1."""
    assert find_locale(tag).conjunction(following) == printed


@pytest.mark.parametrize(
    ("tag", "text", "locator"),
    [
        ("de", "S. 5", Locator("page", "5")),
        ("de-CH", "Kapitel 2", Locator("chapter", "2")),
        ("de", "Bd. 3", Locator("volume", "3")),
        ("fr", "éq. 4", Locator("equation", "4")),
        ("es", "caps. 2-3", Locator("chapter", "2-3")),
        ("ru", "с. 12", Locator("page", "12")),
        ("ru", "ст. 7", Locator("article", "7")),
        ("de", "Seiten 5-7", Locator("page", "5-7")),
        ("fr", "chapitres 2-3", Locator("chapter", "2-3")),
        ("fr", "s. v. 7", Locator("sub-verbo", "7")),
        ("es", "capítulo 2", Locator("chapter", "2")),
        ("ru", "страницы 5-7", Locator("page", "5-7")),
        pytest.param("de", "chap. 2", Locator("chapter", "2"), id="English is understood everywhere"),
        pytest.param("pt", "chap. 2", Locator("chapter", "2"), id="a language without terms"),
    ],
)
def test_labels_of_locators_in_the_language_of_the_site(tag: str, text: str, locator: Locator) -> None:
    assert parse_locators(text, locator_labels(tag)) == ((locator,), "")


def test_a_label_of_another_language_is_part_of_the_suffix() -> None:
    assert parse_locators("Kap. 2", locator_labels("en")) == ((), "Kap. 2")
