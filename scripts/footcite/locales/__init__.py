"""The words that references and citations print, by language, from data files."""

from __future__ import annotations

import functools
import tomllib
from dataclasses import dataclass
from pathlib import Path

from footcite.dates import Date, DateRange
from footcite.issues import Code, Issue
from footcite.locators import ENGLISH, Labels, labels_of
from footcite.model import Place

_FOLDER = Path(__file__).parent
DEFAULT_LANGUAGE = "en"


@dataclass(frozen=True, slots=True)
class Locale:
    """The terms of a language; months are counted from 1, seasons from 21, as in ISO 8601-2.

    Seasons come thrice, for the halves of the globe; then quarters, thirds and halves of a year.
    """

    tag: str
    terms: dict[str, str]
    months: tuple[str, ...]
    short_months: tuple[str, ...]
    day_months: tuple[str, ...]
    seasons: tuple[str, ...]
    divisions: tuple[str, ...]
    dates: dict[str, str]
    locators: dict[str, tuple[str, ...]]
    roles: dict[str, tuple[str, ...]]
    states: dict[str, str]
    countries: dict[str, str]
    interface: dict[str, str]
    kinds: dict[str, str]

    def __getitem__(self, term: str) -> str:
        return self.terms[term]

    def ordinal(self, value: int) -> str:
        """Return the number as an ordinal: ``2nd``; a language may have one form for all."""
        last = "other" if value % 100 in {11, 12, 13} else str(value % 10)
        return self.terms.get(f"ordinal-{last}", self.terms["ordinal-other"]).format(value)

    def month(self, number: int, *, short: bool = False, beside_day: bool = False) -> str:
        """Return the name of a month or a season; beside a day some languages decline it."""
        if number > 20:
            return self.seasons[(number - 21) % 4] if number < 33 else self.divisions[number - 33]
        names = self.day_months if beside_day else self.months
        return (self.short_months if short else names)[number - 1]

    def day(self, date: Date, *, short: bool = False) -> str:
        """Return month and day, ``April 9``, or the month, or ``""``."""
        if not date.month:
            return ""
        name = self.month(date.month, short=short, beside_day=bool(date.day))
        return self.dates["day"].format(day=date.day, month=name) if date.day else name

    def date(self, span: DateRange, *, form: str = "full", short: bool = False) -> str:
        """Return the date, or both ends of a span; `form` is the pattern of a day."""
        start = self._one(span.start, form, short=short)
        if span.open:
            return f"{start}–"
        if span.open_start:
            return f"–{start}"
        return f"{start}–{self._one(span.end, form, short=short)}" if span.end else start

    def _one(self, date: Date, form: str, *, short: bool) -> str:
        if not date.month:
            return date.format_year()
        pattern = self.dates[form if date.day else "month"]
        name = self.month(date.month, short=short, beside_day=bool(date.day))
        return pattern.format(day=date.day, month=name, year=date.format_year())

    def locator(self, label: str, *, plural: bool) -> str:
        """Return the short word for a label of a locator: ``chap.``, ``chaps.``."""
        words = self.locators.get(label, (label, label))
        return words[1 if plural else 0]


def has_locale(tag: str) -> bool:
    """Return whether there are terms for the language of a BCP 47 tag."""
    return (_FOLDER / f"{_language(tag)}.toml").is_file() if _language(tag).isalpha() else False


def check_language(tag: str, place: Place) -> list[Issue]:
    """Return an issue for a language without terms; the place is that of the option or its file."""
    if has_locale(tag):
        return []
    known = ", ".join(sorted(path.stem for path in _FOLDER.glob("*.toml")))
    message = f"there are no terms for the language `{tag}`; those of English are printed"
    return [Issue(Code.CONFIG_LANGUAGE, message, place, f"the languages are {known}; `language` chooses one")]


def find_locale(tag: str) -> Locale:
    """Return the terms for the language of a BCP 47 tag; English for a language without terms."""
    return _load(_language(tag) if has_locale(tag) else DEFAULT_LANGUAGE)


@functools.cache
def locator_labels(tag: str) -> Labels:
    """Return the words that name the parts of a work in a language; English ones are known in each."""
    own: dict[str, str] = {}
    for label, words in find_locale(tag).locators.items():
        for word in words:
            own.setdefault(word.lower(), label.removesuffix("-apa"))
    return labels_of({**ENGLISH.names, **own})


def _language(tag: str) -> str:
    return tag.replace("_", "-").split("-", maxsplit=1)[0].lower()


@functools.cache
def _load(language: str) -> Locale:
    data = tomllib.loads((_FOLDER / f"{language}.toml").read_text(encoding="utf-8"))
    return Locale(
        tag=language,
        terms=data["terms"],
        months=tuple(data["months"]["long"]),
        short_months=tuple(data["months"]["short"]),
        day_months=tuple(data["months"]["beside-day"]),
        seasons=tuple(data["seasons"]["names"]),
        divisions=tuple(data["seasons"]["divisions"]),
        dates=data["dates"],
        locators={label: tuple(words) for label, words in data["locators"].items()},
        roles={role: tuple(words) for role, words in data["roles"].items()},
        states=data["states"],
        countries=data["countries"],
        interface=data["interface"],
        kinds=data["kinds"],
    )
