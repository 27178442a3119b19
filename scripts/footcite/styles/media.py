"""Recordings, performances and works of art (Chicago Manual of Style, 17th ed., 14.235 and 14.261-14.267)."""

from __future__ import annotations

from footcite.locales import Locale
from footcite.model import Entry
from footcite.styles import issued, parts

_ART = {"artwork", "image"}
_RECORDINGS = {"audio", "music", "video"}
_PERFORMANCES = {"performance"}
TYPES = frozenset(_ART | _RECORDINGS | _PERFORMANCES)
"""The types of what is neither printed nor filmed for the cinema."""


def facts(entry: Entry, locale: Locale, *, dated: bool) -> list[str]:
    """Return date, material and museum; label, date and medium; or venue and date."""
    place = parts.places(entry, locale)
    if entry.type in _ART:
        made = parts.tex(entry, "howpublished") or parts.type_words(entry, locale)
        keeper = parts.tex(entry, "institution", "organization", "publisher")
        return [issued.year(entry, locale) if dated else "", made, locale.join([keeper, place], ", ")]
    day = issued.day(entry, locale, dated=dated)
    if entry.type in _PERFORMANCES:
        return [locale.join([parts.tex(entry, "venue", "organization"), place, day], ", ")]
    house = parts.tex(entry, "publisher", "organization", "howpublished")
    label = f"{house} {parts.tex(entry, 'number')}".strip()
    return [locale.join([label, day, parts.type_words(entry, locale)], ", ")]
