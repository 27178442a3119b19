"""Parts of a reference that styles put together: titles, publication facts, links."""

from __future__ import annotations

import html
import re
import unicodedata

from footcite.dates import DateRange, entry_date, parse_date
from footcite.languages import is_foreign, title_language, work_language
from footcite.model import Entry, Html, Name
from footcite.names import note_names
from footcite.punctuation import quote
from footcite.tex import tex_to_html, tex_to_text
from footcite.urls import doi_url, safe_url

_TYPES = {
    "techreport": "technical report",
    "resreport": "research report",
    "phdthesis": "PhD diss.",
    "candthesis": "candidate thesis",
    "mathesis": "master’s thesis",
    "bathesis": "bachelor’s thesis",
}
_ARTICLE = re.compile(r"^(?:a|an|the)\s+", re.IGNORECASE)
# A full stop ends the main title only after a whole word: "vs. " does not.
_TITLE_BREAK = re.compile(r"(?<=[?!])\s+|(?<!\s)\s*+:\s+|(?<=\w{4})\.\s+|(?<!\s)\s++[–—]\s+")


def tex(entry: Entry, *fields: str) -> Html:
    """Return the first of the fields that is there, as HTML."""
    return tex_to_html(entry.get(*fields))


def title(entry: Entry, *, quoted: bool) -> Html:
    """Return the title in quotes or italics, then its translation and the language of the work.

    Chicago 14.99. A title in square brackets is a description and is set in neither.
    """
    main = tex(entry, "title")
    if entry.get("subtitle"):
        colon = "" if main.endswith(("?", "!")) else ":"
        main = Html(f"{main}{colon} {tex(entry, 'subtitle')}")
    work_tag, language = work_language(entry)
    translation, tag = tex(entry, "usere"), title_language(entry)
    if entry.get("origtitle") and is_foreign(work_tag):
        main, translation, tag = tex(entry, "origtitle"), main, work_tag
    added = "; ".join(
        part for part in (translation, f"in {language}" if is_foreign(work_tag) else "") if part
    )
    if _is_description(main):
        return Html(f"{main[:-1]}; {added}]") if added else main
    marked = _with_language(_styled(main, quoted=quoted), tag)
    addon = f" {tex(entry, 'titleaddon')}" if entry.get("titleaddon") else ""
    return Html(f"{marked}{addon} [{added}]" if added else f"{marked}{addon}")


def short_title(entry: Entry, *, quoted: bool) -> Html:
    """Return `shorttitle`, or the title without its article and what follows a colon or the like."""
    tag = title_language(entry)
    text = tex(entry, "shorttitle") or _shortened(tex(entry, "title"), english=not is_foreign(tag))
    return _with_language(_styled(Html(text), quoted=quoted), tag)


def container(entry: Entry, *fields: str) -> Html:
    """Return the work that holds this one, in italics."""
    text = tex(entry, *fields)
    return Html(f"<cite>{text}</cite>") if text else Html("")


def publication(entry: Entry, date: str) -> Html:
    """Return ``Place: Publisher, date``, whichever of them there are."""
    place = tex(entry, "location", "address")
    house = tex(entry, "publisher", "institution", "organization", "school")
    made = f"{place}: {house}" if place and house else place or house
    return Html(", ".join(part for part in (made, date) if part))


def number(entry: Entry) -> Html:
    """Return type and number of a report, ``Working Paper no. 8``, or series and number of a book."""
    if entry.get("series"):
        return Html(f"{tex(entry, 'series')} {tex(entry, 'number')}".strip())
    kind, value = type_words(entry), tex(entry, "number")
    counted = f"no. {value}" if value.isdecimal() else value
    return Html(" ".join(part for part in (kind, counted) if part))


def type_words(entry: Entry) -> Html:
    """Return the field `type`, biblatex's keys for it in words (manual, section 4.9.2.13)."""
    written = entry.get("type")
    return Html(_TYPES.get(written.lower(), "")) or tex(entry, "type")


def full_date(entry: Entry) -> str:
    """Return the whole date; without one, when a web page was read, or "n.d." (Chicago 14.145)."""
    date = entry_date(entry)
    if date:
        return date.format()
    read = parse_date(entry.get("urldate"))
    return tex(entry, "pubstate", "year") or (f"accessed {read.format()}" if read else "n.d.")


def year(entry: Entry) -> str:
    """Return the year, or "n.d."."""
    date = entry_date(entry)
    return date.format_year() if date else tex(entry, "pubstate", "year") or "n.d."


def pages(entry: Entry) -> str:
    """Return the span of pages with en dashes."""
    return re.sub(r"\s*[-–—]+\s*", "–", tex(entry, "pages"))


def names(entry: Entry, *roles: str) -> tuple[Name, ...]:
    """Return the names of the first of the roles that the entry has."""
    return next((entry.names[role] for role in roles if entry.names.get(role)), ())


def contributors(entry: Entry, roles: dict[str, str]) -> list[Html]:
    """Return ``ed. Jane Doe`` and the like, for each role that the entry has."""
    return [
        Html(f"{words} {note_names(entry.names[role])}")
        for role, words in roles.items()
        if entry.names.get(role)
    ]


def link(entry: Entry) -> Html:
    """Return the DOI or web address as a link to itself, ``""`` if there is none or it is unsafe."""
    return _link(doi_url(entry.get("doi")) if entry.get("doi") else safe_url(entry.address("url")))


def read_date(entry: Entry) -> DateRange | None:
    """Return when the address of the entry was read."""
    return parse_date(entry.get("urldate"))


def quoted(text: Html) -> Html:
    """Return a title in quotation marks."""
    return quote(text) if text else text


def archived(entry: Entry) -> Html:
    """Return when the archived copy was made and where it is, ``""`` if there is none."""
    copy = _link(safe_url(entry.address("archiveurl")))
    date = parse_date(entry.get("archivedate"))
    return Html(f"archived {f'{date.format()}, ' if date else ''}at {copy}") if copy else copy


def sort_date(entry: Entry) -> str:
    """Return the date so that texts sort as times do; what has no date comes last."""
    date = entry_date(entry)
    return date.start.sort_text() if date else "~"


def sort_text(text: str) -> str:
    """Return the text as it is sorted: without TeX, accents, case and a leading article."""
    plain = unicodedata.normalize("NFD", tex_to_text(text)).casefold()
    letters = "".join(char for char in plain if not unicodedata.combining(char))
    return _ARTICLE.sub("", letters.lstrip("[“‘\"' "))


def _shortened(text: str, *, english: bool) -> str:
    main = _TITLE_BREAK.split(text, maxsplit=1)[0]
    if main.count("<") != main.count("</") * 2 or main.count("“") != main.count("”"):
        main = text
    main = _ARTICLE.sub("", main) if english else main
    return main[:1].upper() + main[1:]


def _is_description(text: str) -> bool:
    return text.startswith("[") and text.endswith("]")


def _link(url: str | None) -> Html:
    address = html.escape(url or "")
    return Html(f'<a class="reference-link" href="{address}">{address}</a>' if url else "")


def _styled(text: Html, *, quoted: bool) -> Html:
    if _is_description(text):
        return text
    return quote(text) if quoted else Html(f"<cite>{text}</cite>") if text else text


def _with_language(text: Html, tag: str) -> Html:
    return Html(f'<span lang="{tag}">{text}</span>') if is_foreign(tag) and text else text
