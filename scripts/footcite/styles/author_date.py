"""Citations by author and year: "(Doe 2015a, 12)", those of the same authors together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from footcite.dates import entry_date
from footcite.locales import Locale
from footcite.model import Bibliography, CiteItem, Entry, Html, Mode
from footcite.punctuation import add_mark
from footcite.styles.cited_places import locator_text
from footcite.styles.interface import PlacedCitation, Placement, linked, unresolved
from footcite.styles.kept import kept
from footcite.styles.labels import Labels, Rules
from footcite.styles.text_style import cited_entries, numbered_items


@dataclass(frozen=True, slots=True)
class _Work:
    """One work of a citation: who made it, the place cited and the slots around it."""

    item: CiteItem
    entry: Entry | None
    names: str
    before: str
    after: str
    target: str

    @property
    def has_place(self) -> bool:
        return bool(self.item.locators or self.after)


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
        return [
            (entry, _reference(type(self), self.locale, entry, labels.letter(entry)))
            for entry in sorted(entries, key=labels.sort_key)
        ]

    def reference(self, entry: Entry, letter: str) -> Html:
        """Return one reference, with the letter of its year."""
        raise NotImplementedError

    def _citation(self, placed: PlacedCitation, bibliography: Bibliography, labels: Labels) -> Html:
        works = []
        for item, before, after, target in numbered_items(placed):
            entry = bibliography.entries.get(item.key)
            names = labels.names(entry, bracketed=True) if entry else ""
            works.append(_Work(item, entry, names, before, after, target))
        first = works[0]
        lead = ""
        if first.item.mode is Mode.AUTHOR_IN_TEXT and first.entry:
            lead = f"{linked(labels.names(first.entry, bracketed=False), first.target)} "
        elif self.rules.sorts_items:
            works = _sorted(works, labels)
        groups = [list(group) for _, group in groupby(_with_breaks(works), key=lambda pair: pair[0])]
        text = self.locale.semicolon.join(
            self._group([work for _, work in group], labels) for group in groups
        )
        return Html(f"{lead}({text})")

    def _group(self, works: Sequence[_Work], labels: Labels) -> str:
        """Return works of the same authors, who are named once.

        With places cited they are told apart by semicolons (Chicago 15.30).
        """
        mark = self.locale.semicolon if any(work.has_place for work in works) else ", "
        return mark.join(
            f"{work.before}{self._words(work, labels, named=not position)}{work.after}"
            for position, work in enumerate(works)
        )

    def _words(self, work: _Work, labels: Labels, *, named: bool) -> str:
        if work.entry is None:
            return unresolved(work.item.key)
        year = labels.year(work.entry)
        if named and work.item.mode is Mode.NORMAL:
            year = f"{self._names(work)} {year}"
        place = locator_text(
            work.item.locators,
            self.locale,
            bare_pages=self.rules.bare_pages,
            variant=self.rules.variant,
            volume_mark=self.rules.volume_mark,
        )
        return linked(f"{year}, {place}" if place else year, work.target)

    def _names(self, work: _Work) -> str:
        """Return the names; a comma keeps them apart from words in place of a year (Chicago 15.44)."""
        is_dated = work.entry is not None and entry_date(work.entry) is not None
        with_comma = self.rules.year_comma or not is_dated
        return add_mark(work.names, ",", self.locale.quotes) if with_comma else work.names


@kept
def _reference(style: type[AuthorDate], locale: Locale, entry: Entry, letter: str) -> Html:
    return style(locale).reference(entry, letter)


def _with_breaks(works: Sequence[_Work]) -> list[tuple[int, _Work]]:
    """Return each work with the number of its group: a prefix, a suffix and other authors start a new one."""
    numbered: list[tuple[int, _Work]] = []
    for work in works:
        last_number, last = numbered[-1] if numbered else (0, None)
        continues = last and work.names and work.names == last.names and not work.before and not last.after
        numbered.append((last_number if continues else last_number + 1, work))
    return numbered


def _sorted(works: Sequence[_Work], labels: Labels) -> list[_Work]:
    """Return the works in the order of the references (APA 8.12); none leaves the prefix before it."""
    runs: list[list[_Work]] = []
    for work in works:
        if not runs or work.before or work.after or work.entry is None or runs[-1][-1].after:
            runs.append([])
        runs[-1].append(work)
    return [work for run in runs for work in _sorted_run(run, labels)]


def _sorted_run(run: list[_Work], labels: Labels) -> list[_Work]:
    start = 1 if run[0].before or run[0].entry is None else 0
    rest = [(labels.sort_key(work.entry), work) for work in run[start:] if work.entry]
    return [*run[:start], *(work for _, work in sorted(rest, key=lambda pair: pair[0]))]
