"""How the Chicago Manual of Style (17th ed., ch. 14) words each kind of work, in notes and bibliographies."""

from __future__ import annotations

from footcite.dates import parse_date
from footcite.locales import find_locale
from footcite.locators import format_locators
from footcite.model import Entry, Html, Locator
from footcite.names import note_names
from footcite.punctuation import join
from footcite.styles import media, parts, periodicals, publishing, roles

_CHAPTERS = {"incollection", "inbook", "inproceedings", "inreference", "bookinbook"}
_SUPPLEMENTS = {"suppbook", "suppcollection"}
_WEB = {"online", "misc", "software", "dataset", "letter"}
_LOOSE = _WEB | media.TYPES | {"patent"}
_OCCASIONS = {"thesis", "unpublished"}
_QUOTED = (_CHAPTERS | _WEB | _OCCASIONS | periodicals.TYPES) - {"bookinbook"}
_PROCEEDINGS = {"proceedings", "mvproceedings"}
# What is dated to the day or the month, where that is known.
_BY_DAY = {"report", "manual", "suppbook"}
_LOCALE = find_locale("en")


def leading_role(entry: Entry) -> str:
    """Return the role that stands first for want of an author (14.103); a chapter has its title first."""
    if entry.names.get("author") or entry.type in _CHAPTERS:
        return ""
    return next((role for role in ("editor", "translator") if entry.names.get(role)), "")


def role_label(entry: Entry, role: str) -> Html:
    """Return what stands behind the names that come first: ``eds.``."""
    return roles.label(entry, role, _LOCALE)


def title(entry: Entry) -> Html:
    """Return the title in quotes or italics; an issue with a title of its own is known by that."""
    if periodicals.is_special(entry):
        return periodicals.issue_title(entry)
    # An issue without a title is named by its periodical.
    whole_issue = entry.type == "periodical" and periodicals.is_issue(entry)
    return Html("") if whole_issue else parts.title(entry, quoted=entry.type in _QUOTED)


def short_title(entry: Entry) -> Html:
    """Return the title of a short form (14.33), of an introduction with the book's (14.110)."""
    if entry.type in _SUPPLEMENTS:
        return Html(f"{_supplement(entry)} {parts.container(entry, 'booktitle')}")
    if periodicals.is_special(entry):
        return periodicals.issue_title(entry)
    return parts.short_title(entry, quoted=entry.type in _QUOTED)


def note_body(entry: Entry, locators: tuple[Locator, ...]) -> list[str]:
    """Return the parts of a note from the title on, with the place cited."""
    place = format_locators(locators)
    if entry.type in _CHAPTERS | _SUPPLEMENTS:
        return [_chapter_note(entry), place or parts.pages(entry)]
    others = _contributors(entry, in_note=True)
    if periodicals.is_issue(entry):
        special = periodicals.special(entry, _LOCALE, in_note=True)
        return [title(entry), *others, *special, periodicals.issue(entry, locators, _LOCALE)]
    if entry.type in _OCCASIONS:
        return [Html(f"{join([title(entry), *others], ', ')} ({_occasion(entry)})"), place]
    if entry.type in _LOOSE:
        return [title(entry), *others, *_loose_facts(entry), place]
    facts = [*_whole(entry), title(entry), *others, *_facts(entry)]
    return [Html(f"{join(facts, ', ')} ({_published(entry, in_note=True)})"), place or _part_of_book(entry)]


def reference_body(entry: Entry, *, dated: bool = True) -> list[str]:
    """Return the sentences from the title to the facts of publication.

    Without its date in an author-date reference, which has the year before, but for what is known
    to the day of a newspaper, a lecture or a page (15.14).
    """
    if entry.type in _CHAPTERS | _SUPPLEMENTS:
        return [*_chapter_reference(entry), _published(entry, dated=dated)]
    others = [capitalised(text) for text in _contributors(entry)]
    if periodicals.is_issue(entry):
        special = [capitalised(text) for text in periodicals.special(entry, _LOCALE, in_note=False)]
        issue = periodicals.issue(entry, (), _LOCALE, dated=dated)
        return [title(entry), *others, *special[:-1], join([*special[-1:], issue], ", ")]
    if entry.type in _OCCASIONS:
        return [title(entry), *others, capitalised(_occasion(entry, dated=dated))]
    if entry.type in _LOOSE:
        return [title(entry), *others, *map(capitalised, _loose_facts(entry, dated=dated))]
    whole, *volume_of = _whole(entry) or [""]
    names = join([*map(capitalised, volume_of), title(entry), _part_of_book(entry)], ", ")
    heading = join([whole, names], ". ")
    facts = [capitalised(part) for part in _facts(entry)]
    return [heading, *others, *facts, _published(entry, dated=dated)]


def capitalised(text: str) -> Html:
    """Return the text with its first letter as a capital."""
    return Html(f"{text[:1].upper()}{text[1:]}")


def _contributors(entry: Entry, *, in_note: bool = False) -> list[Html]:
    """Return editors, translators and the like, but for those who stand elsewhere."""
    without = ("editor",) if periodicals.has_special_title(entry) else (leading_role(entry),)
    return roles.contributors(entry, without, _LOCALE, in_note=in_note)


def _whole(entry: Entry) -> list[str]:
    """Return title and volume of the multivolume work that the book is part of (14.119)."""
    whole = parts.whole_title(entry, "main")
    return [whole, _volume_and_part(entry)] if whole else []


def _volume_and_part(entry: Entry) -> str:
    volume = f"{_LOCALE['volume']} {parts.tex(entry, 'volume')}" if entry.get("volume") else ""
    return join([volume, f"{_LOCALE['part']} {parts.tex(entry, 'part')}" if entry.get("part") else ""], ", ")


