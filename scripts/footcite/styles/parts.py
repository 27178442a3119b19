"""Parts of a reference that styles put together: titles, and the facts of publication."""

from __future__ import annotations

import html
import re

from footcite.languages import title_language, work_language
from footcite.locales import Locale
from footcite.model import Entry, Html, Name
from footcite.names import note_names
from footcite.tex import tex_to_html

_ENGLISH_ARTICLE = re.compile(r"^(?:a|an|the)\s+", re.IGNORECASE)
# A full stop ends the main title only after a whole word: "vs. " does not.
_TITLE_BREAK = re.compile(r"(?<=[?!])\s+|(?<!\s)\s*+:\s+|(?<=\w{4})\.\s+|(?<!\s)\s++[–—]\s+")


def tex(entry: Entry, *fields: str) -> Html:
    """Return the first of the fields that is there, as HTML."""
    return tex_to_html(entry.get(*fields))


def escaped(text: str) -> Html:
    """Return plain text as HTML."""
    return Html(html.escape(text, quote=False))


def title(entry: Entry, locale: Locale, *, quoted: bool) -> Html:
    """Return the title in quotes or italics, then its translation and the language of the work.

    Chicago 14.99. A title in square brackets is a description and is set in neither.
    """
    main = with_subtitle(tex(entry, "title"), tex(entry, "subtitle"), locale)
    work_tag = work_language(entry)
    translation, tag = tex(entry, "usere"), title_language(entry)
    if entry.get("origtitle") and locale.is_foreign(work_tag):
        main, translation, tag = tex(entry, "origtitle"), main, work_tag
    added = locale.semicolon.join(part for part in (translation, locale.in_language(work_tag)) if part)
    if _is_description(main):
        return Html(f"{main[:-1]}{locale.semicolon}{added}]") if added else main
    marked = _with_language(_styled(main, locale, quoted=quoted), tag, locale)
    addon = f" {tex(entry, 'titleaddon')}" if entry.get("titleaddon") else ""
    return Html(f"{marked}{addon} [{added}]" if added else f"{marked}{addon}")


def with_subtitle(main: Html, subtitle: Html, locale: Locale) -> Html:
    """Return title and subtitle with a colon between, which a question or an exclamation needs not."""
    if not (main and subtitle):
        return main or subtitle
    return Html(f"{main}{' ' if main.endswith(('?', '!')) else locale.colon}{subtitle}")


def short_title(entry: Entry, locale: Locale, *, quoted: bool, article: bool = False) -> Html:
    """Return `shorttitle`, or the title without what follows a colon or the like, and mostly its article."""
    tag = title_language(entry)
    bare = _is_english(tag or locale.tag) and not article
    text = tex(entry, "shorttitle") or _shortened(tex(entry, "title"), english=bare)
    return _with_language(_styled(Html(text), locale, quoted=quoted), tag, locale)


def container(entry: Entry, *fields: str) -> Html:
    """Return the work that holds this one, in italics."""
    text = tex(entry, *fields)
    return Html(f"<cite>{text}</cite>") if text else Html("")


def whole_title(entry: Entry, prefix: str, locale: Locale) -> Html:
    """Return the title of the work that holds this one, with its subtitle: `booktitle`, `maintitle`."""
    whole = with_subtitle(tex(entry, f"{prefix}title"), tex(entry, f"{prefix}subtitle"), locale)
    addon = tex(entry, f"{prefix}titleaddon")
    marked = f"<cite>{whole}</cite>" if whole else ""
    return locale.join([marked, addon], ". ")


def publication(entry: Entry, date: str, locale: Locale) -> Html:
    """Return ``Place: Publisher, date``, whichever of them there are."""
    place = places(entry, locale)
    house = _listed(tex(entry, "publisher", "institution", "organization"), locale)
    made = f"{place}{locale.colon}{house}" if place and house else place or house
    return Html(", ".join(part for part in (made, date) if part))


