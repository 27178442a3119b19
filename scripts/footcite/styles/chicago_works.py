"""How the Chicago Manual of Style (17th ed., ch. 14) words each kind of work, in notes and bibliographies."""

from __future__ import annotations

from footcite.dates import parse_date
from footcite.locales import Locale
from footcite.model import Entry, Html, Locator
from footcite.names import note_names
from footcite.styles import issued, media, parts, periodicals, publishing, roles
from footcite.styles.cited_places import note_locators

_CHAPTERS = {"incollection", "inbook", "inproceedings", "inreference", "bookinbook"}
_SUPPLEMENTS = {"suppbook", "suppcollection"}
_WEB = {"online", "misc", "software", "dataset", "letter"}
_LOOSE = _WEB | media.TYPES | {"patent"}
_OCCASIONS = {"thesis", "unpublished"}
_QUOTED = (_CHAPTERS | _WEB | _OCCASIONS | periodicals.TYPES) - {"bookinbook"}
_PROCEEDINGS = {"proceedings", "mvproceedings"}
# What is dated to the day or the month, where that is known.
_BY_DAY = {"report", "manual", "suppbook"}


def leading_role(entry: Entry) -> str:
    """Return the role that stands first for want of an author (14.103); a chapter has its title first."""
    if entry.names.get("author") or entry.type in _CHAPTERS:
        return ""
    return next((role for role in ("editor", "translator") if entry.names.get(role)), "")


def role_label(entry: Entry, locale: Locale, role: str) -> Html:
    """Return what stands behind the names that come first: ``eds.``."""
    return roles.label(entry, role, locale)


def title(entry: Entry, locale: Locale) -> Html:
    """Return the title in quotes or italics; an issue with a title of its own is known by that."""
    if periodicals.is_special(entry):
        return periodicals.issue_title(entry, locale)
    # An issue without a title is named by its periodical.
    whole_issue = entry.type == "periodical" and periodicals.is_issue(entry)
    return Html("") if whole_issue else parts.title(entry, locale, quoted=entry.type in _QUOTED)


def short_title(entry: Entry, locale: Locale) -> Html:
    """Return the title of a short form (14.33), of an introduction with the book's (14.110)."""
    if entry.type in _SUPPLEMENTS:
        return Html(f"{_supplement(entry, locale)} {parts.container(entry, 'booktitle')}")
    if periodicals.is_special(entry):
        return periodicals.issue_title(entry, locale)
    return parts.short_title(entry, locale, quoted=entry.type in _QUOTED)


def note_body(entry: Entry, locale: Locale, locators: tuple[Locator, ...]) -> list[str]:
    """Return the parts of a note from the title on, with the place cited."""
    place = note_locators(locators, locale)
    if entry.type in _CHAPTERS | _SUPPLEMENTS:
        return [_chapter_note(entry, locale), place or parts.pages(entry, locale)]
    others = _contributors(entry, locale, in_note=True)
    if periodicals.is_issue(entry):
        special = periodicals.special(entry, locale, in_note=True)
        return [title(entry, locale), *others, *special, periodicals.issue(entry, locators, locale)]
    if entry.type in _OCCASIONS:
        return [
            Html(f"{locale.join([title(entry, locale), *others], ', ')} ({_occasion(entry, locale)})"),
            place,
        ]
    if entry.type in _LOOSE:
        return [title(entry, locale), *others, *_loose_facts(entry, locale), place]
    facts = [*_whole(entry, locale), title(entry, locale), *others, *_facts(entry, locale)]
    return [
        Html(f"{locale.join(facts, ', ')} ({_published(entry, locale, in_note=True)})"),
        place or _part_of_book(entry, locale),
    ]


