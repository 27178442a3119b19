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
_CHAPTERS = {"incollection", "inbook", "inproceedings", "inreference", "bookinbook"}
_SUPPLEMENTS = {"suppbook", "suppcollection"}
_THESES = {"thesis"}
_WEB = {"online", "misc", "software", "dataset"}
_UNPUBLISHED = {"unpublished"}
# Chicago 14.104 and 14.105.
_FURTHER_ROLES = {
    "commentator": "commentary by",
    "annotator": "annotated by",
    "introduction": "introduction by",
    "foreword": "foreword by",
    "afterword": "afterword by",
}
_NOTE_ROLES = {"editor": "ed.", "translator": "trans.", **_FURTHER_ROLES}
_REFERENCE_ROLES = {
    "editor": "Edited by",
    "translator": "Translated by",
    **{role: words.capitalize() for role, words in _FURTHER_ROLES.items()},
}
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
    if entry.type == "patent":
        return [title, parts.patent(entry), place]
    if entry.type in _THESES | _UNPUBLISHED:
        return [Html(f"{title} ({_occasion(entry)})"), place]
    if entry.type in _CHAPTERS | _SUPPLEMENTS:
        return [_chapter_note(entry, title), place or parts.pages(entry)]
    title = join([*_whole(entry), title], ", ")
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
        return [title, capitalised(_web(entry, dated=dated))]
    if entry.type == "patent":
        return [title, parts.patent(entry)]
    if entry.type in _THESES | _UNPUBLISHED:
        return [title, capitalised(_occasion(entry, dated=dated))]
    if entry.type in _CHAPTERS | _SUPPLEMENTS:
        return [_chapter_reference(entry, title), _published(entry, dated=dated)]
    whole, *volume_of = _whole(entry) or [""]
    title = join([whole, join([*map(capitalised, volume_of), title], ", ")], ". ")
    roles = _contributors(entry, _REFERENCE_ROLES)
    volume = [capitalised(part) for part in _volume(entry, "vol.")]
    return [title, *roles, *volume, capitalised(parts.number(entry)), _published(entry, dated=dated)]


def _whole(entry: Entry) -> list[str]:
    """Return title and volume of the multivolume work that the book is part of (14.119)."""
    whole = parts.whole_title(entry, "main")
    return [whole, f"vol. {parts.tex(entry, 'volume')}" if entry.get("volume") else ""] if whole else []


def _book(entry: Entry) -> Html:
    """Return the book of a chapter; a volume with a title of its own after that of the whole (14.121)."""
    book = parts.whole_title(entry, "book")
    return join([*_whole(entry), book], ", ")


def _issue(entry: Entry, locators: tuple[Locator, ...], *, dated: bool = True) -> Html:
    """Return journal, volume, number, date and pages (14.171), or magazine and day (14.188)."""
    journal = parts.whole_title(entry, "journal")
    if entry.get("series"):
        journal = Html(f"{journal}, {parts.journal_series(entry)},")
    volume, number = parts.tex(entry, "volume"), parts.tex(entry, "number")
    place = format_locators(locators) or parts.pages(entry) or parts.tex(entry, "eid")
    if not volume and not number:
        day = f"{parts.tex(entry, 'issue')} {_day(entry, dated=dated)}".strip()
        return join([journal, day, place], ", ")
    counted = join([Html(f"{journal} {volume}".strip()), f"no. {number}" if number else ""], ", ")
    date = entry_date(entry)
    when = date.format() if date and date.is_season else parts.year(entry)
    when = when if dated else _day(entry, dated=False)
    when = f"{parts.tex(entry, 'issue')} {when}".strip()
    if not when:
        # With no month the number takes the brackets (Chicago 15.48).
        counted = Html(f"{journal} {volume} ({number})" if volume and number else counted)
        return Html(f"{counted}: {place}" if place else counted)
    numbered = not locators or locators[0].label == "page"
    return Html(f"{counted} ({when}){': ' if numbered else ', '}{place}" if place else f"{counted} ({when})")


