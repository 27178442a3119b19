"""Articles in periodicals, and their issues (Chicago Manual of Style, 17th ed., 14.164 to 14.200)."""

from __future__ import annotations

from footcite.dates import entry_date
from footcite.locales import Locale
from footcite.model import Entry, Html, Locator
from footcite.names import note_names
from footcite.styles import issued, parts
from footcite.styles.cited_places import note_locators

TYPES = frozenset({"article", "suppperiodical", "review"})
"""The types of what stands in a periodical."""


def is_issue(entry: Entry) -> bool:
    """Return whether the entry stands in an issue of a periodical, or is one."""
    return entry.type in TYPES or (entry.type == "periodical" and bool(entry.get("volume", "number")))


def is_special(entry: Entry) -> bool:
    """Return whether the entry is an issue with a title of its own."""
    return entry.type == "periodical" and is_issue(entry) and bool(entry.get("issuetitle"))


def has_special_title(entry: Entry) -> bool:
    """Return whether the entry is an article in an issue with a title, whose editor is the issue's."""
    return entry.type in TYPES and bool(entry.get("issuetitle"))


def issue_title(entry: Entry, locale: Locale) -> Html:
    """Return the title of a special issue."""
    main, sub = parts.tex(entry, "issuetitle"), parts.tex(entry, "issuesubtitle")
    return locale.quote(parts.with_subtitle(main, sub, locale))


def special(entry: Entry, locale: Locale, *, in_note: bool) -> list[str]:
    """Return title and editor of the special issue that the entry stands in, or is."""
    if is_special(entry):
        return [locale["special-issue"]]
    if not has_special_title(entry):
        return []
    editors = note_names(entry.names.get("editor", ()), locale)
    by = f"{locale.roles['editor'][2 if in_note else 3]} {editors}" if editors else ""
    title = Html(f"{locale['in']} {issue_title(entry, locale)}")
    return [locale.join([title, by], ", "), locale["special-issue"]]


def full_journal_series(entry: Entry, locale: Locale) -> str:
    """Return the series of a journal in whole words: ``new series``, ``3rd series``."""
    text = parts.tex(entry, "series")
    term = {"newseries": "new-series-mla", "oldseries": "old-series-mla"}.get(text)
    if term:
        return locale[term]
    if not text.isdecimal() or len(text) > 3:
        return text
    return locale["journal-series-mla"].format(number=text, ordinal=locale.ordinal(int(text)))


def issue(entry: Entry, locators: tuple[Locator, ...], locale: Locale, *, dated: bool = True) -> Html:
    """Return journal, volume, number, date and pages (14.171), or magazine and day (14.188)."""
    journal = parts.whole_title(entry, "" if entry.type == "periodical" else "journal", locale)
    if entry.get("series"):
        journal = Html(f"{journal}, {parts.journal_series(entry, locale)},")
    volume, number = parts.tex(entry, "volume"), parts.tex(entry, "number")
    place = note_locators(locators, locale) or parts.pages(entry, locale) or parts.tex(entry, "eid")
    if not volume and not number:
        day = f"{parts.tex(entry, 'issue')} {issued.day(entry, locale, dated=dated)}".strip()
        return locale.join([journal, day, place], ", ")
    numbered = f"{locale['number']} {number}" if number else ""
    counted = locale.join([Html(f"{journal} {volume}".strip()), numbered], ", ")
    when = f"{parts.tex(entry, 'issue')} {_month(entry, locale, dated=dated)}".strip()
    if when:
        counted = Html(f"{counted} ({when})")
    elif volume and number:
        # With no month the number takes the brackets (15.48).
        counted = Html(f"{journal} {volume} ({number})")
    if not place:
        return counted
    if locators and locators[0].label != "page":
        return Html(f"{counted}, {place}")
    return Html(f"{counted}{locale.colon}{place}")


def _month(entry: Entry, locale: Locale, *, dated: bool) -> str:
    """Return month or season, and year; the day of a journal says nothing more (14.171)."""
    date = entry_date(entry)
    if date is None:
        return issued.year(entry, locale) if dated else ""
    month = date.without_days()
    return issued.with_state(entry, locale.date(month), locale) if dated else locale.beside_year(month)