def reference_body(entry: Entry, locale: Locale, *, dated: bool = True) -> list[str]:
    """Return the sentences from the title to the facts of publication.

    Without its date in an author-date reference, which has the year before, but for what is known
    to the day of a newspaper, a lecture or a page (15.14).
    """
    if entry.type in _CHAPTERS | _SUPPLEMENTS:
        return [*_chapter_reference(entry, locale), _published(entry, locale, dated=dated)]
    others = [capitalised(text) for text in _contributors(entry, locale)]
    if periodicals.is_issue(entry):
        special = [capitalised(text) for text in periodicals.special(entry, locale, in_note=False)]
        issue = periodicals.issue(entry, (), locale, dated=dated)
        return [title(entry, locale), *others, *special[:-1], locale.join([*special[-1:], issue], ", ")]
    if entry.type in _OCCASIONS:
        return [title(entry, locale), *others, capitalised(_occasion(entry, locale, dated=dated))]
    if entry.type in _LOOSE:
        return [title(entry, locale), *others, *map(capitalised, _loose_facts(entry, locale, dated=dated))]
    whole, *volume_of = _whole(entry, locale) or [""]
    names = locale.join(
        [*map(capitalised, volume_of), title(entry, locale), _part_of_book(entry, locale)], ", "
    )
    heading = locale.join([whole, names], ". ")
    facts = [capitalised(part) for part in _facts(entry, locale)]
    return [heading, *others, *facts, _published(entry, locale, dated=dated)]


def capitalised(text: str) -> Html:
    """Return the text with its first letter as a capital."""
    return Html(f"{text[:1].upper()}{text[1:]}")


def _contributors(entry: Entry, locale: Locale, *, in_note: bool = False) -> list[Html]:
    """Return editors, translators and the like, but for those who stand elsewhere."""
    without = ("editor",) if periodicals.has_special_title(entry) else (leading_role(entry),)
    return roles.contributors(entry, without, locale, in_note=in_note)


def _whole(entry: Entry, locale: Locale) -> list[str]:
    """Return title and volume of the multivolume work that the book is part of (14.119)."""
    whole = parts.whole_title(entry, "main", locale)
    return [whole, _volume_and_part(entry, locale)] if whole else []


def _volume_and_part(entry: Entry, locale: Locale) -> str:
    volume = f"{locale['volume']} {parts.tex(entry, 'volume')}" if entry.get("volume") else ""
    return locale.join(
        [volume, f"{locale['part']} {parts.tex(entry, 'part')}" if entry.get("part") else ""], ", "
    )


def _volume(entry: Entry, locale: Locale) -> list[str]:
    """Return the edition, then the volume, or how many volumes there are (14.113, 14.116 to 14.118)."""
    edition = publishing.edition(entry, locale)
    if entry.get("volumes") and not entry.get("volume"):
        return [edition, f"{parts.tex(entry, 'volumes')} {locale['volumes']}"]
    return [edition, "" if entry.get("maintitle") else _volume_and_part(entry, locale)]


def _facts(entry: Entry, locale: Locale) -> list[str]:
    published = parts.tex(entry, "howpublished")
    event = _event(entry, locale) if entry.type in _PROCEEDINGS else ""
    return [
        event,
        *_volume(entry, locale),
        publishing.version(entry, locale),
        parts.number(entry, locale),
        published,
    ]


def _event(entry: Entry, locale: Locale) -> str:
    """Return the conference of proceedings, with its place and date."""
    held = parse_date(entry.get("eventdate"))
    names = [parts.tex(entry, field) for field in ("eventtitle", "eventtitleaddon", "venue")]
    return locale.join([*names, locale.date(held) if held else ""], ", ")


def _part_of_book(entry: Entry, locale: Locale) -> str:
    """Return the chapter and the pages that make up the work, where they are part of a book."""
    chapter = parts.tex(entry, "chapter")
    pages = parts.pages(entry, locale)
    # Programs write how many pages a book has, too, into `pages`.
    return locale.join(
        [f"{locale['chapter']} {chapter}" if chapter else "", pages if locale.range_dash in pages else ""],
        ", ",
    )


def _loose_facts(entry: Entry, locale: Locale, *, dated: bool = True) -> list[str]:
    """Return what follows the title of a work that has not been published as books are."""
    if entry.type == "patent":
        return [_patent(entry, locale)]
    if entry.type in media.TYPES:
        return media.facts(entry, locale, dated=dated)
    return [_web(entry, locale, dated=dated)]


def _web(entry: Entry, locale: Locale, *, dated: bool = True) -> Html:
    host = parts.tex(entry, "organization", "howpublished", "publisher", "institution", "journaltitle")
    place = parts.places(entry, locale)
    made = locale.colon.join(part for part in (place, host) if part)
    number, day = parts.number(entry, locale), issued.day(entry, locale, dated=dated)
    return locale.join([publishing.version(entry, locale), number, made, day], ", ")