def _web(entry: Entry, *, dated: bool = True) -> Html:
    host = parts.tex(entry, "organization", "howpublished", "publisher", "institution", "journaltitle")
    version = f"version {parts.tex(entry, 'version')}" if entry.get("version") else ""
    return join([host, version, _day(entry, dated=dated)], ", ")


def _thesis(entry: Entry, *, dated: bool = True) -> Html:
    kind = parts.type_words(entry) or "thesis"
    return join([kind, parts.tex(entry, "institution"), parts.year(entry) if dated else ""], ", ")


def _occasion(entry: Entry, *, dated: bool = True) -> Html:
    """Return what an unpublished work is: a thesis, a lecture, a manuscript (14.214 and following)."""
    if entry.type in _THESES:
        return _thesis(entry, dated=dated)
    kind = parts.type_words(entry) or parts.tex(entry, "howpublished") or "unpublished manuscript"
    venue = [parts.tex(entry, field) for field in ("eventtitle", "organization", "institution", "venue")]
    return join([kind, *venue, parts.tex(entry, "location"), _day(entry, dated=dated)], ", ")


def _chapter_note(entry: Entry, title: Html) -> Html:
    """Return the chapter in its book (14.107), or the introduction to it (14.110)."""
    book = _book(entry)
    lead = f"{_supplement(entry)} {book}" if entry.type in _SUPPLEMENTS else f"in {book}"
    by = parts.by_bookauthor(entry)
    series = parts.number(entry) if entry.get("series") else ""
    rest = join([lead, by, *_contributors(entry, _NOTE_ROLES), *_volume(entry, "vol."), series], ", ")
    body = rest if entry.type in _SUPPLEMENTS else join([title, rest], ", ")
    return Html(f"{body} ({_published(entry)})")


def _chapter_reference(entry: Entry, title: Html) -> Html:
    book = _book(entry)
    by = parts.by_bookauthor(entry)
    roles = _contributors(entry, {"editor": "edited by", "translator": "translated by"})
    if entry.type in _SUPPLEMENTS:
        lead = Html(f"{capitalised(_supplement(entry))} {book}")
    else:
        lead = join([title, f"In {book}"], ". ")
    book = join([lead, by, *roles, *_volume(entry, "vol."), parts.pages(entry)], ", ")
    return join([book, parts.number(entry) if entry.get("series") else ""], ". ")


def _supplement(entry: Entry) -> Html:
    word = parts.tex(entry, "type", "title") or "introduction"
    return Html(f"{word[:1].lower()}{word[1:]} to")


def _contributors(entry: Entry, roles: dict[str, str]) -> list[Html]:
    """Return editors and translators, but for those who stand first."""
    leading = _leading_role(entry)
    words = {role: text for role, text in roles.items() if role != leading}
    both = {"editor", "translator"} <= words.keys() and entry.names.get("editor")
    if both and both == entry.names.get("translator"):
        # One person in both roles (14.104).
        edited, translated = words.pop("editor"), words.pop("translator")
        joined = f"{edited} and {translated[:1].lower()}{translated[1:]}".replace(" by and", " and")
        words = {"editor": joined, **words}
    return parts.contributors(entry, words)


def _volume(entry: Entry, word: str) -> list[str]:
    edition = parts.tex(entry, "edition")
    ordinal = f"{parts.ordinal(int(edition))} ed." if edition.isdecimal() else edition
    if entry.get("volumes") and not entry.get("volume"):
        return [ordinal, f"{parts.tex(entry, 'volumes')} vols."]
    if entry.get("maintitle"):
        return [ordinal]
    if entry.get("part") and entry.get("volume"):
        return [ordinal, f"{word} {parts.tex(entry, 'volume')}, pt. {parts.tex(entry, 'part')}"]
    return [ordinal, f"{word} {parts.tex(entry, 'volume')}" if entry.get("volume") else ""]


def _published(entry: Entry, *, dated: bool = True) -> Html:
    """Return the facts of publication: a report with its day or month, a book with its year."""
    by_day = entry.type in {"report", "manual", "suppbook"}
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


def capitalised(text: str) -> Html:
    """Return the text with its first letter as a capital."""
    return Html(f"{text[:1].upper()}{text[1:]}")
