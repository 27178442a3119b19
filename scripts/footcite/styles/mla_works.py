"""The elements of an entry in a list of works cited (MLA Handbook, 9th ed., 5.2 to 5.122)."""

from __future__ import annotations

import re

from footcite.dates import Date, DateRange, entry_date, parse_date
from footcite.literal_lists import split_list
from footcite.locales import Locale
from footcite.model import Entry, Html, Name
from footcite.names import first_inverted, full_name, name_list
from footcite.styles import issued, online, parts, periodicals, publishing, roles
from footcite.styles.chicago_works import capitalised
from footcite.styles.kept import kept
from footcite.styles.kinds import Kind, kind_of
from footcite.styles.people import leading_names, leading_role
from footcite.styles.repeated_names import marked_names
from footcite.styles.titles import (
    italic,
    quoted,
    repository,
    supplement,
    translated,
    volume_and_part,
    whole_title,
)
from footcite.tex import tex_to_html

_QUOTED = {Kind.ARTICLE, Kind.CHAPTER, Kind.UNPUBLISHED, Kind.WEB}
# What stands for itself has its title in italics (2.106).
_ITALIC = {"artwork", "bookinbook", "dataset", "image", "movie", "music", "performance", "software"}
_BY_DAY = {Kind.ARTICLE, Kind.WEB, Kind.UNPUBLISHED, Kind.REPORT}
# Of a number of three digits or more the last two are repeated, unless more of them change (2.139).
_LONG_RANGE = re.compile(r"\b(?P<same>\d+)(?P<first>\d\d)(?P<dash>\D)(?P=same)(?P<last>\d\d)\b")


@kept
def reference(entry: Entry, locale: Locale) -> Html:
    """Return one entry: author, title, container, and what may follow it (5.2)."""
    made = [_first_date(entry, locale), *map(capitalised, _container(entry, locale))]
    supplement = [capitalised(part) for part in _supplement(entry, locale)]
    facts = [_people(entry, locale), _title(entry, locale), *made, *supplement]
    return locale.sentence(locale.join(facts, ". "))


def is_quoted(entry: Entry) -> bool:
    """Return whether the title stands in quotation marks, as that of a part of something does."""
    return kind_of(entry) in _QUOTED and entry.type not in _ITALIC


def _people(entry: Entry, locale: Locale) -> Html:
    """Return one name or two; of more the first (5.8)."""
    role = leading_role(entry)
    if not role or (role != "author" and kind_of(entry) is Kind.CHAPTER):
        return Html("")
    people = leading_names(entry)
    names = name_list(people, first_inverted(people), locale, most=2, keep=1, pair_comma=True)
    marked = marked_names(names)
    return marked if role == "author" else Html(f"{marked}, {_role(entry, role, locale)}")


def _role(entry: Entry, role: str, locale: Locale) -> str:
    kind = entry.get("editortype") or role if role == "editor" else role
    nouns = locale.nouns.get(kind)
    return nouns[1 if len(entry.names[role]) > 1 else 0] if nouns else roles.label(entry, role, locale)


def _title(entry: Entry, locale: Locale) -> Html:
    if periodicals.is_special(entry):
        return italic(whole_title(entry, locale, "issue"))
    text = whole_title(entry, locale)
    if not text:
        return supplement(entry, locale)
    return Html(f"{quoted(text, locale) if is_quoted(entry) else italic(text)}{translated(entry)}")


def _first_date(entry: Entry, locale: Locale) -> str:
    """Return when the work first came out (5.111), or when a thesis was accepted."""
    if kind_of(entry) is Kind.THESIS:
        return _date(entry, locale)
    first = parse_date(entry.get("origdate")) if entry.type != "patent" else None
    return locale.year(first) if first else ""


def _container(entry: Entry, locale: Locale) -> list[Html]:
    """Return what holds the work, with contributors, version, number, publisher, date and location (5.31)."""
    kind = kind_of(entry)
    pages = _pages(entry, locale)
    if kind not in {Kind.ARTICLE, Kind.CHAPTER} and locale.range_dash not in pages:
        # Programs write how many pages a book has, too, into `pages`.
        pages = ""
    facts = [
        *_special_issue(entry, locale),
        _holder(entry, locale),
        periodicals.full_journal_series(entry, locale) if kind is Kind.ARTICLE else "",
        _book_author(entry, locale),
        *_contributors(entry, locale),
        publishing.edition(entry, locale),
        publishing.version(entry, locale),
        *_numbers(entry, locale),
        *_house_and_date(entry, locale),
        pages,
        online.link(entry),
    ]
    return [locale.join(facts, ", ")]


def _holder(entry: Entry, locale: Locale) -> Html:
    kind = kind_of(entry)
    if kind is Kind.CHAPTER:
        return italic(whole_title(entry, locale, "book") or parts.tex(entry, "maintitle"))
    is_special = periodicals.is_special(entry)
    if kind is Kind.ARTICLE or is_special:
        journal = italic(
            whole_title(entry, locale, "" if is_special else "journal") or parts.tex(entry, "journal")
        )
        with_issue = is_special or periodicals.has_special_title(entry)
        return Html(locale["special-issue-of"].format(journal)) if with_issue else journal
    return italic(repository(entry)) if kind is Kind.WEB else Html("")


