"""Editions and the facts of publication (Chicago Manual of Style, 17th ed., 14.113 to 14.146)."""

from __future__ import annotations

import re

from footcite.dates import parse_date
from footcite.locales import Locale
from footcite.model import Entry, Html
from footcite.styles import parts

_EDITION = re.compile(
    r"(?P<word>[a-z]+|[0-9]{1,4})(?:st|nd|rd|th)?(?:\s+ed(?:ition|n\.?|\.)?)?", re.IGNORECASE
)
_ORDINALS = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"]


def edition(entry: Entry, locale: Locale) -> Html:
    """Return ``2nd ed.`` for ``2nd``, ``Second`` or ``second edition`` (14.113); other words stay."""
    written = parts.tex(entry, "edition")
    match = _EDITION.fullmatch(written)
    word = match["word"].lower() if match else ""
    number = int(word) if word.isdecimal() else _ORDINALS.index(word) + 1 if word in _ORDINALS else 0
    return Html(locale["edition"].format(locale.ordinal(number))) if number else written


def version(entry: Entry, locale: Locale) -> str:
    """Return the version of software, data or a manual."""
    return locale["version"].format(parts.tex(entry, "version")) if entry.get("version") else ""


def published(entry: Entry, date: str, locale: Locale, *, dated: bool, in_note: bool) -> Html:
    """Return place, publisher and date; of a reprint what came first before them (14.114).

    In a note ``1911; repr., New York: Dover, 1966``, in a bibliography ``1911. Reprint, New York: …``.
    A translation, which has the date of its original, is no reprint.
    """
    again = parts.publication(entry, date, locale)
    first = _first_publication(entry, locale, dated=dated)
    if not entry.get("origdate", "origpublisher"):
        return again
    if entry.names.get("translator") or entry.get("origlanguage"):
        return locale.join([first, again], locale.semicolon)
    if in_note:
        return locale.join([first, f"{locale['reprint-note']}, {again}"], locale.semicolon)
    reprint = locale["reprint"]
    return locale.join([first, f"{reprint[:1].upper()}{reprint[1:]}, {again}"], ". ")


def _first_publication(entry: Entry, locale: Locale, *, dated: bool) -> Html:
    date = parse_date(entry.get("origdate"))
    year = locale.year(date) if date and dated else ""
    place, house = parts.tex(entry, "origlocation"), parts.tex(entry, "origpublisher")
    return locale.join([locale.colon.join(part for part in (place, house) if part), year], ", ")
