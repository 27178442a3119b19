"""Adds the links to the records of what a page cites, and to those of what it lists."""

from __future__ import annotations

import xml.etree.ElementTree as etree

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from footcite.exports.links import ExportLinks
from footcite.inner import is_inner
from footcite.listing import parse_listing
from footcite.locales import Locale
from footcite.model import Html
from footcite.page import Host, PageState
from footcite.styles.interface import Placement


class ExportTreeprocessor(Treeprocessor):
    """Says where the records are: behind the notes of a page, and behind a list of the whole site."""

    def __init__(self, md: Markdown, state: PageState, host: Host, locale: Locale) -> None:
        super().__init__(md)
        self.state = state
        self.host = host
        self.locale = locale

    def run(self, root: etree.Element) -> None:
        """Add the lines with the links, if the host knows where the page stands."""
        location = self.host.location()
        if is_inner(self.md) or location is None:
            return
        links = ExportLinks(self.locale, location.relative)
        lists = [(parent, child) for parent in root.iter() for child in parent if _is_of_the_site(child)]
        if lists:
            parent, last = lists[-1]
            parent.insert(list(parent).index(last) + 1, self._line(links.whole_site()))
        if self.state.result.uses:
            # A style without notes lists the references of the page at its foot.
            is_note = self.state.style.placement is Placement.NOTE
            foot = root.find(".//div[@class='footnote']") if is_note else root
            if foot is not None:
                foot.append(self._line(links.page(location.path)))

    def _line(self, text: Html) -> etree.Element:
        line = etree.Element("p", {"class": "footcite-exports", "data-search-exclude": ""})
        # The stash comes out verbatim: hosts look for the files of links in the tree, which come later.
        line.text = self.md.htmlStash.store(text)
        return line


def _is_of_the_site(element: etree.Element) -> bool:
    listing = parse_listing(element.get("listing", ""))
    return listing is not None and listing.whole_site