def _special_issue(entry: Entry, locale: Locale) -> list[Html]:
    """Return title and editors of the special issue that an article stands in."""
    if not periodicals.has_special_title(entry):
        return []
    issue = italic(whole_title(entry, locale, "issue"))
    return [issue, *roles.contributors(entry, (), locale, in_note=False, form=_listed)]


def _book_author(entry: Entry, locale: Locale) -> str:
    people = entry.names.get("bookauthor", ())
    is_told = people and people != entry.names.get("author")
    return locale["by"].format(_listed(people, locale)) if is_told else ""


def _contributors(entry: Entry, locale: Locale) -> list[Html]:
    """Return editors, translators and the like (5.41), but for those who stand first."""
    first = leading_role(entry) if kind_of(entry) is not Kind.CHAPTER else "author"
    if periodicals.has_special_title(entry):
        return []
    return roles.contributors(entry, (first,), locale, in_note=False, form=_listed)


def _listed(names: tuple[Name, ...], locale: Locale) -> Html:
    return name_list(names, full_name, locale, most=2, keep=1)


def _numbers(entry: Entry, locale: Locale) -> list[Html]:
    """Return volume and number (5.48), unless they are those of a whole or of a series."""
    volume = f"{locale['volume']} {volume_and_part(entry)}" if entry.get("volume") else ""
    number = Html("")
    if kind_of(entry) is Kind.REPORT:
        number = parts.number(entry, locale)
    elif entry.get("number") and (not entry.get("series") or kind_of(entry) is Kind.ARTICLE):
        number = Html(f"{locale['number']} {parts.tex(entry, 'number')}")
    return [Html("" if _is_volume(entry) else volume), number]


def _is_volume(entry: Entry) -> bool:
    return bool(entry.get("maintitle")) and bool(entry.get("volume"))


def _house_and_date(entry: Entry, locale: Locale) -> list[str]:
    """Return publisher and date; of what took place, or hangs somewhere, the place comes last (5.99)."""
    kind = kind_of(entry)
    if kind is Kind.THESIS:
        return [parts.tex(entry, "institution", "school"), _thesis(entry, locale)]
    written = entry.get("publisher", "institution", "organization", "howpublished")
    house = Html(" / ".join(tex_to_html(one) for one in split_list(written)))  # 5.61
    date = _date(entry, locale)
    if kind is Kind.UNPUBLISHED or entry.type in {"artwork", "image", "performance"}:
        event, venue = parts.tex(entry, "eventtitle"), parts.tex(entry, "venue")
        return [event, date, house, venue, parts.places(entry, locale)]
    return [house, date]


def _thesis(entry: Entry, locale: Locale) -> str:
    written = entry.get("type").lower()
    if written == "phdthesis":
        return locale["phd-thesis-mla"]
    return parts.type_words(entry, locale) or locale["thesis"]


def _date(entry: Entry, locale: Locale) -> str:
    date = entry_date(entry)
    if date is None:
        return issued.state(entry, locale) or parts.tex(entry, "year")
    if kind_of(entry) in _BY_DAY and entry.type not in {"movie", "music", "artwork", "image"}:
        return locale.date(date, form="mla", short=True)
    return _year(date, locale)


def _year(date: DateRange, locale: Locale) -> str:
    """Return the year; an approximate one stands in brackets, too: ``[circa 1975]`` (5.113)."""
    start = date.start
    if not start.approximate or date.end:
        return locale.year(date)
    known = locale.year(DateRange(Date(start.year, years=start.years)))
    return f"[{locale['circa']} {known}{'?' if start.uncertain else ''}]"


def _pages(entry: Entry, locale: Locale) -> str:
    return _LONG_RANGE.sub(r"\g<same>\g<first>\g<dash>\g<last>", parts.labelled_pages(entry, locale))


def _supplement(entry: Entry, locale: Locale) -> list[str]:
    """Return when an undated page was read (5.114), and what else is to be known (5.115 to 5.122)."""
    read = online.read_date(entry)
    accessed = ""
    if read and not entry_date(entry):
        accessed = locale["accessed"].format(locale.date(read, form="mla", short=True))
    is_described = kind_of(entry) in {Kind.UNPUBLISHED, Kind.WEB}
    return [
        accessed,
        _whole(entry, locale),
        parts.number(entry, locale) if entry.get("series") and kind_of(entry) is not Kind.ARTICLE else "",
        parts.type_words(entry, locale) if is_described else "",
        online.archived(entry, locale),
        parts.tex(entry, "note"),
        parts.tex(entry, "addendum"),
    ]


def _whole(entry: Entry, locale: Locale) -> str:
    """Return the work that the entry is a volume of (5.118), or how many volumes it has."""
    if _is_volume(entry):
        whole = italic(whole_title(entry, locale, "main"))
        return f"{locale['volume-of'].format(volume_and_part(entry))} {whole}"
    if entry.get("maintitle") and kind_of(entry) is not Kind.CHAPTER:
        return italic(whole_title(entry, locale, "main"))
    count = parts.tex(entry, "volumes")
    return f"{count} {locale['volumes']}" if count else ""