def _volume(entry: Entry) -> list[str]:
    """Return the edition, then the volume, or how many volumes there are (14.113, 14.116 to 14.118)."""
    edition = publishing.edition(entry, _LOCALE)
    if entry.get("volumes") and not entry.get("volume"):
        return [edition, f"{parts.tex(entry, 'volumes')} {_LOCALE['volumes']}"]
    return [edition, "" if entry.get("maintitle") else _volume_and_part(entry)]


def _facts(entry: Entry) -> list[str]:
    published = parts.tex(entry, "howpublished")
    event = _event(entry) if entry.type in _PROCEEDINGS else ""
    return [event, *_volume(entry), publishing.version(entry, _LOCALE), parts.number(entry), published]


def _event(entry: Entry) -> str:
    """Return the conference of proceedings, with its place and date."""
    held = parse_date(entry.get("eventdate"))
    names = [parts.tex(entry, field) for field in ("eventtitle", "eventtitleaddon", "venue")]
    return join([*names, held.format() if held else ""], ", ")


def _part_of_book(entry: Entry) -> str:
    """Return the chapter and the pages that make up the work, where they are part of a book."""
    chapter = parts.tex(entry, "chapter")
    pages = parts.pages(entry)
    # Programs write how many pages a book has, too, into `pages`.
    return join([f"{_LOCALE['chapter']} {chapter}" if chapter else "", pages if "–" in pages else ""], ", ")


def _loose_facts(entry: Entry, *, dated: bool = True) -> list[str]:
    """Return what follows the title of a work that has not been published as books are."""
    if entry.type == "patent":
        return [_patent(entry)]
    return media.facts(entry, dated=dated) if entry.type in media.TYPES else [_web(entry, dated=dated)]


def _web(entry: Entry, *, dated: bool = True) -> Html:
    host = parts.tex(entry, "organization", "howpublished", "publisher", "institution", "journaltitle")
    place = parts.places(entry)
    made = ": ".join(part for part in (place, host) if part)
    return join(
        [publishing.version(entry, _LOCALE), parts.number(entry), made, parts.day(entry, dated=dated)], ", "
    )


def _patent(entry: Entry) -> Html:
    """Return number, countries, holder and dates, that of filing too (14.258)."""
    kind = parts.type_words(entry) or _LOCALE["patent"]
    countries = parts.places(entry)
    number = f"{kind} {parts.tex(entry, 'number')} {f'({countries})' if countries else ''}".strip()
    holders = note_names(entry.names.get("holder", ()))
    filed, date = parse_date(entry.get("origdate")), parts.full_date(entry)
    # What is still asked for has not been issued.
    issued = _LOCALE["filed" if entry.get("type").startswith("patreq") else "issued"].format(date)
    dates = f"{_LOCALE['filed'].format(filed.format())}, {_LOCALE['and']} {issued}" if filed else issued
    return join([number, f"{_LOCALE['holder']} {holders}" if holders else "", dates], ", ")


def _occasion(entry: Entry, *, dated: bool = True) -> Html:
    """Return what an unpublished work is: a thesis, a lecture, a manuscript (14.214 and following)."""
    if entry.type == "thesis":
        kind = parts.type_words(entry) or "thesis"
        return join([kind, parts.tex(entry, "institution"), parts.year(entry) if dated else ""], ", ")
    kind = parts.type_words(entry) or parts.tex(entry, "howpublished")
    event = parts.tex(entry, "eventtitle")
    if not kind:
        kind = Html(_LOCALE["paper"].format(event) if event else _LOCALE["manuscript"])
        event = Html("")
    venue = [parts.tex(entry, field) for field in ("organization", "institution", "venue")]
    return join([kind, event, *venue, parts.places(entry), parts.day(entry, dated=dated)], ", ")


def _chapter_note(entry: Entry) -> Html:
    """Return the chapter in its book (14.106, 14.107), or the introduction to it (14.110)."""
    by = parts.by_bookauthor(entry)
    series = parts.number(entry) if entry.get("series") else ""
    others = _contributors(entry, in_note=True)
    facts = join([_in_book(entry), by, *others, *_volume(entry), series], ", ")
    body = facts if entry.type in _SUPPLEMENTS else join([title(entry), facts], ", ")
    return Html(f"{body} ({_published(entry, in_note=True)})")


def _chapter_reference(entry: Entry) -> list[str]:
    by = parts.by_bookauthor(entry)
    facts = [*_contributors(entry), *_volume(entry), parts.pages(entry)]
    book = join([capitalised(_in_book(entry)), by, *facts], ", ")
    head = [] if entry.type in _SUPPLEMENTS else [title(entry)]
    return [*head, book, parts.number(entry) if entry.get("series") else ""]


def _in_book(entry: Entry) -> Html:
    """Return ``in`` or ``chap. 3 in`` and the book, one with a title of its own after the whole (14.121)."""
    book = join([*_whole(entry), parts.whole_title(entry, "book")], ", ")
    if entry.type in _SUPPLEMENTS:
        return Html(f"{_supplement(entry)} {book}")
    if not book:
        return book
    chapter = parts.tex(entry, "chapter")
    return Html(f"{_LOCALE['chapter-in'].format(chapter) if chapter else _LOCALE['in']} {book}")


def _supplement(entry: Entry) -> Html:
    word = parts.tex(entry, "type", "title") or "introduction"
    return Html(f"{word[:1].lower()}{word[1:]} to")


def _published(entry: Entry, *, dated: bool = True, in_note: bool = False) -> Html:
    """Return the facts of publication: a report with its day or month, a book with its year."""
    year = parts.year(entry) if dated else ""
    date = parts.day(entry, dated=dated) if entry.type in _BY_DAY else year
    return publishing.published(entry, date, _LOCALE, dated=dated, in_note=in_note)
