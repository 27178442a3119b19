"""Citations and works cited of the MLA Handbook, 9th edition, chapters 5 and 6."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from footcite.locales import Locale
from footcite.model import Bibliography, CiteItem, Entry, Html, Mode
from footcite.styles import mla_works, parts
from footcite.styles.cited_places import locator_text
from footcite.styles.interface import PlacedCitation, Placement, linked, unresolved
from footcite.styles.kinds import Kind
from footcite.styles.labels import Labels, Rules
from footcite.styles.people import leading_names
from footcite.styles.text_style import cited_entries, numbered_items

_RULES = Rules(
    most=2,
    dated=False,
    quoted=frozenset({Kind.ARTICLE, Kind.CHAPTER, Kind.UNPUBLISHED, Kind.WEB}),
    variant="mla",
)


class Mla:
    """Citations such as "(Doe 12)", with a short title among several works of an author (6.3)."""

    placement = Placement.TEXT
    issues = ()

    def __init__(self, locale: Locale) -> None:
        self.locale = locale

    def citations(self, placed: Sequence[PlacedCitation], bibliography: Bibliography) -> list[Html]:
        """Return the citations of a page."""
        entries = cited_entries(placed, bibliography)
        labels = Labels(entries, _RULES, self.locale)
        works = Counter(labels.names(entry, bracketed=True) for entry in entries)
        return [self._citation(one, bibliography, labels, works) for one in placed]

    def author(self, entry: Entry) -> Html:
        """Return the names by which running text speaks of the entry."""
        return Labels([entry], _RULES, self.locale).names(entry, bracketed=False)

    def references(self, entries: Sequence[Entry]) -> list[tuple[Entry, Html]]:
        """Return the works cited by names and titles (5.123)."""
        labels = Labels(entries, _RULES, self.locale)
        ordered = sorted(entries, key=lambda entry: labels.sort_key(entry)[::2])
        return [(entry, mla_works.reference(entry, self.locale)) for entry in ordered]

    def _citation(
        self, placed: PlacedCitation, bibliography: Bibliography, labels: Labels, works: Counter[Html]
    ) -> Html:
        lead, texts = "", []
        for item, before, after, target in numbered_items(placed):
            entry = bibliography.entries.get(item.key)
            if entry is None:
                texts.append(f"{before}{unresolved(item.key)}{after}")
                continue
            names = labels.names(entry, bracketed=True)
            if item.mode is Mode.AUTHOR_IN_TEXT:
                lead = linked(names, target)
            words = self._words(item, entry, names, several=works[names] > 1)
            if words or before or after:
                texts.append(f"{before}{linked(words, target) if words else ''}{after}")
        inner = f"({self.locale.semicolon.join(texts)})" if texts else ""
        return Html(f"{lead} {inner}".strip())

    def _words(self, item: CiteItem, entry: Entry, names: Html, *, several: bool) -> str:
        titled = several and bool(leading_names(entry))
        place = locator_text(
            item.locators, self.locale, bare_pages=True, variant="mla", volume_mark=self.locale.colon
        )
        shown = names if item.mode is Mode.NORMAL else ""
        is_bare = not (shown or titled or place) and item.mode is Mode.SUPPRESS_AUTHOR
        quoted = mla_works.is_quoted(entry)
        title = parts.short_title(entry, self.locale, quoted=quoted) if titled or is_bare else ""
        # A comma keeps a label apart from what is before it: "Doe, ch. 2" (6.20).
        work = ", ".join(part for part in (shown, title) if part)
        comma = "," if work and not place[:1].isdigit() and item.locators[:1] else ""
        return f"{work}{comma} {place}".strip()
