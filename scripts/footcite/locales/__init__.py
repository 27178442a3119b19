"""The words that references and citations print, by language, from data files."""

from __future__ import annotations

import functools
import re
import tomllib
from pathlib import Path

from footcite.issues import Code, Issue
from footcite.locales.locale import Locale, primary_language
from footcite.locators import ENGLISH, Labels, labels_of
from footcite.model import Place
from footcite.punctuation import Quotes

__all__ = ["DEFAULT_LANGUAGE", "Locale", "check_language", "find_locale", "has_locale", "locator_labels"]

_FOLDER = Path(__file__).parent
DEFAULT_LANGUAGE = "en"
# Labels of locators that a style words in its own way.
_STYLE_VARIANT = re.compile("-(?:apa|ieee|mla)$")


@functools.cache
def has_locale(tag: str) -> bool:
    """Return whether there are terms for the language of a BCP 47 tag."""
    return (_FOLDER / f"{primary_language(tag)}.toml").is_file() if primary_language(tag).isalpha() else False


def check_language(tag: str, place: Place) -> list[Issue]:
    """Return an issue for a language without terms; the place is that of the option or its file."""
    if has_locale(tag):
        return []
    known = ", ".join(sorted(path.stem for path in _FOLDER.glob("*.toml")))
    message = f"there are no terms for the language `{tag}`; those of English are printed"
    return [Issue(Code.CONFIG_LANGUAGE, message, place, f"the languages are {known}; `language` chooses one")]


def find_locale(tag: str) -> Locale:
    """Return the terms for the language of a BCP 47 tag; English for a language without terms."""
    return _load(primary_language(tag) if has_locale(tag) else DEFAULT_LANGUAGE)


@functools.cache
def locator_labels(tag: str) -> Labels:
    """Return the words that name the parts of a work in a language; English ones are known in each."""
    own: dict[str, str] = {}
    for label, words in find_locale(tag).locators.items():
        for word in words:
            # A no-break space is for print.
            own.setdefault(" ".join(word.lower().split()), _STYLE_VARIANT.sub("", label))
    return labels_of({**ENGLISH.names, **own})


@functools.cache
def _load(language: str) -> Locale:
    data = tomllib.loads((_FOLDER / f"{language}.toml").read_text(encoding="utf-8"))
    typography = data["typography"]
    return Locale(
        tag=language,
        terms=data["terms"],
        quotes=Quotes(
            *typography["quotes"], *typography["inner-quotes"], hold_marks=typography["marks-in-quotes"]
        ),
        colon=typography["colon"],
        semicolon=typography["semicolon"],
        range_dash=typography["range"],
        serial_comma=typography["serial-comma"],
        capital_nouns=typography["capital-nouns"],
        articles=tuple(typography["articles"]),
        months=tuple(data["months"]["long"]),
        short_months=tuple(data["months"]["short"]),
        ieee_months=tuple(data["months"]["ieee"]),
        day_months=tuple(data["months"]["beside-day"]),
        seasons=tuple(data["seasons"]["names"]),
        divisions=tuple(data["seasons"]["divisions"]),
        dates=data["dates"],
        years=data["years"],
        locators={label: tuple(words) for label, words in data["locators"].items()},
        roles={role: tuple(words) for role, words in data["roles"].items()},
        nouns={role: tuple(words) for role, words in data["nouns"].items()},
        kinds=data["kinds"],
        types=data["types"],
        states=data["states"],
        countries=data["countries"],
        languages=data["languages"],
        interface=data["interface"],
        source_kinds=data["source-kinds"],
    )
