"""Tables for every width: in a region that scrolls sideways, or with rows that can become cards."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections import Counter
from collections.abc import Iterator

from markdown.treeprocessors import Treeprocessor

_HEADINGS = {"h1", "h2", "h3", "h4"}
# Two columns fit on a phone.
_FEWEST_COLUMNS_OF_CARDS = 3


class TableRegionTreeprocessor(Treeprocessor):
    """Puts each table that is not inside another block into a region, named by the heading above it.

    The keyboard reaches the region. Cells of wide tables carry their header, which labels them in a card.

    Runs before `toc` (5) adds its signs to the headings, and after `attr_list` (8) has read their attributes.
    See https://www.w3.org/WAI/WCAG22/Techniques/general/G202 for the keyboard, and ARIA11 for the name.
    """

    PRIORITY = 6

    def run(self, root: etree.Element) -> None:
        """Wrap the tables; several below one heading are told apart by a number."""
        numbers: Counter[str] = Counter()
        for position, heading in list(_tables(root)):
            numbers[heading] += 1
            number = f" ({numbers[heading]})" if numbers[heading] > 1 else ""
            table = root[position]
            has_cards = _label_cells(table)
            region = etree.Element(
                "div",
                {"class": "table-region table-cards" if has_cards else "table-region"}
                | {"role": "region", "tabindex": "0", "aria-label": f"Table: {heading}{number}"},
            )
            region.text, region.tail, table.tail = "\n", table.tail, "\n"
            region.append(table)
            root[position] = region
            for corner in table.findall("thead/tr/th"):
                if not corner.text and not len(corner):
                    # A header that says nothing is none: https://html.spec.whatwg.org/multipage/tables.html
                    corner.tag = "td"


def _label_cells(table: etree.Element) -> bool:
    """Give each cell of a wide table its header as a label; return whether the table is wide."""
    headers = ["".join(header.itertext()) for header in table.findall("thead/tr/th")]
    if len(headers) < _FEWEST_COLUMNS_OF_CARDS:
        return False
    for row in table.findall("tbody/tr"):
        for cell, header in zip(row, headers, strict=True):
            if cell.text or len(cell):
                cell.set("data-label", header)
    return True


def _tables(root: etree.Element) -> Iterator[tuple[int, str]]:
    """Yield the position of each table and the text of the heading above it."""
    heading = ""
    for position, element in enumerate(root):
        if element.tag in _HEADINGS:
            heading = "".join(element.itertext()).strip()
        elif element.tag == "table":
            yield position, heading
