"""Names and years by which citations in the text tell works apart: more names, initials, letters."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from footcite.dates import DateRange, entry_date, parse_date
from footcite.locales import Locale
from footcite.model import Entry, Html, Name
from footcite.names import OTHERS, family_name, full_name, inverted_name, name_list
from footcite.styles import issued, parts, sorting
from footcite.styles.kinds import Kind, kind_of
from footcite.styles.people import initials, initials_first, leading_names


@dataclass(frozen=True, slots=True)
class Rules:
    """In what the styles differ that cite in the text by name."""

    most: int
    """How many names a citation gives in full; of more, the first."""
    dated: bool = True
    """Whether a citation has the year, by which works of the same names differ."""
    year_comma: bool = False
    """Whether a comma stands between names and year."""
    ampersand: bool = False
    """Whether names within brackets are joined by an ampersand."""
    bare_pages: bool = True
    """Whether a page has no label."""
    volume_mark: str = ""
    """What stands between a volume and a page of it that have no labels; ``""`` where they have them."""
    sorts_items: bool = False
    """Whether the works of one citation stand in the order of the references."""
    by_day: Callable[[Entry], bool] = lambda _: False
    """Whether a reference has the month and the day of its work, by which it is sorted then."""
    sorted_name: Callable[[Name], Html] = inverted_name
    """The form by which a name is sorted."""
    undated_first: bool = False
    """Whether works without a date come before those that have one."""
    original: str = ""
    """How the year of the first publication stands before that of a reprint."""
    about: bool = False
    """Whether an uncertain year is printed as an approximate one."""
    spelt_out: bool = True
    """Whether given names are spelt out where the initials are alike, too."""
    articles: bool = False
    """Whether a title that stands for an author keeps its article."""
    quoted: frozenset[Kind] = frozenset({Kind.ARTICLE, Kind.CHAPTER, Kind.WEB, Kind.THESIS, Kind.UNPUBLISHED})
    """The kinds of works whose titles stand in quotation marks."""
    variant: str = ""
    """The name of the style's own words for the labels of locators."""


class Labels:
    """Names and years of the works that a page cites, each pair once."""

    def __init__(self, entries: Sequence[Entry], rules: Rules, locale: Locale) -> None:
        self._rules = rules
        self._locale = locale
        self._first_authors = _first_authors(entries, spelt_out=rules.spelt_out)
        self._shown: dict[str, int] = {}
        self._letters: dict[str, str] = {}
        self._give_more_names(entries)
        self._give_letters(entries)

    def names(self, entry: Entry, *, bracketed: bool) -> Html:
        """Return the names of a citation, or the short title where there are none."""
        people = leading_names(entry)
        if not people:
            quoted = kind_of(entry) in self._rules.quoted
            return parts.short_title(entry, self._locale, quoted=quoted, article=self._rules.articles)
        keep = self._shown.get(entry.key, 1)
        count = len([name for name in people if name != OTHERS])
        # "Et al." stands for several; of a single one the name is given.
        is_whole = count <= self._rules.most or (keep > 1 and count <= keep + 1)
        return name_list(
            people,
            lambda name: self._cited_name(name, is_first=name is people[0]),
            self._locale,
            most=count if is_whole else 0,
            keep=keep,
            word=parts.escaped(self._locale["and-apa"]) if self._rules.ampersand and bracketed else "",
        )

    def _cited_name(self, name: Name, *, is_first: bool) -> Html:
        return (self._first_authors.get(name) if is_first else None) or family_name(name)

    def year(self, entry: Entry) -> str:
        """Return the year with its letter, or the words for none; of a reprint also its first year."""
        first = parse_date(entry.get("origdate")) if self._rules.original and entry.type != "patent" else None
        before = self._rules.original.format(self._locale.year(first)) if first else ""
        return f"{before}{year_text(entry, self.letter(entry), self._locale, self._rules)}"

    def letter(self, entry: Entry) -> str:
        """Return the letter that tells the work from others of the same names and year."""
        return self._letters.get(entry.key, "")

    def _give_more_names(self, entries: Sequence[Entry]) -> None:
        """Give as many names as tell apart what "et al." makes alike (APA 8.18, Chicago 15.29, MLA 6.5)."""
        for group in self._alike(entries):
            lists = {entry.key: tuple(map(family_name, leading_names(entry))) for entry in group}
            needed = _names_needed(set(lists.values()))
            self._shown |= {key: needed[names] for key, names in lists.items() if names in needed}

    def _give_letters(self, entries: Sequence[Entry]) -> None:
        """Letter what has the same names and year, in the order of the references."""
        for group in self._alike(entries):
            for position, entry in enumerate(sorted(group, key=self.sort_key)):
                self._letters[entry.key] = _letters(position)

    def sort_key(self, entry: Entry) -> tuple[str, ...]:
        """Return what puts works into the order of the references."""
        return sort_key(entry, self._locale, self._rules)

    def _alike(self, entries: Sequence[Entry]) -> list[list[Entry]]:
        groups: defaultdict[tuple[str, str], list[Entry]] = defaultdict(list)
        for entry in entries:
            year = year_text(entry, "", self._locale, self._rules) if self._rules.dated else ""
            groups[self.names(entry, bracketed=True), year].append(entry)
        return [group for group in groups.values() if len(group) > 1]