def places(entry: Entry, locale: Locale) -> Html:
    """Return the places, biblatex's keys for countries in words."""
    written = tex(entry, "location").split(" and ")
    return _listed(Html(" and ".join(locale.countries.get(one, one) for one in written)), locale)


def _listed(text: Html, locale: Locale) -> Html:
    """Return biblatex's list, whose items are joined by `and`, as it is printed (Chicago 6.19)."""
    *others, last = text.split(" and ")
    comma = "," if len(others) > 1 and locale.serial_comma else ""
    return Html(f"{', '.join(others)}{comma} {locale.conjunction(last)} {last}") if others else Html(last)


def number(entry: Entry, locale: Locale) -> Html:
    """Return type and number of a report, ``Working Paper no. 8``, or series and number of a book."""
    if entry.get("series"):
        return Html(f"{tex(entry, 'series')} {tex(entry, 'number')}".strip())
    kind, value = type_words(entry, locale), tex(entry, "number")
    counted = f"{locale['number']} {value}" if value.isdecimal() else value
    return Html(" ".join(part for part in (kind, counted) if part))


def type_words(entry: Entry, locale: Locale) -> Html:
    """Return the field `type`, biblatex's keys for it in words (manual, section 4.9.2.13)."""
    written = entry.get("type")
    return Html(locale.types.get(written.lower(), "")) or tex(entry, "type")


def journal_series(entry: Entry, locale: Locale) -> str:
    """Return the series of a journal: ``n.s.``, ``3rd ser.`` (Chicago 14.184)."""
    text = tex(entry, "series")
    term = {"newseries": "new-series", "oldseries": "old-series"}.get(text)
    if term:
        return locale[term]
    if not text.isdecimal() or len(text) > 3:
        return text
    return locale["journal-series"].format(number=text, ordinal=locale.ordinal(int(text)))


def pages(entry: Entry, locale: Locale) -> str:
    """Return the span of pages with the dashes of the locale."""
    return re.sub(r"\s*[-–—]+\s*", locale.range_dash, tex(entry, "pages"))


def labelled_pages(entry: Entry, locale: Locale) -> str:
    """Return ``pp. 33–35``."""
    written = pages(entry, locale)
    label = locale.locator("page", plural=locale.range_dash in written or "," in written)
    return f"{label} {written}" if written else ""


def names(entry: Entry, *roles: str) -> tuple[Name, ...]:
    """Return the names of the first of the roles that the entry has."""
    return next((entry.names[role] for role in roles if entry.names.get(role)), ())


def by_bookauthor(entry: Entry, locale: Locale) -> str:
    """Return the author of the book, unless it is that of the chapter (Chicago 14.106)."""
    people = entry.names.get("bookauthor", ())
    is_told = people and people != entry.names.get("author")
    return locale["by"].format(note_names(people, locale)) if is_told else ""


def quoted(text: Html, locale: Locale) -> Html:
    """Return a title in quotation marks."""
    return locale.quote(text) if text else text


def _shortened(text: str, *, english: bool) -> str:
    main = _TITLE_BREAK.split(text, maxsplit=1)[0]
    if main.count("<") != main.count("</") * 2 or not _closes_its_quotes(main):
        main = text
    main = _ENGLISH_ARTICLE.sub("", main) if english else main
    return main[:1].upper() + main[1:]


def _closes_its_quotes(text: str) -> bool:
    # What closes a quotation in German opens one in English.
    opening, closing = ("„", "“") if "„" in text else ("“", "”")
    return text.count(opening) == text.count(closing) and text.count("«") == text.count("»")


def _is_description(text: str) -> bool:
    return text.startswith("[") and text.endswith("]")


def _styled(text: Html, locale: Locale, *, quoted: bool) -> Html:
    if not text or _is_description(text):
        return text
    return locale.quote(text) if quoted else Html(f"<cite>{text}</cite>")


def _with_language(text: Html, tag: str, locale: Locale) -> Html:
    return Html(f'<span lang="{tag}">{text}</span>') if locale.is_foreign(tag) and text else text


def _is_english(tag: str) -> bool:
    return tag.partition("-")[0] == "en"
