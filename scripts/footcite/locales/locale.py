"""The terms and the typography of a language, as its data file gives them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from footcite.locales.dates import DateWords
from footcite.model import Html
from footcite.punctuation import Quotes, join, quote, sentence


@dataclass(frozen=True, slots=True)
class Locale(DateWords):
    """The words that references, citations and lists print, and how they are punctuated."""

    tag: str
    terms: dict[str, str]
    quotes: Quotes
    colon: str
    semicolon: str
    serial_comma: bool
    capital_nouns: bool
    articles: tuple[str, ...]
    locators: dict[str, tuple[str, ...]]
    roles: dict[str, tuple[str, ...]]
    nouns: dict[str, tuple[str, ...]]
    kinds: dict[str, str]
    types: dict[str, str]
    states: dict[str, str]
    countries: dict[str, str]
    languages: dict[str, str]
    interface: dict[str, str]
    source_kinds: dict[str, str]

    def __hash__(self) -> int:
        return hash(self.tag)

    def __getitem__(self, term: str) -> str:
        return self.terms[term]

    def conjunction(self, following: str) -> str:
        """Return "and" as it is before a word: in Spanish `e` before what sounds like `i`."""
        before = self["and-other-before"]
        return self["and-other"] if before and re.match(before, following) else self["and"]

    def ordinal(self, value: int) -> str:
        """Return the number as an ordinal: ``2nd``; a language may have one form for all."""
        last = "other" if value % 100 in {11, 12, 13} else str(value % 10)
        term = "ordinal-first" if value == 1 else f"ordinal-{last}"
        return self.terms.get(term, self.terms["ordinal-other"]).format(value)

    def locator(self, label: str, *, plural: bool) -> str:
        """Return the short word for a label of a locator: ``chap.``, ``chaps.``."""
        return self.locators[label][1 if plural else 0]

    def in_language(self, tag: str) -> str:
        """Return ``in Russian`` for the tag of a language other than this one, ``""`` for an unknown one."""
        return self.languages.get(primary_language(tag), "") if self.is_foreign(tag) else ""

    def join(self, parts: Iterable[str], separator: str) -> Html:
        """Return the parts that are not empty, joined, with each mark where the quotation marks have it."""
        return join(parts, separator, self.quotes)

    def sentence(self, text: str) -> Html:
        """Return the text closed with a full stop, unless it ends a sentence already."""
        return sentence(text, self.quotes)

    def quote(self, text: str) -> Html:
        """Return a title in quotation marks."""
        return quote(text, self.quotes)

    def is_foreign(self, tag: str) -> bool:
        """Return whether the tag names another language than that of the terms."""
        return bool(tag) and primary_language(tag) != self.tag


def primary_language(tag: str) -> str:
    """Return the language of a BCP 47 tag, without script and region."""
    return tag.replace("_", "-").split("-", maxsplit=1)[0].lower()
