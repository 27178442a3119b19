"""Every locale has the terms of English, each with the same places to fill in."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

import footcite.locales
from footcite.dates import parse_date
from footcite.locales import find_locale

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
