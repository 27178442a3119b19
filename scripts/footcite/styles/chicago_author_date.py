"""Author-date citations and references of the Chicago Manual of Style, 17th edition, chapter 15."""

from __future__ import annotations

from footcite.dates import parse_date
from footcite.model import Entry, Html
from footcite.styles import chicago_notes, chicago_works, issued, online, parts
from footcite.styles.author_date import AuthorDate
from footcite.styles.chicago_works import capitalised
from footcite.styles.labels import Rules, year_text


class ChicagoAuthorDate(AuthorDate):
    """Citations such as "(Doe 2015, 12)"; up to three names (15.6, 15.9)."""

    rules = Rules(most=3, volume_mark=":", original="[{}] ")

    def reference(self, entry: Entry, letter: str) -> Html:
        """Return names, year, and the rest as a bibliography has it (15.7)."""
        first = parse_date(entry.get("origdate")) if entry.type != "patent" else None
        year = f"({self.locale.year(first)}) " if first else ""  # 15.40
        words = year_text(entry, letter, self.locale, self.rules)
        # "Forthcoming" starts a sentence; "n.d." stays as it is (15.44, 15.45).
        year += capitalised(words) if issued.state(entry, self.locale) else words
        people = chicago_notes.reference_people(entry, self.locale)
        body = [part for part in chicago_works.reference_body(entry, self.locale, dated=False) if part]
        # Without names the title stands first; an entry may lack that, too.
        head = [people or "".join(body[:1]), year]
        body = body if people else body[1:]
        note = capitalised(parts.tex(entry, "note"))
        links = [online.link(entry), capitalised(online.archived(entry, self.locale))]
        addendum = capitalised(parts.tex(entry, "addendum"))
        facts = [*head, *body, note, *links, addendum]
        return self.locale.sentence(self.locale.join(facts, ". "))
