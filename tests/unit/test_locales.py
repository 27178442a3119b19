"""Every locale has the terms of English, each with the same places to fill in."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

import footcite.locales
from footcite.dates import parse_date
from footcite.locales import find_locale, locator_labels
from footcite.locators import parse_locators
from footcite.model import Locator

_FOLDER = Path(footcite.locales.__file__).parent
_OTHERS = sorted(path.stem for path in _FOLDER.glob("*.toml") if path.stem != "en")


def _shape(language: str) -> dict[tuple[str, str], Any]:
    """Return for each key the length of its list, or the placeholders of its text."""
    data = tomllib.loads((_FOLDER / f"{language}.toml").read_text(encoding="utf-8"))
    return {
        (section, key): sorted(re.findall(r"\{\w*\}", value)) if isinstance(value, str) else len(value)
        for section, entries in data.items()
        for key, value in entries.items()
    }


@pytest.mark.parametrize("language", _OTHERS)
def test_locale_has_the_keys_of_english(language: str) -> None:
    assert _shape(language) == _shape("en")


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
    ],
)
def test_date(tag: str, text: str, printed: str) -> None:
    date = parse_date(text)
    assert date is not None
    assert find_locale(tag).date(date) == printed


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
        pytest.param("de", "chap. 2", Locator("chapter", "2"), id="English is understood everywhere"),
        pytest.param("pt", "chap. 2", Locator("chapter", "2"), id="a language without terms"),
    ],
)
def test_labels_of_locators_in_the_language_of_the_site(tag: str, text: str, locator: Locator) -> None:
    assert parse_locators(text, locator_labels(tag)) == ((locator,), "")


def test_a_label_of_another_language_is_part_of_the_suffix() -> None:
    assert parse_locators("Kap. 2", locator_labels("en")) == ((), "Kap. 2")
