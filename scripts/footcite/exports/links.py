"""Links from a page to exported records; each says by its name what it leads to."""

from __future__ import annotations

import html
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote

from footcite.exports.addresses import FORMATS, WHOLE_SITE, page_address, reference_address
from footcite.locales import Locale
from footcite.model import Entry, Html
from footcite.tex import tex_to_text


@dataclass(frozen=True, slots=True)
class ExportLinks:
    """Writes the links of one page; `relative` returns an address as the page sees it."""

    locale: Locale
    relative: Callable[[str], str]

    def reference(self, entry: Entry) -> Html:
        """Return links to the record of an entry."""
        title = tex_to_text(entry.get("shorttitle", "title", "booktitle")) or entry.key
        return self.links(reference_address(entry.key), title.partition(":")[0])

    def page(self, path: str) -> Html:
        """Return a line with links to the references of a page, whose source has the path."""
        words = self.locale.interface["references-of-page"]
        return Html(f"{html.escape(words)}: {self.links(page_address(path), words)}")

    def whole_site(self) -> Html:
        """Return a line with links to the whole bibliography."""
        words = self.locale.interface["whole-bibliography"]
        return Html(f"{html.escape(words)}: {self.links(WHOLE_SITE, words)}")

    def links(self, address: str, what: str) -> Html:
        """Return links to the file in each format; `what` it holds is said to those who hear a link alone."""
        address, what = html.escape(quote(self.relative(address))), html.escape(what)
        return Html(
            ", ".join(
                f'<a href="{address}.{ending}" aria-label="{name}: {what}" download>{name}</a>'
                for name, ending in FORMATS.items()
            )
        )
