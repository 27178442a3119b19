"""Finds where a page asks for a list of references, and fills it."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Callable, Iterable, Mapping

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.treeprocessors import Treeprocessor

from footcite.exports.links import ExportLinks
from footcite.inner import is_inner
from footcite.listing import Listing, asks_for_list, parse_listing, split_listings
from footcite.page import Host, PageState
from footcite.reference_item import Cited
from footcite.reference_list import format_listing
from footcite.site_listing import with_exports
from footcite.styles.interface import Placement
from footcite.tree import without_marks


class ListingProcessor(BlockProcessor):
    """A paragraph, or a line of one, that asks for a list becomes an element that is filled later."""

    def test(self, parent: etree.Element, block: str) -> bool:
        """Return whether the block asks for a list."""
        return asks_for_list(block)

    def run(self, parent: etree.Element, blocks: list[str]) -> None:
        """Leave an element with the text as written; the text around it is parsed as usual."""
        for part in split_listings(blocks.pop(0)):
            if parse_listing(part) is None:
                self.parser.parseBlocks(parent, [part])
            else:
                etree.SubElement(parent, "div", {"class": "footcite-listing"}).set("listing", part.strip())


class ListingTreeprocessor(Treeprocessor):
    """Fills the lists; those of the whole site are left to the host, where there is one."""

    def __init__(
        self, md: Markdown, state: PageState, host: Host, export_links: Callable[[], ExportLinks | None]
    ) -> None:
        super().__init__(md)
        self.state = state
        self.host = host
        self.export_links = export_links

    def run(self, root: etree.Element) -> None:
        """Fill every list: this is the last step that needs the tree."""
        if is_inner(self.md):
            return
        for element in list(root.iter("div")):
            written = element.attrib.pop("listing", "")
            listing = parse_listing(written)
            if listing is None:
                continue
            if listing.whole_site and self.host.fills_listings:
                element.set("data-listing", written)
            else:
                is_rest = bool(element.attrib.pop("rest", ""))
                text = self._format(listing, is_rest=is_rest)
                if is_rest and not text:
                    root.remove(element)
                element.text = self.md.htmlStash.store(without_marks(text))

    def _format(self, listing: Listing, *, is_rest: bool) -> str:
        state, cited = self.state, self._listed(listing)
        entries = [state.bibliography.entries[key] for key in cited]
        references = state.style.references([entry for entry in entries if entry.is_listed])
        if is_rest:
            references = [pair for pair in references if not state.reference_ids.is_listed(pair[0].key)]
            if not references:
                return ""
        if listing.whole_site and (links := self.export_links()):
            cited = with_exports(cited, state.bibliography, links)
        return format_listing(listing, references, cited, state.reference_ids, state.style.locale)

    def _listed(self, listing: Listing) -> Mapping[str, Cited]:
        """Return what the list shows, by key: works of the page, of the site, or all that there are."""
        if not listing.whole_site:
            return self._cited(use.key for use in self.state.result.uses)
        every = [entry.key for entry in self.state.bibliography.works]
        known = self.host.cited(self.state.bibliography)
        if known is None:
            return self._cited(every)
        return {key: known.get(key, Cited()) for key in every} if listing.is_complete else known

    def _cited(self, keys: Iterable[str]) -> dict[str, Cited]:
        """Return what leads back from each reference: in a style of notes, the notes do that."""
        state = self.state
        anchors: dict[str, dict[str, str]] = {key: {} for key in keys}
        if state.style.placement is Placement.TEXT:
            for use in state.result.uses:
                if use.key in anchors:
                    anchors[use.key].setdefault(use.anchor, use.section)
        states = self.host.link_states
        return {
            key: Cited(link_state=states.get(key, ""), backlinks=tuple(found.items()))
            for key, found in anchors.items()
        }
