"""Notes and bibliography of the Chicago Manual of Style, 17th edition, chapter 14."""

from __future__ import annotations

from collections.abc import Sequence

from footcite.locales import Locale
from footcite.model import Bibliography, CiteItem, Entry, Html, Locator, Mode, Name
from footcite.names import family_name, full_name, note_names, reference_names, short_names
from footcite.styles import chicago_works as works
from footcite.styles import online, parts, sorting
from footcite.styles.cited_places import note_locators
from footcite.styles.interface import (
    CLOSING,
    PlacedCitation,
    Placement,
    prefix_slot,
    suffix_slot,
    unresolved,
)
from footcite.styles.kept import kept


class ChicagoNotes:
    """Citations in notes: in full where a page first cites a work, short from then on."""

    placement = Placement.NOTE
    issues = ()

    def __init__(self, locale: Locale) -> None:
        self.locale = locale

    def citations(self, placed: Sequence[PlacedCitation], bibliography: Bibliography) -> list[Html]:
        """Return the citations, those of one note joined by semicolons (14.57)."""
        cited: set[str] = set()
        return [_citation(one, bibliography, cited, self.locale) for one in placed]

    def author(self, entry: Entry) -> Html:
        """Return the name for running text: family names, or the title where there is no name."""
        people = _lead(entry)
        return short_names(people, self.locale) if people else works.short_title(entry, self.locale)

    def references(self, entries: Sequence[Entry]) -> list[tuple[Entry, Html]]:
        """Return the bibliography by names, titles and dates (14.61 and following)."""
        ordered = sorted(entries, key=lambda entry: sort_key(entry, self.locale))
        return [(entry, reference(entry, self.locale)) for entry in ordered]


def _citation(placed: PlacedCitation, bibliography: Bibliography, cited: set[str], locale: Locale) -> Html:
    last = len(placed.citation.items) - 1
    texts = []
    for position, item in enumerate(placed.citation.items):
        prefix, suffix = placed.affixes[position] if placed.affixes else ("", "")
        closes = placed.is_note and position == last
        text = _item(item, bibliography, cited, locale, in_place=not placed.is_note)
        text = locale.sentence(text) if closes and not suffix else text
        opening = f"{prefix_slot(position)} " if prefix else ""
        texts.append(f"{opening}{text}{_suffix(position, suffix, closes=closes)}")
    return Html(locale.semicolon.join(texts))


def _suffix(position: int, suffix: str, *, closes: bool) -> str:
    if not suffix:
        return ""
    space = "" if suffix[0] in CLOSING else " "
    return f"{space}{suffix_slot(position)}{'.' if closes and suffix[-1] not in '.?!' else ''}"


def _item(
    item: CiteItem, bibliography: Bibliography, cited: set[str], locale: Locale, *, in_place: bool
) -> Html:
    entry = bibliography.entries.get(item.key)
    if entry is None:
        return unresolved(item.key)
    form = short if item.key in cited else full
    cited.add(item.key)
    # Within a note there is no text beside it that could name the author instead.
    named = item.mode is Mode.NORMAL or (in_place and item.mode is Mode.AUTHOR_IN_TEXT)
    return form(entry, item.locators, locale, author=named)


@kept
def full(entry: Entry, locators: tuple[Locator, ...], locale: Locale, *, author: bool) -> Html:
    """Return the entry as a first note gives it (14.19), with the place cited in it."""
    people = _note_people(entry, locale) if author else ""
    links = [online.link(entry), online.archived(entry, locale)]
    return locale.join([people, *works.note_body(entry, locale, locators), *links], ", ")


@kept
def short(entry: Entry, locators: tuple[Locator, ...], locale: Locale, *, author: bool) -> Html:
    """Return family name, short title, place cited (14.30)."""
    people = short_names(_lead(entry), locale) if author else ""
    place = note_locators(locators, locale)
    return locale.join([people, works.short_title(entry, locale), place], ", ")


@kept
def reference(entry: Entry, locale: Locale) -> Html:
    """Return the entry as a bibliography gives it (14.21)."""
    note = works.capitalised(parts.tex(entry, "note"))
    links = [online.link(entry), works.capitalised(online.archived(entry, locale))]
    addendum = works.capitalised(parts.tex(entry, "addendum"))
    body = works.reference_body(entry, locale)
    facts = [reference_people(entry, locale), *body, note, *links, addendum]
    return locale.sentence(locale.join(facts, ". "))


def reference_people(entry: Entry, locale: Locale) -> Html:
    """Return who stands first in a bibliography, ``""`` where the title does."""
    role = works.leading_role(entry)
    if role:
        return Html(f"{reference_names(entry.names[role], locale)}, {works.role_label(entry, locale, role)}")
    return reference_names(entry.names.get("author", ()), locale)


def sort_key(entry: Entry, locale: Locale) -> tuple[str, ...]:
    """Return names, then title, then date (14.61 and following)."""
    people = _lead(entry)
    name = " ".join(f"{family_name(person)} {full_name(person)}" for person in people)
    heading = name or entry.get("title")
    title = sorting.sort_text(entry.get("title"), locale)
    return (sorting.sort_text(heading, locale), title, sorting.sort_date(entry))


def _note_people(entry: Entry, locale: Locale) -> Html:
    role = works.leading_role(entry)
    if role:
        return Html(f"{note_names(entry.names[role], locale)}, {works.role_label(entry, locale, role)}")
    return note_names(entry.names.get("author", ()), locale)


def _lead(entry: Entry) -> tuple[Name, ...]:
    role = works.leading_role(entry)
    return parts.names(entry, "author", role) if role else entry.names.get("author", ())
