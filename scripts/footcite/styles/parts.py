"""Parts of a reference that styles put together: titles, publication facts, links."""

from __future__ import annotations

import html
import re
import unicodedata

from footcite.dates import DateRange, entry_date, parse_date
from footcite.languages import is_foreign, title_language, work_language
from footcite.locales import find_locale
from footcite.model import Entry, Html, Name
from footcite.names import note_names
from footcite.punctuation import join, quote
from footcite.tex import tex_to_html, tex_to_text
from footcite.urls import doi_url, safe_url

_COUNTRIES = {"us": "US", "eu": "European", "de": "German", "fr": "French", "uk": "British"}
_TYPES = {
    "techreport": "technical report",
    "patent": "patent",
    **{f"patent{code}": f"{name} Patent" for code, name in _COUNTRIES.items()},
    **{f"patreq{code}": f"{name} Patent Request" for code, name in _COUNTRIES.items()},
    "resreport": "research report",
    "phdthesis": "PhD diss.",
    "candthesis": "candidate thesis",
    "mathesis": "master’s thesis",
    "bathesis": "bachelor’s thesis",
    "software": "computer software",
    "datacd": "CD-ROM",
    "audiocd": "audio CD",
}
_LOCALE = find_locale("en")
_EPRINTS = {
    "arxiv": "https://arxiv.org/abs/",
    "jstor": "https://www.jstor.org/stable/",
    "pubmed": "https://pubmed.ncbi.nlm.nih.gov/",
    "hdl": "https://hdl.handle.net/",
    "googlebooks": "https://books.google.com/books?id=",
}
_ARTICLE = re.compile(r"^(?:a|an|the)\s+", re.IGNORECASE)
# A full stop ends the main title only after a whole word: "vs. " does not.
_TITLE_BREAK = re.compile(r"(?<=[?!])\s+|(?<!\s)\s*+:\s+|(?<=\w{4})\.\s+|(?<!\s)\s++[–—]\s+")


def tex(entry: Entry, *fields: str) -> Html:
    """Return the first of the fields that is there, as HTML."""
    return tex_to_html(entry.get(*fields))


def escaped(text: str) -> Html:
    """Return plain text as HTML."""
    return Html(html.escape(text, quote=False))


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


def whole_title(entry: Entry, prefix: str) -> Html:
    """Return the title of the work that holds this one, with its subtitle: `booktitle`, `maintitle`."""
    main, sub = tex(entry, f"{prefix}title"), tex(entry, f"{prefix}subtitle")
    whole = f"{main}{'' if main.endswith(('?', '!')) else ':'} {sub}" if main and sub else main
    addon = tex(entry, f"{prefix}titleaddon")
    marked = f"<cite>{whole}</cite>" if whole else ""
    return join([marked, addon], ". ")


def publication(entry: Entry, date: str) -> Html:
    """Return ``Place: Publisher, date``, whichever of them there are."""
    place = places(entry)
    house = _listed(tex(entry, "publisher", "institution", "organization"))
    made = f"{place}: {house}" if place and house else place or house
    return Html(", ".join(part for part in (made, date) if part))


def places(entry: Entry) -> Html:
    """Return the places, biblatex's keys for countries in words."""
    written = tex(entry, "location").split(" and ")
    return _listed(Html(" and ".join(_LOCALE.countries.get(one, one) for one in written)))


def _listed(text: Html) -> Html:
    """Return biblatex's list, whose items are joined by `and`, as it is printed (Chicago 6.19)."""
    items = text.split(" and ")
    return Html(f"{', '.join(items[:-1])}, and {items[-1]}") if len(items) > 2 else text


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


def journal_series(entry: Entry) -> str:
    """Return the series of a journal: ``n.s.``, ``3rd ser.`` (Chicago 14.184)."""
    text = tex(entry, "series")
    known = {"newseries": "n.s.", "oldseries": "o.s."}.get(text)
    return known or (f"{_LOCALE.ordinal(int(text))} ser." if text.isdecimal() and len(text) <= 3 else text)


def full_date(entry: Entry) -> str:
    """Return the whole date; without one, when a web page was read, or "n.d." (Chicago 14.145)."""
    date = entry_date(entry)
    if date:
        return with_state(entry, date.format())
    read = parse_date(entry.get("urldate"))
    return state(entry) or tex(entry, "year") or (f"accessed {read.format()}" if read else "n.d.")


def year(entry: Entry) -> str:
    """Return the year, or "n.d."."""
    date = entry_date(entry)
    return with_state(entry, date.format_year()) if date else state(entry) or tex(entry, "year") or "n.d."


def day(entry: Entry, *, dated: bool) -> str:
    """Return the whole date; where the year stands before, only what says more than the year."""
    if dated:
        return full_date(entry)
    date = entry_date(entry)
    if date is None:
        return full_date(entry) if entry.get("urldate") and not entry.get("pubstate", "year") else ""
    return date.format_beside_year()


def state(entry: Entry) -> str:
    """Return how far publication has come: ``in press``, ``forthcoming`` (Chicago 14.146)."""
    written = entry.get("pubstate")
    # A reprint is told by its first publication.
    return "" if written.lower() == "reprint" else _LOCALE.states.get(written.lower()) or tex_to_html(written)


def with_state(entry: Entry, date: str) -> str:
    """Return the date, after what has not appeared yet: ``forthcoming 2016``."""
    return f"{state(entry)} {date}".strip()


def pages(entry: Entry) -> str:
    """Return the span of pages with en dashes."""
    return re.sub(r"\s*[-–—]+\s*", "–", tex(entry, "pages"))


def names(entry: Entry, *roles: str) -> tuple[Name, ...]:
    """Return the names of the first of the roles that the entry has."""
    return next((entry.names[role] for role in roles if entry.names.get(role)), ())


def by_bookauthor(entry: Entry) -> str:
    """Return the author of the book, unless it is that of the chapter (Chicago 14.106)."""
    people = entry.names.get("bookauthor", ())
    return f"by {note_names(people)}" if people and people != entry.names.get("author") else ""


def link(entry: Entry) -> Html:
    """Return the DOI or web address as a link to itself, ``""`` if there is none or it is unsafe."""
    if entry.get("doi"):
        return _link(doi_url(entry.address("doi")))
    return _link(safe_url(entry.address("url")) or _eprint_url(entry))


def _eprint_url(entry: Entry) -> str | None:
    """Return the address of a preprint (biblatex's manual, section 3.13.7)."""
    eprint = entry.address("eprint")
    service = _EPRINTS.get(entry.get("eprinttype").lower()) if eprint else None
    return safe_url(f"{service}{eprint}") if service else None


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
