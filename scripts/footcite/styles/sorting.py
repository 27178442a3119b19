"""Texts and dates as lists are sorted by them."""

from __future__ import annotations

import re
import unicodedata

from footcite.dates import entry_date
from footcite.locales import Locale
from footcite.model import Entry
from footcite.tex import tex_to_text


def sort_text(text: str, locale: Locale) -> str:
    """Return the text as it is sorted: without TeX, accents, case and a leading article."""
    plain = unicodedata.normalize("NFD", tex_to_text(text)).casefold()
    letters = "".join(char for char in plain if not unicodedata.combining(char))
    return _without_article(letters.lstrip("[“‘„‚«\"' \u00a0"), locale)


def sort_date(entry: Entry) -> str:
    """Return the date so that texts sort as times do; what has no date comes last."""
    date = entry_date(entry)
    return date.start.sort_text() if date else "~"


def _without_article(text: str, locale: Locale) -> str:
    # An article with an apostrophe is written together with its noun.
    words = "|".join(word + (r"\s+" if word[-1].isalpha() else "") for word in locale.articles)
    return re.sub(f"^(?:{words})", "", text)
