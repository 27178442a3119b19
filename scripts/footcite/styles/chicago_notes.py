"""Notes and bibliography of the Chicago Manual of Style, 17th edition, chapter 14."""

from __future__ import annotations

from collections.abc import Sequence

from footcite.dates import entry_date
from footcite.locators import format_locators
from footcite.model import Bibliography, CiteItem, Entry, Html, Locator, Mode, Name
from footcite.names import family_name, full_name, note_names, reference_names, short_names
from footcite.punctuation import join, sentence
from footcite.styles import parts
from footcite.styles.interface import PlacedCitation, Placement, prefix_slot, suffix_slot, unresolved

_PERIODICALS = {"article", "suppperiodical", "review"}
_CHAPTERS = {"incollection", "inbook", "inproceedings", "conference", "inreference", "bookinbook"}
_SUPPLEMENTS = {"suppbook", "suppcollection"}
_THESES = {"thesis", "phdthesis", "mastersthesis"}
_WEB = {"online", "electronic", "www", "misc", "software", "dataset"}
_UNPUBLISHED = {"unpublished"}
_THESIS_TYPES = {"phdthesis": "PhD diss.", "mastersthesis": "master’s thesis"}
_NOTE_ROLES = {"editor": "ed.", "translator": "trans."}
_REFERENCE_ROLES = {"editor": "Edited by", "translator": "Translated by"}
# Who stands first where there is no author (Chicago 14.103), and the label after the names.
_LEADING_ROLES = {"editor": ("ed.", "eds."), "translator": ("trans.", "trans.")}


class ChicagoNotes:
    """Citations in notes: in full where a page first cites a work, short from then on."""

    placement = Placement.NOTE

    def citations(self, placed: Sequence[PlacedCitation], bibliography: Bibliography) -> list[Html]:
        """Return the citations, those of one note joined by semicolons (14.57)."""
        cited: set[str] = set()
        return [_citation(one, bibliography, cited) for one in placed]

    def author(self, entry: Entry) -> Html:
        """Return the name for running text: family names, or the title where there is no name."""
        people = _lead(entry)
        return short_names(people) if people else parts.short_title(entry, quoted=_is_quoted(entry))

    def references(self, entries: Sequence[Entry]) -> list[tuple[Entry, Html]]:
        """Return the bibliography by names, titles and dates (14.61 and following)."""
        return [(entry, reference(entry)) for entry in sorted(entries, key=sort_key)]


def _citation(placed: PlacedCitation, bibliography: Bibliography, cited: set[str]) -> Html:
    last = len(placed.citation.items) - 1
    texts = []
    for position, item in enumerate(placed.citation.items):
        prefix, suffix = placed.affixes[position] if placed.affixes else ("", "")
        closes = placed.is_note and position == last
        text = _item(item, bibliography, cited, in_place=not placed.is_note)
        text = sentence(text) if closes and not suffix else text
        opening = f"{prefix_slot(position)} " if prefix else ""
        texts.append(f"{opening}{text}{_suffix(position, suffix, closes=closes)}")
    return Html("; ".join(texts))


def _suffix(position: int, suffix: str, *, closes: bool) -> str:
    if not suffix:
        return ""
    space = "" if suffix[0] in ",.;:)" else " "
    return f"{space}{suffix_slot(position)}{'.' if closes and suffix[-1] not in '.?!' else ''}"


def _item(item: CiteItem, bibliography: Bibliography, cited: set[str], *, in_place: bool) -> Html:
    entry = bibliography.entries.get(item.key)
    if entry is None:
        return unresolved(item.key)
    form = short if item.key in cited else full
    cited.add(item.key)
    # Within a note there is no text beside it that could name the author instead.
    named = item.mode is Mode.NORMAL or (in_place and item.mode is Mode.AUTHOR_IN_TEXT)
    return form(entry, item.locators, author=named)


def full(entry: Entry, locators: tuple[Locator, ...], *, author: bool) -> Html:
    """Return the entry as a first note gives it (14.19), with the place cited in it."""
    people = _note_people(entry) if author else ""
    return join([people, *_note_body(entry, locators), parts.link(entry), parts.archived(entry)], ", ")


def short(entry: Entry, locators: tuple[Locator, ...], *, author: bool) -> Html:
    """Return family name, short title, place cited (14.30)."""
    people = short_names(_lead(entry)) if author else ""
    name = parts.short_title(entry, quoted=_is_quoted(entry))
    if entry.type in _SUPPLEMENTS:
        name = Html(f"{_supplement(entry)} {parts.container(entry, 'booktitle')}")
    return join([people, name, format_locators(locators)], ", ")


