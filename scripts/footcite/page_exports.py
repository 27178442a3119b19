"""Adds the links to the records of what a page cites, and to those of what it lists."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Callable

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from footcite.exports.links import ExportLinks
from footcite.inner import is_inner
from footcite.listing import parse_listing
from footcite.model import Html
from footcite.page import PageState
from footcite.styles.interface import Placement

Spot = tuple[etree.Element, int]
"""Where an element comes to stand: its parent, and how many children are before it."""


class ExportTreeprocessor(Treeprocessor):
    """Says where the records are: behind the notes of a page, and behind a list of the whole site."""

    def __init__(self, md: Markdown, state: PageState, find_links: Callable[[], ExportLinks | None]) -> None:
        super().__init__(md)
        self.state = state
        self.find_links = find_links

    def run(self, root: etree.Element) -> None:
        """Add the lines with the links, if the site exports records and it is known where the page stands."""
        links = self.find_links()
        if is_inner(self.md) or links is None:
            return
        self._add_behind(_last(root, _is_of_the_site), links.whole_site())
        if self.state.result.uses:
            # A style without notes lists the references of the page at its foot.
            is_note = self.state.style.placement is Placement.NOTE
            foot = _last(root, _has_notes) if is_note else (root, len(root))
            self._add_behind(foot, links.cited())

    def _add_behind(self, spot: Spot | None, text: Html) -> None:
        if spot:
            line = etree.Element("p")
            # The stash comes out verbatim: hosts look for the files of links in the tree, which come later.
            line.text = self.md.htmlStash.store(text)
            spot[0].insert(spot[1], line)


def _last(root: etree.Element, is_wanted: Callable[[etree.Element], bool]) -> Spot | None:
    """Return the spot behind the last such element."""
    found = [
        (parent, number)
        for parent in root.iter()
        for number, child in enumerate(parent, start=1)
        if is_wanted(child)
    ]
    return found[-1] if found else None


def _has_notes(element: etree.Element) -> bool:
    return element.tag == "div" and element.get("class") == "footnote"


def _is_of_the_site(element: etree.Element) -> bool:
    listing = parse_listing(element.get("listing", ""))
    return listing is not None and listing.whole_site
