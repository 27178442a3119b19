"""References by kind of work (IEEE Reference Guide, 2023, part III)."""

from __future__ import annotations

import re

from footcite.dates import entry_date
from footcite.locales import Locale
from footcite.model import Entry, Html, Name
from footcite.names import name_list
from footcite.styles import issued, online, parts, periodicals, publishing, roles
from footcite.styles.chicago_works import capitalised
from footcite.styles.kept import kept
from footcite.styles.kinds import Kind, kind_of
from footcite.styles.people import initials_first, leading_names, leading_role
from footcite.styles.titles import (
    italic,
    quoted,
    sentence_case_of,
    supplement,
    translated,
    volume_and_part,
    whole_title,
)
from footcite.tex import tex_to_html

_ITALIC = {"manual", "standard", "movie", "music", "artwork", "image"}
_MOST = 6


@kept
def reference(entry: Entry, locale: Locale) -> Html:
    """Return one reference, without its number."""
    is_issue = periodicals.is_issue(entry) or kind_of(entry) is Kind.ARTICLE
    forms = {Kind.CHAPTER: _chapter, Kind.BOOK: _book}
    form = _article if is_issue else forms.get(kind_of(entry), _other)
    text = locale.join([_people(entry, locale), form(entry, locale)], ", ")
    return _linked(entry, text, locale)


def _people(entry: Entry, locale: Locale) -> Html:
    role = leading_role(entry)
    if not role or (role != "author" and kind_of(entry) is Kind.CHAPTER):
        return Html("")
    return _names(leading_names(entry), locale) if role == "author" else _with_role(entry, role, locale)


def _names(names: tuple[Name, ...], locale: Locale) -> Html:
    """Return up to six names; of more the first."""
    listed = name_list(names, initials_first, locale, most=_MOST, keep=1)
    others = locale["et-al"]
    return Html(
        f"{listed.removesuffix(others)}<em>{others}</em>" if listed.endswith(f" {others}") else listed
    )


def _with_role(entry: Entry, role: str, locale: Locale) -> Html:
    """Return ``H. Hall and I. Ives, Eds.``."""
    names = entry.names.get(role, ())
    return Html(f"{_names(names, locale)}, {capitalised(roles.label(entry, role, locale))}" if names else "")


def _makers(entry: Entry, locale: Locale, first: str) -> list[Html]:
    """Return editors and translators, but for those who stand first."""
    editors, translators = entry.names.get("editor", ()), entry.names.get("translator", ())
    if editors and editors == translators and first not in {"editor", "translator"}:
        words = [capitalised(roles.label(entry, role, locale)) for role in ("editor", "translator")]
        return [Html(f"{_names(editors, locale)}, {words[0]} {locale['and']} {words[1]}")]
    return [_with_role(entry, role, locale) for role in ("editor", "translator") if role != first]


def _quoted(entry: Entry, locale: Locale) -> Html:
    text = whole_title(entry, locale, case=sentence_case_of(entry, locale))
    return Html(f"{quoted(text or supplement(entry, locale), locale)}{translated(entry)}")


def _article(entry: Entry, locale: Locale) -> Html:
    eid = locale["art-no"].format(parts.tex(entry, "eid")) if entry.get("eid") else ""
    counted = [_counted(entry, field, locale) for field in ("volume", "number")]
    pages = parts.labelled_pages(entry, locale)
    translators = _with_role(entry, "translator", locale) if leading_role(entry) != "translator" else ""
    series = parts.journal_series(entry, locale)
    head = [*_in_periodical(entry, locale), series, *counted, pages]
    return locale.join([*head[:1], translators, *head[1:], _date(entry, locale), "" if pages else eid], ", ")


def _in_periodical(entry: Entry, locale: Locale) -> list[Html]:
    """Return title and journal; the issue of a periodical may have no title."""
    if entry.type != "periodical":
        journal = whole_title(entry, locale, "journal") or tex_to_html(entry.get("journal"))
        return [_quoted(entry, locale), italic(journal)]
    issue = whole_title(entry, locale, "issue", sentence_case_of(entry, locale))
    return [quoted(issue, locale), italic(whole_title(entry, locale))]


def _chapter(entry: Entry, locale: Locale) -> Html:
    book = _volume_of(entry, whole_title(entry, locale, "book"), locale)
    author = entry.names.get("bookauthor", ())
    by = f"{_names(author, locale)}, " if author and author != entry.names.get("author") else ""
    inside = [Html(f"{locale['in']} {by}{book}") if book else book, *_makers(entry, locale, "")]
    made = parts.publication(entry, _date(entry, locale), locale)
    place = [made, _counted(entry, "chapter", locale), parts.labelled_pages(entry, locale)]
    facts = [_quoted(entry, locale), *inside, publishing.edition(entry, locale)]
    if entry.type == "inproceedings":
        return locale.join([*facts, *place], ", ")
    return locale.join([locale.join(facts, ", "), locale.join(place, ", ")], ". ")


def _book(entry: Entry, locale: Locale) -> Html:
    title = _volume_of(entry, whole_title(entry, locale), locale)
    makers = _makers(entry, locale, leading_role(entry))
    facts = [
        Html(f"{title}{translated(entry)}"),
        *makers,
        publishing.edition(entry, locale),
        parts.tex(entry, "howpublished"),
    ]
    written = parts.pages(entry, locale)
    # Programs write how many pages a book has, too, into `pages`.
    pages = parts.labelled_pages(entry, locale) if locale.range_dash in written else ""
    made = parts.publication(entry, _date(entry, locale), locale)
    place = [made, _counted(entry, "chapter", locale), pages]
    return locale.join([locale.join(facts, ", "), locale.join(place, ", ")], ". ")


