"""Writes a list of references: each with the places that cite it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from footcite.filters import filter_data, filter_form
from footcite.ids import ReferenceIds
from footcite.listing import Listing
from footcite.locales import Locale
from footcite.model import Entry, Html
from footcite.reference_item import Cited, format_reference, written
from footcite.styles.repeated_names import with_dashes


def format_listing(
    listing: Listing,
    references: Iterable[tuple[Entry, Html]],
    cited: Mapping[str, Cited],
    ids: ReferenceIds,
    locale: Locale,
) -> Html:
    """Return the list of those references that the filters accept.

    `ids` are those of the page, which may have several lists; `locale` is that of the site.
    """
    chosen = with_dashes((entry, text) for entry, text in references if listing.accepts(entry))
    items = "\n".join(
        format_reference(entry, text, cited[entry.key], locale, _attributes(entry, listing, ids))
        for entry, text in chosen
    )
    terms = locale.interface
    words = {"data-preview": terms["reference-preview"], "data-open": terms["go-to-reference"]}
    form = filter_form(locale) if listing.whole_site else ""
    return Html(f'{form}<ul class="bibliography"{written(words)}>\n{items}\n</ul>')


def _attributes(entry: Entry, listing: Listing, ids: ReferenceIds) -> dict[str, str]:
    wanted = [values for name, values in listing.filters if name == "keyword"]
    by = filter_data(entry, frozenset().union(*wanted)) if listing.whole_site else {}
    return {"id": ids.claim(entry.key)} | by
