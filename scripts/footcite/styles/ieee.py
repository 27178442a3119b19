"""Numeric citations and references of the IEEE Reference Guide (2023)."""

from __future__ import annotations

from collections.abc import Sequence

from footcite.dates import entry_date
from footcite.locales import Locale
from footcite.model import Bibliography, Entry, Html, Mode, Name
from footcite.names import OTHERS, name_list
from footcite.styles import parts
from footcite.styles.cited_places import locator_text
from footcite.styles.interface import PlacedCitation, Placement, linked, unresolved
from footcite.styles.kinds import Kind, kind_of
from footcite.styles.people import initials_first, leading_names, leading_role
from footcite.styles.text_style import (
    cited_entries,
    numbered_items,
    running_author,
    translated,
    whole_title,
)


class Ieee:
    """Citations such as "[1, p. 5]", numbered in the order of citation; "[1]–[3]" for three in a row."""

    placement = Placement.TEXT
    issues = ()

    def __init__(self, locale: Locale) -> None:
        self.locale = locale

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
            (entry, Html(f'<span class="reference-number">[{number}]</span> {self._reference(entry)}'))
            for number, entry in enumerate(entries, start=1)
        ]

    def _citation(self, placed: PlacedCitation, bibliography: Bibliography, numbers: dict[str, int]) -> Html:
        lead = ""
        runs: list[tuple[int, str]] = []
        for item, before, after, target in numbered_items(placed):
            entry = bibliography.entries.get(item.key)
            if entry is None:
                runs.append((0, f"{before}{unresolved(item.key)}{after}"))
                continue
            if item.mode is Mode.AUTHOR_IN_TEXT:
                lead = f"{self.author(entry)} "
            place = locator_text(item.locators, self.locale, bare_pages=False)
            number = numbers[entry.key]
            words = linked(f"[{number}, {place}]" if place else f"[{number}]", target)
            is_plain = not (place or before or after)
            runs.append((number if is_plain else 0, f"{before}{words}{after}"))
        return Html(lead + ", ".join(_ranges(runs)))

    def _reference(self, entry: Entry) -> Html:
        form = {
            Kind.ARTICLE: self._article,
            Kind.CHAPTER: self._chapter,
            Kind.BOOK: self._book,
        }.get(kind_of(entry), self._other)
        text = self.locale.join([self._people(entry), form(entry), parts.tex(entry, "note")], ", ")
        return self._linked(entry, text)

    def _people(self, entry: Entry) -> Html:
        """Return up to six names; of more the first."""
        role = leading_role(entry)
        if not role or (role != "author" and kind_of(entry) is Kind.CHAPTER):
            return Html("")
        names = self._names(leading_names(entry))
        return names if role == "author" else Html(f"{names}, {self._role(entry, role)}")

    def _names(self, names: tuple[Name, ...]) -> Html:
        return name_list(names, initials_first, self.locale, most=6, keep=1)

    def _role(self, entry: Entry, role: str) -> str:
        several = len([name for name in entry.names[role] if name != OTHERS]) > 1
        return self.locale[
            "translator-apa" if role == "translator" else f"editor{'s' if several else ''}-apa"
        ]

    def _article(self, entry: Entry) -> Html:
        journal = parts.container(entry, "journaltitle", "journal")
        counted = [self._counted(entry, "volume"), self._counted(entry, "number")]
        return self.locale.join(
            [
                _quoted(entry, self.locale),
                journal,
                *counted,
                parts.labelled_pages(entry, self.locale),
                self._date(entry),
            ],
            ", ",
        )

    def _chapter(self, entry: Entry) -> Html:
        book = parts.container(entry, "booktitle", "maintitle")
        editors = entry.names.get("editor", ())
        by = f"{self._names(editors)}, {self._role(entry, 'editor')}" if editors else ""
        inside = Html(f"{self.locale['in']} {book}")
        made = parts.publication(entry, self._date(entry), self.locale)
        facts = [
            inside,
            self._edition(entry),
            self._counted(entry, "volume"),
            by,
            made,
            parts.labelled_pages(entry, self.locale),
        ]
        return self.locale.join([_quoted(entry, self.locale), *facts], ", ")

    def _book(self, entry: Entry) -> Html:
        title = Html(f"<cite>{whole_title(entry, self.locale)}</cite>{translated(entry)}")
        series = parts.number(entry, self.locale) if entry.get("series") else ""
        facts = [title, self._edition(entry), self._counted(entry, "volume"), series]
        return self.locale.join(
            [self.locale.join(facts, ", "), parts.publication(entry, self._date(entry), self.locale)], ". "
        )

    def _other(self, entry: Entry) -> Html:
        kind = kind_of(entry)
        house = parts.tex(entry, "institution", "school", "organization", "publisher", "howpublished")
        what = self._thesis(entry) if kind is Kind.THESIS else ""
        number = parts.number(entry, self.locale) if kind is Kind.REPORT else ""
        version = self.locale["version"].format(parts.tex(entry, "version")) if entry.get("version") else ""
        event = parts.tex(entry, "eventtitle")
        place = parts.places(entry, self.locale)
        facts = [_quoted(entry, self.locale), what, event, house, place, number, version, self._date(entry)]
        return self.locale.join(facts, ", ")

    def _thesis(self, entry: Entry) -> str:
        words = parts.type_words(entry, self.locale) if entry.type == "thesis" else ""
        return (
            words
            or self.locale["masters-thesis-ieee" if entry.type == "mastersthesis" else "phd-thesis-ieee"]
        )

    def _edition(self, entry: Entry) -> Html:
        edition = parts.tex(entry, "edition")
        ordinal = self.locale.ordinal(int(edition)) if edition.isdecimal() else ""
        return Html(self.locale["edition"].format(ordinal)) if ordinal else edition

    def _counted(self, entry: Entry, field: str) -> str:
        return f"{self.locale[field]} {parts.tex(entry, field)}" if entry.get(field) else ""

    def _date(self, entry: Entry) -> str:
        date = entry_date(entry)
        if date is None:
            return parts.state(entry, self.locale) or parts.tex(entry, "year") or self.locale["no-date"]
        whole = kind_of(entry) not in {Kind.BOOK, Kind.CHAPTER, Kind.THESIS}
        return self.locale.date(date, short=True) if whole else self.locale.year(date)

    def _linked(self, entry: Entry, text: Html) -> Html:
        link, read = parts.link(entry), parts.read_date(entry)
        if not link:
            return self.locale.sentence(text)
        if entry.get("doi"):
            return self.locale.sentence(self.locale.join([text, Html(f"doi: {link}")], ", "))
        accessed = self.locale["accessed-ieee"].format(self.locale.date(read, short=True)) if read else ""
        online = f"{self.locale['online']} {self.locale['available']} {link}"
        # No full stop follows an address.
        return Html(f"{self.locale.sentence(self.locale.join([text, accessed], '. '))} {online}")


def _quoted(entry: Entry, locale: Locale) -> Html:
    text = whole_title(entry, locale)
    marked = text if text.startswith("[") else parts.quoted(text, locale)
    return Html(f"{marked}{translated(entry)}")


def _ranges(runs: Sequence[tuple[int, str]]) -> list[str]:
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
