"""Numeric citations of the IEEE Reference Guide (2023)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from footcite.locales import Locale
from footcite.model import Bibliography, Entry, Html, Mode
from footcite.styles import ieee_works
from footcite.styles.cited_places import locator_text
from footcite.styles.interface import PlacedCitation, Placement, linked, unresolved
from footcite.styles.text_style import cited_entries, numbered_items, running_author

_Run = tuple[int, str]
"""The number of a work that is cited without more, otherwise 0, and the words for it."""


class Ieee:
    """Citations such as "[1, p. 5]", numbered in the order of citation; "[1]–[3]" for three in a row."""

    placement = Placement.TEXT
    issues = ()

    def __init__(self, locale: Locale) -> None:
        self.locale = replace(locale, short_months=locale.ieee_months)

    def citations(self, placed: Sequence[PlacedCitation], bibliography: Bibliography) -> list[Html]:
        """Return the citations of a page."""
        entries = cited_entries(placed, bibliography)
        numbers = {entry.key: number for number, entry in enumerate(entries, start=1)}
        return [self._citation(one, bibliography, numbers) for one in placed]

    def author(self, entry: Entry) -> Html:
        """Return the family names by which running text speaks of the entry."""
        return running_author(entry, self.locale)

    def references(self, entries: Sequence[Entry]) -> list[tuple[Entry, Html]]:
        """Return the references in the order given, each with its number."""
        return [
            (
                entry,
                Html(
                    f'<span class="reference-number">[{number}]</span> '
                    f"{ieee_works.reference(entry, self.locale)}"
                ),
            )
            for number, entry in enumerate(entries, start=1)
        ]

    def _citation(self, placed: PlacedCitation, bibliography: Bibliography, numbers: dict[str, int]) -> Html:
        lead = ""
        runs: list[_Run] = []
        for item, before, after, target in numbered_items(placed):
            entry = bibliography.entries.get(item.key)
            if entry is None:
                runs.append((0, f"{before}{unresolved(item.key)}{after}"))
                continue
            if item.mode is Mode.AUTHOR_IN_TEXT:
                lead = f"{self.author(entry)} "
            place = locator_text(item.locators, self.locale, bare_pages=False, variant="ieee")
            number = numbers[entry.key]
            words = linked(f"[{number}, {place}]" if place else f"[{number}]", target)
            is_plain = not (place or before or after)
            runs.append((number if is_plain else 0, f"{before}{words}{after}"))
        return Html(lead + ", ".join(_ranges(_ascending(runs))))


def _ascending(runs: Sequence[_Run]) -> list[_Run]:
    """Return the citations with neighbouring plain numbers in their order; others stay in their place."""
    ordered: list[_Run] = []
    start = 0
    for end in range(len(runs) + 1):
        if end == len(runs) or not runs[end][0]:
            ordered += [*sorted(runs[start:end]), *runs[end : end + 1]]
            start = end + 1
    return ordered


def _ranges(runs: Sequence[_Run]) -> list[str]:
    """Return the citations with three numbers or more in a row as a range; 0 has no row."""
    found: list[str] = []
    start = 0
    while start < len(runs):
        end = start
        while runs[start][0] and end + 1 < len(runs) and runs[end + 1][0] == runs[end][0] + 1:
            end += 1
        if end - start > 1:
            found.append(f"{runs[start][1]}–{runs[end][1]}")
        else:
            found += [text for _, text in runs[start : end + 1]]
        start = end + 1
    return found
