"""The marker `[FILTER noun]`: the place where `docs/javascripts/filter.js` offers to choose rows."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree

from markdown.blockprocessors import BlockProcessor

_FILTER = re.compile(r"^\[FILTER (?P<noun>\w+)\]$")


class FilterProcessor(BlockProcessor):
    """Leaves an element that stays empty, and unseen, without a script; `noun` says what the rows are."""

    def test(self, parent: etree.Element, block: str) -> bool:
        """Return whether the block asks for a filter."""
        return _FILTER.match(block.strip()) is not None

    def run(self, parent: etree.Element, blocks: list[str]) -> None:
        """Put the element in place of the block."""
        match = _FILTER.match(blocks.pop(0).strip())
        assert match is not None
        etree.SubElement(parent, "div", {"class": "filter", "data-noun": match["noun"]})
