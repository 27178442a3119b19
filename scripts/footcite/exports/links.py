"""Links from a page to exported records, in groups whose name says what they hold."""

from __future__ import annotations

import html
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from footcite.exports.addresses import (
    FORMATS,
    WHOLE_SITE,
    page_address,
    reference_address,
    work_address,
)
from footcite.locales import Locale
from footcite.model import Entry, Html
from footcite.tex import tex_to_text

if TYPE_CHECKING:
    from footcite.page import Location


@dataclass(frozen=True, slots=True)
class ExportLinks:
    """Writes the links of one page."""

    locale: Locale
    page: Location

    def reference(self, entry: Entry) -> Html:
        """Return a line with links to the record of an entry; a list has many, so it is short."""
        title = tex_to_text(entry.get("shorttitle", "title", "booktitle")) or entry.key
        return self._line(reference_address(entry.key), title.partition(":")[0])

    def cited(self) -> Html:
        """Return a line with links to the references of the page."""
        words = self.locale.interface["references-of-page"]
        return self._line(page_address(self.page.path), words, f"{words}: ")

    def whole_site(self) -> Html:
        """Return a line with links to the whole bibliography."""
        words = self.locale.interface["whole-bibliography"]
        return self._line(WHOLE_SITE, words, f"{words}: ")

    def work(self, words: str) -> Html:
        """Return a line with links to the record of the page itself, behind the words."""
        return self._line(work_address(self.page.path), self.locale.interface["cite-page"], words)

    def _line(self, address: str, what: str, words: str = "") -> Html:
        """Return links to the file in each format; `what` it holds is said to those who see no line."""
        address = html.escape(quote(self.page.relative(address)))
        own = self._words_of_the_script() if words else ""
        links = (f'<a href="{address}.{ending}">{name}</a>' for name, ending in FORMATS.items())
        group = f'<p class="footcite-exports" role="group" aria-label="{html.escape(what)}"{own}>'
        return Html(f"{group}{html.escape(words, quote=False)}{', '.join(links)}</p>")

    def _words_of_the_script(self) -> str:
        """Return what the button that copies says; one line of a page tells it for all."""
        terms = self.locale.interface
        copy, copied = html.escape(terms["copy-bibtex"]), html.escape(terms["copied"])
        return f' data-copy="{copy}" data-copied="{copied}" data-search-exclude'
