"""Citations and works cited of the MLA Handbook, 9th edition, chapters 5 and 6."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from footcite.dates import entry_date
from footcite.locales import Locale
from footcite.model import Bibliography, CiteItem, Entry, Html, Mode, Name
from footcite.names import first_inverted, full_name, name_list
from footcite.styles import parts
from footcite.styles.author_date import Labels, Rules
from footcite.styles.chicago_works import capitalised
from footcite.styles.cited_places import locator_text
from footcite.styles.interface import PlacedCitation, Placement, linked, unresolved
from footcite.styles.kinds import Kind, kind_of
from footcite.styles.people import leading_names, leading_role
from footcite.styles.text_style import (
    cited_entries,
    numbered_items,
    sort_key,
    translated,
    whole_title,
)

_RULES = Rules(most=2, year_comma=False, ampersand=False, bare_pages=True, undated="~")
_QUOTED = {Kind.ARTICLE, Kind.CHAPTER, Kind.UNPUBLISHED, Kind.WEB}


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
        ordered = sorted(entries, key=lambda entry: sort_key(entry, self.locale)[::2])
        return [(entry, self._reference(entry)) for entry in ordered]

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
        title = parts.short_title(entry, self.locale, quoted=_is_quoted(entry)) if titled else ""
        place = locator_text(item.locators, self.locale, bare_pages=True)
        shown = names if item.mode is Mode.NORMAL else ""
        if not (shown or title or place) and item.mode is Mode.SUPPRESS_AUTHOR:
            title = parts.short_title(entry, self.locale, quoted=_is_quoted(entry))
        work = ", ".join(part for part in (shown, title) if part)
        # A comma keeps a label apart from what is before it: "Doe, ch. 2" (6.20).
        comma = "," if work and item.locators and item.locators[0].label != "page" else ""
        return f"{work}{comma} {place}".strip()

    def _reference(self, entry: Entry) -> Html:
        title = f"{self._title(entry)}{translated(entry)}"
        parted = [self._people(entry), title, self._container(entry), parts.tex(entry, "note")]
        return self.locale.sentence(self.locale.join([capitalised(part) for part in parted if part], ". "))

    def _title(self, entry: Entry) -> Html:
        text = whole_title(entry, self.locale)
        if text.startswith("["):
            return text
        return parts.quoted(text, self.locale) if _is_quoted(entry) else Html(f"<cite>{text}</cite>")

    def _people(self, entry: Entry) -> Html:
        """Return one name or two; of more the first (5.8)."""
        role = leading_role(entry)
        if not role or (role != "author" and kind_of(entry) is Kind.CHAPTER):
            return Html("")
        people = leading_names(entry)
        form = first_inverted(people)
        names = name_list(people, form, self.locale, most=2, keep=1, pair_comma=True)
        return names if role == "author" else Html(f"{names}, {self._role(role, people)}")

    def _role(self, role: str, people: tuple[Name, ...]) -> str:
        return self.locale[f"{role}s-long" if len(people) > 1 else f"{role}-long"]

    def _container(self, entry: Entry) -> Html:
        kind = kind_of(entry)
        paged = kind in {Kind.ARTICLE, Kind.CHAPTER}
        facts = [
            parts.container(entry, "journaltitle", "journal", "booktitle"),
            *self._contributors(entry),
            self._edition(entry),
            self._counted(entry, "volume"),
            self._counted(entry, "number"),
            self._house(entry),
            self._date(entry),
            parts.labelled_pages(entry, self.locale) if paged else "",
            parts.link(entry),
            self._read(entry),
            parts.archived(entry, self.locale),
        ]
        return self.locale.join(facts, ", ")

    def _contributors(self, entry: Entry) -> list[Html]:
        first = leading_role(entry) if kind_of(entry) is not Kind.CHAPTER else "author"
        return [
            Html(f"{self.locale[term]} {self._listed(entry.names[role])}")
            for role, term in (("editor", "edited-by"), ("translator", "translated-by"))
            if entry.names.get(role) and role != first
        ]

    def _listed(self, names: tuple[Name, ...]) -> Html:
        return name_list(names, full_name, self.locale, most=2, keep=1)

    def _edition(self, entry: Entry) -> Html:
        edition = parts.tex(entry, "edition")
        if edition.isdecimal():
            return Html(self.locale["edition"].format(self.locale.ordinal(int(edition))))
        version = self.locale["version"].format(parts.tex(entry, "version")) if entry.get("version") else ""
        return Html(edition or version)

    def _counted(self, entry: Entry, field: str) -> Html:
        if field == "number" and kind_of(entry) is Kind.REPORT:
            return parts.number(entry, self.locale)
        return Html(f"{self.locale[field]} {parts.tex(entry, field)}" if entry.get(field) else "")

    def _house(self, entry: Entry) -> Html:
        if kind_of(entry) is Kind.THESIS:
            kind = "masters-thesis" if entry.type == "mastersthesis" else "phd-thesis"
            words = (
                parts.type_words(entry, self.locale)
                or self.locale[kind if entry.type != "thesis" else "thesis"]
            )
            return self.locale.join([parts.tex(entry, "institution", "school"), words], ", ")
        house = parts.tex(entry, "publisher", "institution", "organization", "howpublished")
        if kind_of(entry) is Kind.UNPUBLISHED:
            return self.locale.join(
                [parts.tex(entry, "eventtitle"), house, parts.places(entry, self.locale)], ", "
            )
        return house

    def _date(self, entry: Entry) -> str:
        date = entry_date(entry)
        if date is None:
            return parts.state(entry, self.locale) or parts.tex(entry, "year")
        daily = kind_of(entry) in {Kind.ARTICLE, Kind.WEB, Kind.UNPUBLISHED, Kind.REPORT}
        return self.locale.date(date, form="mla", short=True) if daily else self.locale.year(date)

    def _read(self, entry: Entry) -> str:
        read = parts.read_date(entry)
        if entry_date(entry) or not read:
            return ""
        return self.locale["accessed"].format(self.locale.date(read, form="mla", short=True))


def _is_quoted(entry: Entry) -> bool:
    return kind_of(entry) in _QUOTED and entry.type not in {"bookinbook", "software", "dataset"}
