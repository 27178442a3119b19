"""Author-date citations and references of the Chicago Manual of Style, 17th edition, chapter 15."""

from __future__ import annotations

from footcite.model import Entry, Html
from footcite.punctuation import join, sentence
from footcite.styles import chicago_notes, parts
from footcite.styles.author_date import AuthorDate, Rules, year_text


class ChicagoAuthorDate(AuthorDate):
    """Citations such as "(Doe 2015, 12)"; up to three names, the year behind the names of the reference (15.6, 15.9)."""

    rules = Rules(most=3, year_comma=False, ampersand=False, bare_pages=True, undated="~")

    def reference(self, entry: Entry, letter: str) -> Html:
        """Return names, year, and the rest as a bibliography has it (15.7)."""
        year = year_text(entry, letter, self.locale)
        people = chicago_notes.reference_people(entry)
        body = chicago_notes.reference_body(entry, dated=False)
        head = [people, year] if people else [body.pop(0), year]
        note = chicago_notes.capitalised(parts.tex(entry, "note"))
        links = [parts.link(entry), chicago_notes.capitalised(parts.archived(entry))]
        return sentence(join([*head, *body, note, *links], ". "))