def _volume_of(entry: Entry, title: Html, locale: Locale) -> Html:
    """Return ``Polymers, vol. 3, Plastics`` for a volume of a whole, and the series in parentheses."""
    volume = volume_and_part(entry)
    counted = f"{locale['volume']} {volume}" if volume else ""
    if not volume and entry.get("volumes"):
        counted = f"{parts.tex(entry, 'volumes')} {locale['volumes']}"
    series = f" ({parts.number(entry, locale)})" if entry.get("series") else ""
    if entry.get("maintitle"):
        whole = italic(whole_title(entry, locale, "main"))
        return Html(f"{locale.join([whole, counted, italic(title)], ', ')}{series}")
    return locale.join([Html(f"{italic(title)}{series}" if title else ""), counted], ", ")


def _other(entry: Entry, locale: Locale) -> Html:
    title = _quoted(entry, locale)
    if entry.type in _ITALIC:
        title = Html(f"{italic(whole_title(entry, locale))}{translated(entry)}")
    facts = {
        Kind.REPORT: _report_facts,
        Kind.THESIS: _thesis_facts,
    }.get(kind_of(entry), _loose_facts)(entry, locale)
    return locale.join([title, *facts, _date(entry, locale)], ", ")


def _house(entry: Entry) -> Html:
    return parts.tex(entry, "institution", "school", "organization", "publisher", "howpublished")


def _report_facts(entry: Entry, locale: Locale) -> list[str]:
    """Return maker, place and number; a standard and a manual are known by their number and edition first."""
    made = [_house(entry), "" if entry.type == "patent" else parts.places(entry, locale)]
    number = _number(entry, locale)
    if entry.type in {"manual", "standard"}:
        return [publishing.edition(entry, locale), publishing.version(entry, locale), number, *made]
    return [*made, number, publishing.version(entry, locale)]


def _number(entry: Entry, locale: Locale) -> str:
    """Return ``Tech. Rep. 12``, ``Rep. 12`` or ``U.S. Patent 1 234 567``."""
    number, kind = parts.tex(entry, "number"), entry.get("type").lower()
    if kind == "patentus" and number.isdecimal():
        return f"{locale['us-patent']} {f'{int(number):,}'.replace(',', chr(0xA0))}"
    known = {"techreport": "technical-report-ieee", "": "report-ieee"}.get(kind)
    words = locale[known] if known else parts.type_words(entry, locale)
    is_named = entry.type in {"standard", "manual", "patent"} and not kind
    return f"{'' if is_named or not (number or kind) else words} {number}".strip()


def _thesis_facts(entry: Entry, locale: Locale) -> list[str]:
    kind = entry.get("type").lower()
    known = {"phdthesis": "phd-thesis-ieee", "mathesis": "masters-thesis-ieee", "": "phd-thesis-ieee"}.get(
        kind
    )
    words = locale[known] if known else parts.type_words(entry, locale)
    return [words, _house(entry), parts.places(entry, locale)]


def _loose_facts(entry: Entry, locale: Locale) -> list[str]:
    event = parts.tex(entry, "eventtitle")
    presented = locale["presented"].format(event) if event else ""
    return [
        *_makers(entry, locale, leading_role(entry)),
        parts.type_words(entry, locale),
        presented,
        _house(entry),
        parts.tex(entry, "venue"),
        parts.places(entry, locale),
        parts.number(entry, locale) if entry.get("number") and not entry.get("type") else "",
        publishing.version(entry, locale),
    ]


def _counted(entry: Entry, field: str, locale: Locale) -> str:
    if field == "chapter" and entry.get(field):
        return f"{locale.locator('chapter-ieee', plural=False).lower()} {parts.tex(entry, field)}"
    return f"{locale[field]} {parts.tex(entry, field)}" if entry.get(field) else ""


def _date(entry: Entry, locale: Locale) -> str:
    date = entry_date(entry)
    if date is None:
        return issued.state(entry, locale) or parts.tex(entry, "year") or locale["no-date"]
    whole = kind_of(entry) not in {Kind.BOOK, Kind.CHAPTER, Kind.THESIS}
    return locale.date(date, short=True) if whole else locale.year(date)


def _linked(entry: Entry, text: Html, locale: Locale) -> Html:
    """Return the reference with its DOI or arXiv number, or else where it is online and when it was read."""
    link, read = online.link(entry), online.read_date(entry)
    named = _named_link(entry, link)
    notes = [
        parts.tex(entry, "note"),
        parts.tex(entry, "addendum"),
        capitalised(online.archived(entry, locale)),
    ]
    if named or not link:
        return locale.sentence(locale.join([locale.join([text, named], ", "), *notes], ". "))
    accessed = locale["accessed-ieee"].format(locale.date(read, short=True)) if read else ""
    place = f"{locale['online']} {locale['available']} {link}"
    # No full stop follows an address.
    return Html(f"{locale.sentence(locale.join([text, *notes, accessed], '. '))} {place}")


def _named_link(entry: Entry, link: Html) -> Html:
    """Return ``doi: 10.1000/182`` or ``arXiv:2006.01234``, linked."""
    doi = re.sub(r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", "", entry.address("doi"), flags=re.IGNORECASE)
    if doi:
        return Html(f"doi: {_renamed(link, doi)}" if link else "")
    if link and entry.get("eprinttype").lower() == "arxiv" and not entry.get("url"):
        return _renamed(link, f"arXiv:{entry.address('eprint')}")
    return Html("")


def _renamed(link: Html, words: str) -> Html:
    return Html(re.sub(r">.*<", lambda _: f">{parts.escaped(words)}<", link))