def _patent(entry: Entry, locale: Locale) -> Html:
    """Return number, countries, holder and dates, that of filing too (14.258)."""
    kind = parts.type_words(entry, locale) or locale["patent"]
    countries = parts.places(entry, locale)
    number = f"{kind} {parts.tex(entry, 'number')} {f'({countries})' if countries else ''}".strip()
    holders = note_names(entry.names.get("holder", ()), locale)
    filed, date = parse_date(entry.get("origdate")), issued.full_date(entry, locale)
    # What is still asked for has not been issued.
    told = locale["filed" if entry.get("type").startswith("patreq") else "issued"].format(date)
    comma = "," if locale.serial_comma else ""
    asked = f"{locale['filed'].format(locale.date(filed))}{comma} {locale['and']} " if filed else ""
    dates = f"{asked}{told}"
    return locale.join([number, f"{locale['holder']} {holders}" if holders else "", dates], ", ")


def _occasion(entry: Entry, locale: Locale, *, dated: bool = True) -> Html:
    """Return what an unpublished work is: a thesis, a lecture, a manuscript (14.214 and following)."""
    if entry.type == "thesis":
        kind = parts.type_words(entry, locale) or locale["thesis"]
        return locale.join(
            [kind, parts.tex(entry, "institution"), issued.year(entry, locale) if dated else ""], ", "
        )
    kind = parts.type_words(entry, locale) or parts.tex(entry, "howpublished")
    event = parts.tex(entry, "eventtitle")
    if not kind:
        kind = Html(locale["paper"].format(event) if event else locale["manuscript"])
        event = Html("")
    venue = [parts.tex(entry, field) for field in ("organization", "institution", "venue")]
    return locale.join(
        [kind, event, *venue, parts.places(entry, locale), issued.day(entry, locale, dated=dated)], ", "
    )


def _chapter_note(entry: Entry, locale: Locale) -> Html:
    """Return the chapter in its book (14.106, 14.107), or the introduction to it (14.110)."""
    by = parts.by_bookauthor(entry, locale)
    series = parts.number(entry, locale) if entry.get("series") else ""
    others = _contributors(entry, locale, in_note=True)
    facts = locale.join([_in_book(entry, locale), by, *others, *_volume(entry, locale), series], ", ")
    body = facts if entry.type in _SUPPLEMENTS else locale.join([title(entry, locale), facts], ", ")
    return Html(f"{body} ({_published(entry, locale, in_note=True)})")


def _chapter_reference(entry: Entry, locale: Locale) -> list[str]:
    by = parts.by_bookauthor(entry, locale)
    facts = [*_contributors(entry, locale), *_volume(entry, locale), parts.pages(entry, locale)]
    book = locale.join([capitalised(_in_book(entry, locale)), by, *facts], ", ")
    head = [] if entry.type in _SUPPLEMENTS else [title(entry, locale)]
    return [*head, book, parts.number(entry, locale) if entry.get("series") else ""]


def _in_book(entry: Entry, locale: Locale) -> Html:
    """Return ``in`` or ``chap. 3 in`` and the book, one with a title of its own after the whole (14.121)."""
    book = locale.join([*_whole(entry, locale), parts.whole_title(entry, "book", locale)], ", ")
    if entry.type in _SUPPLEMENTS:
        return Html(f"{_supplement(entry, locale)} {book}")
    if not book:
        return book
    chapter = parts.tex(entry, "chapter")
    return Html(f"{locale['chapter-in'].format(chapter) if chapter else locale['in']} {book}")


def _supplement(entry: Entry, locale: Locale) -> Html:
    word = parts.tex(entry, "type", "title") or locale["introduction"]
    in_sentence = word if locale.capital_nouns else f"{word[:1].lower()}{word[1:]}"
    return Html(locale["supplement"].format(in_sentence))


def _published(entry: Entry, locale: Locale, *, dated: bool = True, in_note: bool = False) -> Html:
    """Return the facts of publication: a report with its day or month, a book with its year."""
    year = issued.year(entry, locale) if dated else ""
    date = issued.day(entry, locale, dated=dated) if entry.type in _BY_DAY else year
    return publishing.published(entry, date, locale, dated=dated, in_note=in_note)
