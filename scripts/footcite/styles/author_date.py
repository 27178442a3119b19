"""Citations by author and year: "(Doe 2015a, 12)", told apart by names, initials and letters."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from footcite.dates import entry_date
from footcite.locales import Locale
from footcite.model import Bibliography, CiteItem, Entry, Html, Mode, Name
from footcite.names import OTHERS, family_name, name_list
from footcite.punctuation import add_mark
from footcite.styles import parts
from footcite.styles.cited_places import locator_text
from footcite.styles.interface import PlacedCitation, Placement, linked, unresolved
from footcite.styles.kinds import Kind, kind_of
from footcite.styles.people import initials_first, leading_names
from footcite.styles.text_style import cited_entries, numbered_items, sort_key

_QUOTED = {Kind.ARTICLE, Kind.CHAPTER, Kind.WEB}


@dataclass(frozen=True, slots=True)
class Rules:
    """In what author-date styles differ."""

    most: int
    """How many names a citation gives in full; of more, the first."""
    year_comma: bool
    """Whether a comma stands between names and year."""
    ampersand: bool
    """Whether names within brackets are joined by an ampersand."""
    bare_pages: bool
    """Whether a page has no label."""
    undated: str
    """What sorts works without a date among those of the same names."""
    variant: str = ""
    """The name of the style's own words for the labels of locators."""


class AuthorDate:
    """Citations and the order of references; a style adds the rules and the form of a reference."""

    placement = Placement.TEXT
    issues = ()
    rules: Rules

    def __init__(self, locale: Locale) -> None:
        self.locale = locale

    def citations(self, placed: Sequence[PlacedCitation], bibliography: Bibliography) -> list[Html]:
        """Return the citations of a page."""
        labels = Labels(cited_entries(placed, bibliography), self.rules, self.locale)
        return [self._citation(one, bibliography, labels) for one in placed]

    def author(self, entry: Entry) -> Html:
        """Return the names by which running text speaks of the entry."""
        return Labels([entry], self.rules, self.locale).names(entry, bracketed=False)

    def references(self, entries: Sequence[Entry]) -> list[tuple[Entry, Html]]:
        """Return the references by names, years and titles."""
        labels = Labels(entries, self.rules, self.locale)
        ordered = sorted(entries, key=lambda entry: sort_key(entry, self.locale, self.rules.undated))
        return [(entry, self.reference(entry, labels.letter(entry))) for entry in ordered]

    def reference(self, entry: Entry, letter: str) -> Html:
        """Return one reference, with the letter of its year."""
        raise NotImplementedError

    def _citation(self, placed: PlacedCitation, bibliography: Bibliography, labels: Labels) -> Html:
        first = placed.citation.items[0]
        narrative = first.mode is Mode.AUTHOR_IN_TEXT and first.key in bibliography.entries
        text, before_names = "", ""
        for position, (item, before, after, target) in enumerate(numbered_items(placed)):
            entry = bibliography.entries.get(item.key)
            if entry is None:
                words, names = unresolved(item.key), ""
            else:
                names = labels.names(entry, bracketed=True)
                hidden = item.mode is not Mode.NORMAL or (not before and names == before_names)
                shown = "" if hidden else names
                words = linked(self._words(item, shown, labels.year(entry)), target)
            text += f"{self._between(text, names, before_names, before)}{before}{words}{after}"
            # What follows a suffix names its authors again.
            before_names = "" if after else names
            if position == 0 and narrative and entry:
                lead = linked(labels.names(entry, bracketed=False), target)
        return Html(f"{lead} ({text})" if narrative else f"({text})")

    def _between(self, text: str, names: str, before_names: str, prefix: str) -> str:
        if not text:
            return ""
        same = names and names == before_names and not prefix
        # With places cited, works of the same authors are told apart by semicolons (Chicago 15.30).
        return ", " if same and not _has_place(text, names) else self.locale.semicolon

    def _words(self, item: CiteItem, names: str, year: str) -> str:
        authors = add_mark(names, ",", self.locale.quotes) if self.rules.year_comma else names
        work = f"{authors} {year}" if names else year
        place = locator_text(
            item.locators, self.locale, bare_pages=self.rules.bare_pages, variant=self.rules.variant
        )
        return f"{work}, {place}" if place else work


