"""The Markdown extension of this site."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension

from paper.charts.figure import ChartProcessor
from paper.claims import ClaimTreeprocessor
from paper.filters import FilterProcessor
from paper.glossary import GlossaryProcessor, TermTreeprocessor
from paper.tables import is_table, markdown_table

_TABLE = re.compile(r"^\[TABLE (?P<name>\w+)(?P<filters>(?: \w+=[\w-]+)*)\]$")


class PaperExtension(Extension):
    """Claims as anchors, `[TABLE name field=value]` as a table made from `docs/data/name.csv`, and
    `[CHART name]` as a figure drawn from `docs/data/charts/name.toml`.
    """

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Register the processors; a table is written before the paragraph processor sees its line."""
        md.treeprocessors.register(ClaimTreeprocessor(md), "paper-claims", ClaimTreeprocessor.PRIORITY)
        md.treeprocessors.register(TermTreeprocessor(md), "paper-terms", TermTreeprocessor.PRIORITY)
        md.parser.blockprocessors.register(TableProcessor(md.parser), "paper-tables", 77)
        md.parser.blockprocessors.register(FilterProcessor(md.parser), "paper-filters", FilterProcessor.PRIORITY)
        md.parser.blockprocessors.register(
            GlossaryProcessor(md.parser), "paper-glossary", GlossaryProcessor.PRIORITY
        )
        md.parser.blockprocessors.register(ChartProcessor(md), "paper-charts", ChartProcessor.PRIORITY)


class TableProcessor(BlockProcessor):
    """Replaces the line by the table's Markdown, which the parser then reads like any other."""

    def test(self, parent: etree.Element, block: str) -> bool:
        """Return whether the block asks for a table."""
        match = _TABLE.match(block.strip())
        return match is not None and is_table(match["name"])

    def run(self, parent: etree.Element, blocks: list[str]) -> None:
        """Put the table's Markdown in place of the block."""
        match = _TABLE.match(blocks.pop(0).strip())
        assert match is not None
        filters = dict(part.split("=", 1) for part in match["filters"].split())
        blocks.insert(0, markdown_table(match["name"], filters))
