"""When a work was issued, or how far it has come."""

from __future__ import annotations

from footcite.dates import entry_date
from footcite.locales import Locale
from footcite.model import Entry
from footcite.styles import online, parts
from footcite.tex import tex_to_html


def full_date(entry: Entry, locale: Locale) -> str:
    """Return the whole date; without one, when a web page was read, or "n.d." (Chicago 14.145)."""
    date = entry_date(entry)
    if date:
        return with_state(entry, locale.date(date), locale)
    read = online.read_date(entry)
    accessed = locale["accessed"].format(locale.date(read)) if read else locale["no-date"]
    return state(entry, locale) or parts.tex(entry, "year") or accessed


def year(entry: Entry, locale: Locale) -> str:
    """Return the year, or "n.d."."""
    date = entry_date(entry)
    if date:
        return with_state(entry, locale.year(date), locale)
    return state(entry, locale) or parts.tex(entry, "year") or locale["no-date"]


def day(entry: Entry, locale: Locale, *, dated: bool) -> str:
    """Return the whole date; where the year stands before, only what says more than the year."""
    if dated:
        return full_date(entry, locale)
    date = entry_date(entry)
    if date is None:
        return full_date(entry, locale) if entry.get("urldate") and not entry.get("pubstate", "year") else ""
    return locale.beside_year(date)


def state(entry: Entry, locale: Locale) -> str:
    """Return how far publication has come: ``in press``, ``forthcoming`` (Chicago 14.146)."""
    written = entry.get("pubstate")
    # A reprint is told by its first publication.
    return "" if written.lower() == "reprint" else locale.states.get(written.lower()) or tex_to_html(written)


def with_state(entry: Entry, date: str, locale: Locale) -> str:
    """Return the date, after what has not appeared yet: ``forthcoming 2016``."""
    return f"{state(entry, locale)} {date}".strip()
