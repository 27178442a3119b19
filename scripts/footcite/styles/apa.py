"""Citations and references of the Publication Manual of the APA, 7th edition, chapters 8 to 10."""

from __future__ import annotations

from footcite.dates import entry_date
from footcite.model import Entry, Html, Name
from footcite.names import OTHERS, name_list
from footcite.styles import parts
from footcite.styles.author_date import AuthorDate, Rules, year_text
from footcite.styles.kinds import Kind, kind_of
from footcite.styles.people import initials_first, initials_last, leading_names, leading_role
from footcite.styles.text_style import translated, whole_title

_MOST = 20


class Apa(AuthorDate):
    """Citations such as "(Doe & Roe, 2015, p. 12)"; two names, of more the first (8.17)."""

    rules = Rules(most=2, year_comma=True, ampersand=True, bare_pages=False, undated="", variant="apa")

    def reference(self, entry: Entry, letter: str) -> Html:
        """Return who, when, what and where (9.4)."""
        date = f"({self._date(entry, letter)})"
        people = self._people(entry)
        title, source = self._title(entry), self._source(entry)
        head = [f"{people}{'' if people.endswith('.') else '.'} {date}", title] if people else [title, date]
        text = self.locale.sentence(self.locale.join([*head, source, parts.tex(entry, "note")], ". "))
        # No full stop follows an address (9.35).
        return Html(f"{text} {self._link(entry)}".strip())

    def _people(self, entry: Entry) -> Html:
        role = leading_role(entry)
        if not role or (role != "author" and kind_of(entry) is Kind.CHAPTER):
            return Html("")
        names = self._inverted(leading_names(entry))
        return names if role == "author" else Html(f"{names} ({self._role(entry, role)})")

    def _inverted(self, names: tuple[Name, ...]) -> Html:
        """Return up to twenty names; of more the first nineteen and the last (9.8)."""
        listed = [initials_last(name) for name in names if name != OTHERS]
        if len(listed) > _MOST:
            return Html(f"{', '.join(listed[: _MOST - 1])}, . . . {listed[-1]}")
        return name_list(
            names, initials_last, self.locale, most=_MOST, keep=_MOST, word=self._and, pair_comma=True
        )

    def _role(self, entry: Entry, role: str) -> str:
        several = len(entry.names[role]) > 1
        return self.locale[{"editor": "editors-apa" if several else "editor-apa"}.get(role, "translator-apa")]

    def _date(self, entry: Entry, letter: str) -> str:
        year = year_text(entry, letter, self.locale)
        date = entry_date(entry)
        # Works that appear by the day, the month or the season have it (9.14).
        daily = kind_of(entry) in {Kind.WEB, Kind.UNPUBLISHED} or (
            kind_of(entry) is Kind.ARTICLE and not entry.get("volume")
        )
        if not date or not daily or not date.start.month:
            return year
        in_one_year = date.end and date.end.year == date.start.year
        return f"{year}, {self.locale.days(date) if in_one_year else self.locale.day(date.start)}"

    def _title(self, entry: Entry) -> Html:
        kind, text = kind_of(entry), whole_title(entry, self.locale)
        if kind in {Kind.ARTICLE, Kind.CHAPTER}:
            return Html(f"{text}{translated(entry)}")
        details = self.locale.semicolon.join(
            part for part in (self._translators(entry), self._details(entry)) if part
        )
        bracketed = self._description(entry)
        parenthesis = f" ({details})" if details else ""
        title = text if text.startswith("[") else f"<cite>{text}</cite>"
        return Html(f"{title}{translated(entry)}{parenthesis}{f' [{bracketed}]' if bracketed else ''}")

    def _translators(self, entry: Entry) -> Html:
        names = entry.names.get("translator", ())
        if not names or leading_role(entry) == "translator":
            return Html("")
        return Html(f"{self._plain_names(names)}, {self._role(entry, 'translator')}")

    def _plain_names(self, names: tuple[Name, ...]) -> Html:
        return name_list(names, initials_first, self.locale, most=_MOST, keep=1, word=self._and)

    @property
    def _and(self) -> Html:
        return parts.escaped(self.locale["and-apa"])

    def _details(self, entry: Entry, *, pages: str = "") -> str:
        edition = parts.tex(entry, "edition")
        ordinal = self.locale.ordinal(int(edition)) if edition.isdecimal() else ""
        volume = f"{self.locale['volume-apa']} {parts.tex(entry, 'volume')}" if entry.get("volume") else ""
        report = parts.number(entry, self.locale) if kind_of(entry) is Kind.REPORT else ""
        version = (
            self.locale["version-apa"].format(parts.tex(entry, "version")) if entry.get("version") else ""
        )
        stated = self.locale["edition"].format(ordinal) if ordinal else edition
        return self.locale.join([stated, volume, report, version, pages], ", ")

    def _description(self, entry: Entry) -> Html:
        """Return what the work is, where its title does not say (9.21)."""
        if kind_of(entry) is Kind.THESIS:
            kind = "masters-thesis-apa" if entry.type == "mastersthesis" else "doctoral-dissertation"
            written = entry.get("type").lower()
            kind = "masters-thesis-apa" if written == "mathesis" else kind
            words = "" if written in {"", "mathesis", "phdthesis"} else parts.type_words(entry, self.locale)
            return self.locale.join(
                [words or self.locale[kind], parts.tex(entry, "institution", "school")], ", "
            )
        if kind_of(entry) is Kind.UNPUBLISHED:
            words = parts.type_words(entry, self.locale) or parts.tex(entry, "howpublished")
            return Html(words or self.locale["unpublished-apa"])
        term = {"software": "software-apa", "dataset": "dataset-apa"}.get(entry.type)
        return Html(self.locale[term]) if term else Html("")

    def _source(self, entry: Entry) -> Html:
        kind = kind_of(entry)
        if kind is Kind.ARTICLE:
            return self._periodical(entry)
        if kind is Kind.CHAPTER:
            return self.locale.join([self._book(entry), self._house(entry)], ". ")
        if kind is Kind.UNPUBLISHED:
            fields = ("eventtitle", "organization", "institution", "venue", "location")
            return self.locale.join([parts.tex(entry, field) for field in fields], ", ")
        return Html("") if kind is Kind.THESIS else self._house(entry)

    def _periodical(self, entry: Entry) -> Html:
        volume, number = parts.tex(entry, "volume"), parts.tex(entry, "number")
        counted = f"<em>{volume}</em>" if volume else ""
        issue = f"({number})" if number else ""
        journal = parts.container(entry, "journaltitle", "journal")
        return self.locale.join([journal, f"{counted}{issue}", parts.pages(entry, self.locale)], ", ")

    def _book(self, entry: Entry) -> Html:
        details = self._details(entry, pages=parts.labelled_pages(entry, self.locale))
        editors = entry.names.get("editor", ())
        by = f"{self._plain_names(editors)} ({self._role(entry, 'editor')}), " if editors else ""
        book = parts.container(entry, "booktitle", "maintitle")
        return Html(f"{self.locale['In']} {by}{book}{f' ({details})' if details else ''}")

    def _house(self, entry: Entry) -> Html:
        """Return the publisher, unless it is the author, too (9.29)."""
        fields = ("publisher", "institution", "organization", "howpublished", "journaltitle")
        house = parts.tex(entry, *fields)
        authors = {initials_last(name) for name in leading_names(entry)}
        return Html("") if house in authors else house

    def _link(self, entry: Entry) -> Html:
        read, link = parts.read_date(entry), parts.link(entry)
        if link and read and not entry_date(entry):
            return Html(f"{self.locale['retrieved'].format(self.locale.date(read))} {link}")
        return self.locale.join([link, parts.archived(entry, self.locale)], ". ")