def _has_place(text: str, names: str) -> bool:
    """Return whether the last work of a citation has a place cited behind its year."""
    inner = text.rsplit(">", 2)[-2] if text.endswith("</a>") else text
    return "," in inner.removeprefix(names).lstrip(",")


class Labels:
    """Names and years of the works that a page cites, each pair once."""

    def __init__(self, entries: Sequence[Entry], rules: Rules, locale: Locale) -> None:
        self._rules = rules
        self._locale = locale
        self._ambiguous = _ambiguous_families(entries)
        self._shown = {entry.key: rules.most for entry in entries}
        self._letters: dict[str, str] = {}
        self._give_more_names(entries)
        self._give_letters(entries)

    def names(self, entry: Entry, *, bracketed: bool) -> Html:
        """Return the names of a citation, or the short title where there are none."""
        people = leading_names(entry)
        if not people:
            return parts.short_title(entry, self._locale, quoted=kind_of(entry) in _QUOTED)
        most = self._shown.get(entry.key, self._rules.most)
        counted = [name for name in people if name != OTHERS]
        keep = 1 if most == self._rules.most else most
        word = parts.escaped(self._locale["and-apa"]) if self._rules.ampersand and bracketed else ""
        limit = most if most == self._rules.most or len(counted) <= most else most - 1
        return name_list(people, self._cited_name, self._locale, most=limit, keep=keep, word=word)

    def year(self, entry: Entry) -> str:
        """Return the year with its letter, or the words for none."""
        return year_text(entry, self.letter(entry), self._locale)

    def letter(self, entry: Entry) -> str:
        """Return the letter that tells the work from others of the same names and year."""
        return self._letters.get(entry.key, "")

    def _cited_name(self, name: Name) -> Html:
        return initials_first(name) if family_name(name) in self._ambiguous else family_name(name)

    def _give_more_names(self, entries: Sequence[Entry]) -> None:
        """Give as many names as tell apart what "et al." makes alike (APA 8.18, Chicago 15.29)."""
        for group in self._alike(entries):
            longest = max(len(leading_names(entry)) for entry in group)
            most = self._rules.most
            while len({leading_names(entry)[:most] for entry in group}) == 1 and most < longest:
                most += 1
            if len({leading_names(entry) for entry in group}) > 1:
                for entry in group:
                    self._shown[entry.key] = most

    def _give_letters(self, entries: Sequence[Entry]) -> None:
        """Letter what has the same names and year, in the order of the references."""
        for group in self._alike(entries):
            ordered = sorted(group, key=lambda entry: sort_key(entry, self._locale, self._rules.undated))
            for position, entry in enumerate(ordered):
                self._letters[entry.key] = _letters(position)

    def _alike(self, entries: Sequence[Entry]) -> list[list[Entry]]:
        groups: defaultdict[tuple[str, str], list[Entry]] = defaultdict(list)
        for entry in entries:
            groups[self.names(entry, bracketed=True), year_text(entry, "", self._locale)].append(entry)
        return [group for group in groups.values() if len(group) > 1]


def year_text(entry: Entry, letter: str, locale: Locale) -> str:
    """Return the year with a letter, or words such as "n.d." with a hyphen and the letter."""
    date = entry_date(entry)
    if date:
        return f"{locale.year(date)}{letter}"
    words = parts.state(entry, locale) or parts.tex(entry, "year") or locale["no-date"]
    return f"{words}-{letter}" if letter else words


def _ambiguous_families(entries: Sequence[Entry]) -> set[str]:
    """Return the family names that first authors of different given names share (APA 8.20)."""
    given: defaultdict[str, set[str]] = defaultdict(set)
    for entry in entries:
        for name in leading_names(entry)[:1]:
            given[family_name(name)].add(name.given)
    return {family for family, found in given.items() if len(found) > 1}


def _letters(position: int) -> str:
    """Return a … z, aa, ab …."""
    letters = ""
    position += 1
    while position:
        position, rest = divmod(position - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters
