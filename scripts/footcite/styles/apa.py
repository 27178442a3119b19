"""Citations and references of the Publication Manual of the APA, 7th edition, chapters 8 to 10."""

from __future__ import annotations

from footcite.dates import entry_date, parse_date
from footcite.model import Entry, Html
from footcite.names import OTHERS, family_name, name_list
from footcite.styles import apa_works, online, parts
from footcite.styles.author_date import AuthorDate
from footcite.styles.chicago_works import capitalised
from footcite.styles.kinds import Kind, kind_of
from footcite.styles.labels import Rules, year_text
from footcite.styles.people import initials_last, leading_names, leading_role

_MOST = 20
# Of these the year is enough, however well their date is known (9.14).
_BY_YEAR = frozenset({"artwork", "dataset", "image", "movie", "music", "software"})


def _is_by_day(entry: Entry) -> bool:
    """Return whether the reference has month and day: where works appear by them (9.14)."""
    kind = kind_of(entry)
    is_daily = kind in {Kind.WEB, Kind.UNPUBLISHED} or (kind is Kind.ARTICLE and not entry.get("volume"))
    return is_daily and entry.type not in _BY_YEAR


class Apa(AuthorDate):
    """Citations such as "(Doe & Roe, 2015, p. 12)"; two names, of more the first (8.17)."""

    rules = Rules(
        most=2,
        year_comma=True,
        ampersand=True,
        bare_pages=False,
        sorts_items=True,
        by_day=_is_by_day,
        sorted_name=family_name,
        undated_first=True,
        original="{}/",
        about=True,
        spelt_out=False,
        articles=True,
        quoted=frozenset({Kind.ARTICLE, Kind.CHAPTER}),
        variant="apa",
    )

    def reference(self, entry: Entry, letter: str) -> Html:
        """Return who, when, what and where (9.4)."""
        date = f"({self._date(entry, letter)})"
        people = self._people(entry)
        title, source = apa_works.title(entry, self.locale), apa_works.source(entry, self.locale)
        head = [f"{people}{'' if people.endswith('.') else '.'} {date}", title] if people else [title, date]
        notes = [parts.tex(entry, field) for field in ("note", "addendum")]
        text = self.locale.sentence(self.locale.join([*head, source, *notes], ". "))
        # No full stop follows an address (9.35), nor the year of the original (9.41).
        return Html(" ".join(part for part in (text, self._link(entry), self._original(entry)) if part))

    def _people(self, entry: Entry) -> Html:
        role = leading_role(entry)
        if not role or (role != "author" and kind_of(entry) is Kind.CHAPTER):
            return Html("")
        people = leading_names(entry)
        listed = [initials_last(name) for name in people if name != OTHERS]
        if len(listed) > _MOST:
            # Up to twenty names; of more the first nineteen and the last (9.8).
            return Html(f"{', '.join(listed[: _MOST - 1])}, . . . {listed[-1]}")
        word = parts.escaped(self.locale["and-apa"])
        names = name_list(
            people, initials_last, self.locale, most=_MOST, keep=_MOST, word=word, pair_comma=True
        )
        return names if role == "author" else Html(f"{names} ({apa_works.role(entry, role, self.locale)})")

    def _date(self, entry: Entry, letter: str) -> str:
        year = year_text(entry, letter, self.locale, self.rules)
        date = entry_date(entry)
        if not date or not date.start.month or not _is_by_day(entry):
            return year
        in_one_year = date.end and date.end.year == date.start.year
        return f"{year}, {self.locale.days(date) if in_one_year else self.locale.day(date.start)}"

    def _link(self, entry: Entry) -> Html:
        read, link = online.read_date(entry), online.link(entry)
        if link and read and not entry_date(entry):
            return Html(f"{self.locale['retrieved'].format(self.locale.date(read))} {link}")
        return self.locale.join([link, capitalised(online.archived(entry, self.locale))], ". ")

    def _original(self, entry: Entry) -> str:
        first = parse_date(entry.get("origdate")) if entry.type != "patent" else None
        return f"({self.locale['original-work'].format(self.locale.year(first))})" if first else ""
