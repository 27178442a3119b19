"""Fills the lists of the whole site's references, once every page is rendered."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from footcite.exports.links import ExportLinks
from footcite.ids import ReferenceIds, reference_id
from footcite.listing import parse_listing
from footcite.model import Bibliography
from footcite.page import Location, Use
from footcite.reference_item import Cited, CitedPlace
from footcite.reference_list import format_listing
from footcite.styles.interface import Style
from footcite.urls import relative_url

_LISTING = re.compile(r'<div class="footcite-listing" data-listing="(?P<listing>[^"]*)"></div>')


@dataclass(slots=True)
class SiteUses:
    """Where the pages of a site cite, what is listed without a citation, and what is known of links.

    `exports` says that references are linked to their records.
    """

    places: dict[str, list[tuple[str, str, Use]]] = field(default_factory=dict)
    listed: set[str] = field(default_factory=set)
    order: dict[str, int] = field(default_factory=dict)
    states: dict[str, str] = field(default_factory=dict)
    exports: bool = False

    def add(self, url: str, title: str, uses: Iterable[Use]) -> None:
        """Take the uses of a page; the address is relative to the site's root."""
        for use in uses:
            self.places.setdefault(use.key, []).append((url, title, use))


def fill_listings(
    content: str, page_url: str, uses: SiteUses, bibliography: Bibliography, style: Style
) -> str:
    """Return the page's HTML with every list of the site's references filled in."""
    if not _LISTING.search(content):
        return content
    ids = ReferenceIds(content)

    def fill(match: re.Match[str]) -> str:
        listing = parse_listing(html.unescape(match["listing"]))
        if listing is None:
            return match[0]
        cited = cited_entries(uses, bibliography, page_url, is_complete=listing.is_complete)
        references = style.references([bibliography.entries[key] for key in cited])
        if uses.exports:
            links = ExportLinks(style.locale, Location("", page_url))
            cited = with_exports(cited, bibliography, links)
        shown = format_listing(listing, references, cited, ids, style.locale)
        return f'<div class="footcite-listing">{shown}</div>'

    return _LISTING.sub(fill, content)


def cited_entries(
    uses: SiteUses, bibliography: Bibliography, page_url: str, *, is_complete: bool = False
) -> dict[str, Cited]:
    """Return the entries that the site cites or lists, with what a list on the page shows of each.

    A complete list has the other entries too.
    """
    keys = cited_keys(uses, bibliography, is_complete=is_complete)
    return {key: Cited(_cited_places(uses, key, page_url), uses.states.get(key, "")) for key in keys}


def cited_keys(uses: SiteUses, bibliography: Bibliography, *, is_complete: bool = False) -> list[str]:
    """Return the keys of the entries that the site cites or lists, or of all, in the bibliography's order."""
    entries = bibliography.entries
    # The rest of the entries are not even looked at.
    wanted = (key for key in entries if is_complete or key in uses.places or key in uses.listed)
    return [key for key in wanted if entries[key].key == key and entries[key].is_listed]


def with_exports(
    cited: Mapping[str, Cited], bibliography: Bibliography, links: ExportLinks
) -> dict[str, Cited]:
    """Return what a list shows of each entry, with links to its record."""
    return {
        key: replace(one, exports=links.reference(bibliography.entries[key])) for key, one in cited.items()
    }


def listed_ids(content: str, bibliography: Bibliography) -> set[str]:
    """Return the ids of all references that the lists of a page hold or may come to hold."""
    shown = set(re.findall(r'<li id="(ref:[^"]+)"', content))
    listings = [parse_listing(html.unescape(match["listing"])) for match in _LISTING.finditer(content)]
    return shown | {
        reference_id(entry.key)
        for listing in listings
        if listing
        for entry in filter(listing.accepts, bibliography.entries.values())
    }


def lists_complete(content: str) -> bool:
    """Return whether a page has a list of every entry, cited or not."""
    listings = (parse_listing(html.unescape(match["listing"])) for match in _LISTING.finditer(content))
    return any(listing.is_complete for listing in listings if listing)


def nocited(option: Any, bibliography: Bibliography) -> set[str]:
    """Return the keys that front matter lists without a citation: ``nocite: ["@key", "@*"]``."""
    written = [option] if isinstance(option, str) else option or []
    keys = {str(key).strip().removeprefix("@") for key in written}
    return set(bibliography.entries) if "*" in keys else keys & bibliography.entries.keys()


def _cited_places(uses: SiteUses, key: str, page_url: str) -> tuple[CitedPlace, ...]:
    """Return the places in the order of the site; a note with several markers in a section is one."""
    places: dict[tuple[str, str, int], CitedPlace] = {}
    in_order = sorted(uses.places.get(key, ()), key=lambda place: uses.order.get(place[0], len(uses.order)))
    for url, title, use in in_order:
        address = f"{relative_url(url, page_url)}#{use.anchor}"
        place = CitedPlace(title, use.section, use.number, address, use.extract)
        places.setdefault((url, use.section_id, use.number), place)
    return tuple(places.values())