def reference(entry: Entry) -> Html:
    """Return the entry as a bibliography gives it (14.21)."""
    note = capitalised(parts.tex(entry, "note"))
    links = [parts.link(entry), capitalised(parts.archived(entry))]
    return sentence(join([reference_people(entry), *reference_body(entry), note, *links], ". "))


def reference_people(entry: Entry) -> Html:
    """Return who stands first in a bibliography, ``""`` where the title does."""
    role = _leading_role(entry)
    if role:
        return Html(f"{reference_names(entry.names[role])}, {_role_label(entry, role)}")
    return reference_names(entry.names.get("author", ()))


def sort_key(entry: Entry) -> tuple[str, ...]:
    """Return names, then title, then date (14.61 and following)."""
    people = _lead(entry)
    name = " ".join(f"{family_name(person)} {full_name(person)}" for person in people)
    heading = name or entry.get("title")
    return (parts.sort_text(heading), parts.sort_text(entry.get("title")), parts.sort_date(entry))


def _note_people(entry: Entry) -> Html:
    role = _leading_role(entry)
    if role:
        return Html(f"{note_names(entry.names[role])}, {_role_label(entry, role)}")
    return note_names(entry.names.get("author", ()))


def _leading_role(entry: Entry) -> str:
    """Return the role that stands first for want of an author; a chapter has its title first."""
    if entry.names.get("author") or entry.type in _CHAPTERS:
        return ""
    return next((role for role in _LEADING_ROLES if entry.names.get(role)), "")


def _role_label(entry: Entry, role: str) -> str:
    singular, plural = _LEADING_ROLES[role]
    return plural if len(entry.names[role]) > 1 else singular


def _lead(entry: Entry) -> tuple[Name, ...]:
    role = _leading_role(entry)
    return parts.names(entry, "author", role) if role else entry.names.get("author", ())


def _note_body(entry: Entry, locators: tuple[Locator, ...]) -> list[str]:
    place = format_locators(locators)
    title = parts.title(entry, quoted=_is_quoted(entry))
    if entry.type in _PERIODICALS:
        return [title, _issue(entry, locators)]
    if entry.type in _WEB:
        return [title, _web(entry), place]
    if entry.type in _UNPUBLISHED:
        return [Html(f"{title} ({_occasion(entry)})"), place]
    if entry.type in _THESES:
        return [Html(f"{title} ({_thesis(entry)})"), place]
    if entry.type in _CHAPTERS | _SUPPLEMENTS:
        return [_chapter_note(entry, title), place or parts.pages(entry)]
    facts = [title, *_contributors(entry, _NOTE_ROLES), *_volume(entry, "vol."), parts.number(entry)]
    return [Html(f"{join(facts, ', ')} ({_published(entry)})"), place]


def reference_body(entry: Entry, *, dated: bool = True) -> list[str]:
    """Return the sentences from the title to the facts of publication.

    Without its date in an author-date reference, which has the year before, but for what is known
    to the day of a newspaper, a lecture or a page (15.14).
    """
    title = parts.title(entry, quoted=_is_quoted(entry))
    if entry.type in _PERIODICALS:
        return [title, _issue(entry, (), dated=dated)]
    if entry.type in _WEB:
        return [title, _web(entry, dated=dated)]
    if entry.type in _UNPUBLISHED:
        return [title, capitalised(_occasion(entry, dated=dated))]
    if entry.type in _THESES:
        return [title, capitalised(_thesis(entry, dated=dated))]
    if entry.type in _CHAPTERS | _SUPPLEMENTS:
        return [_chapter_reference(entry, title), _published(entry, dated=dated)]
    roles = _contributors(entry, _REFERENCE_ROLES)
    volume = [capitalised(part) for part in _volume(entry, "vol.")]
    return [title, *roles, *volume, capitalised(parts.number(entry)), _published(entry, dated=dated)]


def _issue(entry: Entry, locators: tuple[Locator, ...], *, dated: bool = True) -> Html:
    """Return journal, volume, number, date and pages (14.171), or magazine and day (14.188)."""
    journal = parts.container(entry, "journaltitle", "journal")
    volume, number = parts.tex(entry, "volume"), parts.tex(entry, "number")
    place = format_locators(locators) or parts.pages(entry)
    if not volume and not number:
        day = f"{parts.tex(entry, 'issue')} {_day(entry, dated=dated)}".strip()
        return join([journal, day, place], ", ")
    counted = join([Html(f"{journal} {volume}".strip()), f"no. {number}" if number else ""], ", ")
    date = entry_date(entry)
    when = date.format() if date and date.is_season else parts.year(entry)
    when = when if dated else _day(entry, dated=False)
    when = f"{parts.tex(entry, 'issue')} {when}".strip()
    if not when:
        separator = ":" if number == "" else ": "
        return Html(f"{counted}{separator}{place}" if place else counted)
    numbered = not locators or locators[0].label == "page"
    return Html(f"{counted} ({when}){': ' if numbered else ', '}{place}" if place else f"{counted} ({when})")