def sort_key(entry: Entry, locale: Locale, rules: Rules) -> tuple[str, ...]:
    """Return names, date and title: the order of author-date lists."""
    people = leading_names(entry)
    names = " ".join(f"{rules.sorted_name(name)} {full_name(name)}".replace(",", "") for name in people)
    return (
        sorting.sort_text(names or entry.get("title"), locale),
        _sort_date(entry, rules),
        sorting.sort_text(entry.get("title"), locale),
    )


def _sort_date(entry: Entry, rules: Rules) -> str:
    """Return what puts no date first or last, and what has not appeared yet behind all others."""
    date = entry_date(entry)
    if date:
        text = date.start.sort_text()
        return text if rules.by_day(entry) else text.rpartition("-")[0].rpartition("-")[0]
    return "" if rules.undated_first and not entry.get("pubstate") else "~"


def year_text(entry: Entry, letter: str, locale: Locale, rules: Rules) -> str:
    """Return the year with a letter, or words such as "n.d." with a hyphen and the letter."""
    date = entry_date(entry)
    if date:
        return f"{locale.year(_about(date) if rules.about else date)}{letter}"
    words = issued.state(entry, locale) or parts.tex(entry, "year") or locale["no-date"]
    return f"{words}-{letter}" if letter else words


def _about(date: DateRange) -> DateRange:
    start = date.start
    return replace(
        date, start=replace(start, uncertain=False, approximate=start.uncertain or start.approximate)
    )


def _first_authors(entries: Iterable[Entry], *, spelt_out: bool) -> dict[Name, Html]:
    """Return the form of those first authors who share a family name (APA 8.20, Chicago 15.22, MLA 6.7).

    They have initials, and where those are alike, too, their given names.
    """
    families: defaultdict[str, set[Name]] = defaultdict(set)
    for entry in entries:
        for name in leading_names(entry)[:1]:
            families[family_name(name)].add(name)
    forms: dict[Name, Html] = {}
    for people in families.values():
        namesakes: defaultdict[str, set[Name]] = defaultdict(set)
        for name in people:
            namesakes[initials(name)].add(name)
        for alike in namesakes.values():
            in_full = spelt_out and len({name.given for name in alike if not _is_abbreviated(name)}) > 1
            if in_full:
                forms |= {name: full_name(name) for name in alike}
            elif len(namesakes) > 1:
                forms |= {name: initials_first(name) for name in alike}
    return forms


def _is_abbreviated(name: Name) -> bool:
    return all(len(word.rstrip(".")) < 2 for word in name.given.split())


def _names_needed(lists: set[tuple[Html, ...]]) -> dict[tuple[Html, ...], int]:
    """Return how many names tell each list from the others; in order, the nearest one is beside it."""
    needed = dict.fromkeys(lists, 1)
    ordered = sorted(lists)
    for one, other in pairwise(ordered):
        shared = next(
            (n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
        )
        for names in (one, other):
            needed[names] = max(needed[names], shared + 1)
    return needed if len(lists) > 1 else {}


def _letters(position: int) -> str:
    """Return a … z, aa, ab …."""
    letters = ""
    position += 1
    while position:
        position, rest = divmod(position - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters
