"""What a work is and where it is found (Publication Manual of the APA, 7th ed., 9.18 to 9.37, ch. 10)."""

from __future__ import annotations

import re

from footcite.literal_lists import split_list
from footcite.locales import Locale
from footcite.model import Entry, Html, Name
from footcite.names import name_list
from footcite.styles import parts, periodicals, publishing, roles
from footcite.styles.chicago_works import capitalised
from footcite.styles.kinds import Kind, kind_of
from footcite.styles.people import initials_first, initials_last, leading_names, leading_role
from footcite.styles.titles import (
    italic,
    repository,
    sentence_case_of,
    supplement,
    translated,
    volume_and_part,
    whole_title,
)
from footcite.tex import tex_to_html

_MOST = 20


def title(entry: Entry, locale: Locale) -> Html:
    """Return the title, then in parentheses who and which, in brackets what it is (9.18 to 9.22)."""
    case = sentence_case_of(entry, locale)
    kind = kind_of(entry)
    if entry.type == "periodical":
        return _issue(entry, locale)
    text = whole_title(entry, locale, case=case)
    if kind is not Kind.CHAPTER:
        text = _with_volume(entry, text, locale)
    details = _translators(entry, locale) if kind in {Kind.ARTICLE, Kind.CHAPTER} else _details(entry, locale)
    text = text or supplement(entry, locale)
    marked = text if kind in {Kind.ARTICLE, Kind.CHAPTER} else italic(text)
    what = _description(entry, locale)
    return Html(
        f"{marked}{translated(entry)}{f' ({details})' if details else ''}{f' [{what}]' if what else ''}"
    )


def source(entry: Entry, locale: Locale) -> Html:
    """Return periodical, book, publisher, or place (9.23 to 9.33)."""
    kind = kind_of(entry)
    if kind is Kind.ARTICLE or periodicals.is_special(entry):
        return _periodical(entry, locale)
    if entry.type == "periodical":
        return _volume_and_issue(entry)
    if kind is Kind.CHAPTER:
        return locale.join([_book(entry, locale), _house(entry)], ". ")
    if kind is Kind.UNPUBLISHED:
        fields = ("organization", "institution", "venue", "location")
        event = capitalised(parts.tex(entry, "eventtitle"))
        return locale.join([event, *(parts.tex(entry, field) for field in fields)], ", ")
    if entry.type in {"artwork", "image", "performance"}:
        return locale.join([_house(entry) or parts.tex(entry, "venue"), parts.places(entry, locale)], ", ")
    return Html("") if kind is Kind.THESIS else _house(entry) or repository(entry)


def role(entry: Entry, who: str, locale: Locale) -> Html:
    """Return ``Ed.``, ``Eds.``, ``Trans.`` or ``Director`` (10.12)."""
    if who == "editor" and entry.get("editortype") == "director":
        return capitalised(locale.nouns["director"][1 if len(entry.names[who]) > 1 else 0])
    return capitalised(roles.label(entry, who, locale))


def _issue(entry: Entry, locale: Locale) -> Html:
    """Return the title of a special issue, or the name of the periodical."""
    case = sentence_case_of(entry, locale)
    if not periodicals.is_special(entry):
        return italic(whole_title(entry, locale))
    return Html(f"{whole_title(entry, locale, 'issue', case)} [{capitalised(locale['special-issue'])}]")


def _with_volume(entry: Entry, text: Html, locale: Locale, prefix: str = "main") -> Html:
    """Return ``A history of water: Vol. 2. Rain`` (10.2, example 30)."""
    whole = whole_title(entry, locale, prefix, sentence_case_of(entry, locale))
    if not whole or not text:
        return text or whole
    volume = volume_and_part(entry)
    counted = f"{locale['volume-apa']} {volume}. " if volume else ""
    return Html(f"{whole}{locale.colon}{counted}{text}")


def _details(entry: Entry, locale: Locale, *, pages: str = "") -> Html:
    people = _book_people(entry, locale)
    return Html(locale.semicolon.join(part for part in (*people, _counted(entry, locale, pages)) if part))


def _counted(entry: Entry, locale: Locale, pages: str) -> Html:
    """Return edition, volume, number, version and pages."""
    volume = f"{locale['volume-apa']} {volume_and_part(entry)}" if entry.get("volume") else ""
    written = parts.pages(entry, locale)
    if kind_of(entry) is Kind.BOOK and locale.range_dash in written:
        pages = parts.labelled_pages(entry, locale)
    version = locale["version-apa"].format(parts.tex(entry, "version")) if entry.get("version") else ""
    facts = [
        publishing.edition(entry, locale),
        "" if entry.get("maintitle") else volume or _volumes(entry, locale),
        _number(entry, locale) if kind_of(entry) is Kind.REPORT else "",
        version,
        pages,
    ]
    return locale.join(facts, ", ")


def _volumes(entry: Entry, locale: Locale) -> str:
    count = parts.tex(entry, "volumes")
    return locale["volumes-apa"].format(f"1{locale.range_dash}{count}") if count.isdecimal() else count


def _number(entry: Entry, locale: Locale) -> str:
    """Return ``Report No. 12`` (10.4), of a standard its own name, ``U.S. Patent No. 4,586,960`` (11.8)."""
    number = parts.tex(entry, "number")
    words = parts.type_words(entry, locale)
    if entry.get("type") == "patentus":
        words = Html(locale["us-patent"])
        number = Html(f"{int(number):,}") if number.isdecimal() else number
    if not number or (entry.type in {"standard", "patent"} and not words):
        return number or words
    return f"{_in_capitals(words, locale)} {locale['report-number'].format(number)}".strip()


def _in_capitals(words: str, locale: Locale) -> str:
    """Return the words of a kind of report, in English with capitals: ``Technical Report``."""
    return re.sub(r"(?<![\w&<;/])[a-z]", lambda m: m[0].upper(), words) if locale.tag == "en" else words


def _description(entry: Entry, locale: Locale) -> Html:
    """Return what the work is, where its title does not say (9.21)."""
    kind = kind_of(entry)
    words = capitalised(parts.type_words(entry, locale))
    if kind is Kind.THESIS:
        return locale.join([_thesis(entry, words, locale), parts.tex(entry, "institution", "school")], ", ")
    if kind is Kind.UNPUBLISHED:
        is_read = entry.get("eventtitle") or entry.type == "inproceedings"
        standard = "presentation" if is_read else entry.type
        return words or capitalised(parts.tex(entry, "howpublished")) or Html(locale.kinds[standard])
    return words or Html(locale.kinds.get(entry.type, "")) if kind is Kind.WEB else Html("")


def _thesis(entry: Entry, words: Html, locale: Locale) -> Html:
    written = entry.get("type").lower()
    if entry.type == "mastersthesis" or written == "mathesis":
        return Html(locale["masters-thesis-apa"])
    return Html(locale["doctoral-dissertation"]) if written in {"", "phdthesis"} else words


def _periodical(entry: Entry, locale: Locale) -> Html:
    prefix = "" if entry.type == "periodical" else "journal"
    journal = italic(whole_title(entry, locale, prefix) or tex_to_html(entry.get("journal")))
    pages = parts.pages(entry, locale)
    eid = locale["article-number"].format(parts.tex(entry, "eid")) if entry.get("eid") else ""
    facts = [journal, periodicals.full_journal_series(entry, locale), _volume_and_issue(entry), pages or eid]
    return locale.join(facts, ", ")


def _volume_and_issue(entry: Entry) -> Html:
    volume, number = parts.tex(entry, "volume"), parts.tex(entry, "number")
    return Html(f"{f'<em>{volume}</em>' if volume else ''}{f'({number})' if number else ''}")


def _book(entry: Entry, locale: Locale) -> Html:
    """Return the book with its editors or its author, and the pages in it."""
    case = sentence_case_of(entry, locale)
    book = italic(_with_volume(entry, whole_title(entry, locale, "book", case), locale))
    if not book:
        return book
    pages = parts.labelled_pages(entry, locale)
    if not pages and entry.get("chapter"):
        pages = f"{locale.locator('chapter-apa', plural=False)} {parts.tex(entry, 'chapter')}"
    author, editors = entry.names.get("bookauthor", ()), entry.names.get("editor", ())
    by = ""
    if author and author != entry.names.get("author"):
        by = f"{_names(author, locale)}, "
    elif editors:
        by = f"{_names(editors, locale)} ({role(entry, 'editor', locale)}), "
    details = _details(entry, locale, pages=pages)
    return Html(f"{locale['In']} {by}{book}{f' ({details})' if details else ''}")


def _book_people(entry: Entry, locale: Locale) -> list[Html]:
    """Return editors and translators who stand neither first nor before the book (10.2)."""
    first = leading_role(entry)
    is_chapter = kind_of(entry) is Kind.CHAPTER
    has_author = entry.names.get("bookauthor", ()) not in {(), entry.names.get("author")}
    editors = entry.names.get("editor", ()) if first != "editor" and (not is_chapter or has_author) else ()
    translators = entry.names.get("translator", ()) if first != "translator" and not is_chapter else ()
    if editors and editors == translators:
        word = parts.escaped(locale["and-apa"]) or locale["and"]
        both = f"{role(entry, 'editor', locale)} {word} {role(entry, 'translator', locale)}"
        return [Html(f"{_names(editors, locale)}, {both}")]
    people = (("editor", editors), ("translator", translators))
    return [Html(f"{_names(who, locale)}, {role(entry, name, locale)}") for name, who in people if who]


def _translators(entry: Entry, locale: Locale) -> str:
    names = entry.names.get("translator", ())
    is_first = leading_role(entry) == "translator" and kind_of(entry) is not Kind.CHAPTER
    return f"{_names(names, locale)}, {role(entry, 'translator', locale)}" if names and not is_first else ""


def _names(names: tuple[Name, ...], locale: Locale) -> Html:
    word = parts.escaped(locale["and-apa"])
    return name_list(names, initials_first, locale, most=_MOST, keep=1, word=word)


def _house(entry: Entry) -> Html:
    """Return the publishers, unless the author is the publisher, too (9.29)."""
    written = entry.get("publisher", "institution", "organization", "howpublished")
    authors = {initials_last(name) for name in leading_names(entry)}
    house = Html("; ".join(tex_to_html(one) for one in split_list(written)))
    return Html("") if authors & {house, tex_to_html(written)} else house