def _web(entry: Entry, *, dated: bool = True) -> Html:
    host = parts.tex(entry, "organization", "howpublished", "publisher", "institution", "journaltitle")
    version = f"version {parts.tex(entry, 'version')}" if entry.get("version") else ""
    return join([host, version, _day(entry, dated=dated)], ", ")


def _thesis(entry: Entry, *, dated: bool = True) -> Html:
    kind = parts.type_words(entry) or _THESIS_TYPES.get(entry.type, "thesis")
    return join([kind, parts.tex(entry, "institution", "school"), parts.year(entry) if dated else ""], ", ")


def _occasion(entry: Entry, *, dated: bool = True) -> Html:
    """Return what an unpublished work is: a lecture, a manuscript (14.214 and following)."""
    kind = parts.type_words(entry) or parts.tex(entry, "howpublished") or "unpublished manuscript"
    venue = [parts.tex(entry, field) for field in ("eventtitle", "organization", "institution", "venue")]
    return join([kind, *venue, parts.tex(entry, "location"), _day(entry, dated=dated)], ", ")


def _chapter_note(entry: Entry, title: Html) -> Html:
    """Return the chapter in its book (14.107), or the introduction to it (14.110)."""
    book = parts.container(entry, "booktitle", "maintitle")
    lead = f"{_supplement(entry)} {book}" if entry.type in _SUPPLEMENTS else f"in {book}"
    by = f"by {note_names(entry.names['bookauthor'])}" if entry.names.get("bookauthor") else ""
    rest = join([lead, by, *_contributors(entry, _NOTE_ROLES), *_volume(entry, "vol.")], ", ")
    body = rest if entry.type in _SUPPLEMENTS else join([title, rest], ", ")
    return Html(f"{body} ({_published(entry)})")


def _chapter_reference(entry: Entry, title: Html) -> Html:
    book = parts.container(entry, "booktitle", "maintitle")
    by = f"by {note_names(entry.names['bookauthor'])}" if entry.names.get("bookauthor") else ""
    roles = _contributors(entry, {"editor": "edited by", "translator": "translated by"})
    if entry.type in _SUPPLEMENTS:
        lead = Html(f"{capitalised(_supplement(entry))} {book}")
    else:
        lead = join([title, f"In {book}"], ". ")
    return join([lead, by, *roles, *_volume(entry, "vol."), parts.pages(entry)], ", ")


def _supplement(entry: Entry) -> Html:
    word = parts.tex(entry, "type", "title") or "introduction"
    return Html(f"{word[:1].lower()}{word[1:]} to")


def _contributors(entry: Entry, roles: dict[str, str]) -> list[Html]:
    """Return editors and translators, but for those who stand first."""
    leading = _leading_role(entry)
    return parts.contributors(entry, {role: words for role, words in roles.items() if role != leading})


def _volume(entry: Entry, word: str) -> list[str]:
    edition = parts.tex(entry, "edition")
    ordinal = f"{_ordinal(int(edition))} ed." if edition.isdecimal() else edition
    return [ordinal, f"{word} {parts.tex(entry, 'volume')}" if entry.get("volume") else ""]


def _published(entry: Entry, *, dated: bool = True) -> Html:
    """Return the facts of publication: a report with its day or month, a book with its year."""
    by_day = entry.type in {"report", "techreport", "manual", "suppbook"}
    year = parts.year(entry) if dated else ""
    return parts.publication(entry, _day(entry, dated=dated) if by_day else year)


def _day(entry: Entry, *, dated: bool) -> str:
    """Return the whole date; where the year stands before, only one that says more than the year."""
    if dated:
        return parts.full_date(entry)
    date = entry_date(entry)
    if date is None:
        return parts.full_date(entry) if entry.get("urldate") and not entry.get("pubstate", "year") else ""
    if date.start.year == (date.end or date.start).year and not date.open:
        return date.format_days()
    return date.format() if date.start.month else ""


def _is_quoted(entry: Entry) -> bool:
    return entry.type in (_PERIODICALS | _CHAPTERS | _WEB | _THESES | _UNPUBLISHED) - {"bookinbook"}


def _ordinal(value: int) -> str:
    ending = "th" if value % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
    return f"{value}{ending}"


def capitalised(text: str) -> Html:
    """Return the text with its first letter as a capital."""
    return Html(f"{text[:1].upper()}{text[1:]}")
