"""The Markdown extension of this site."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension

from paper.charts.figure import ChartProcessor
from paper.claims import ClaimTreeprocessor
from paper.editor_marks import EditorMarkTreeprocessor
from paper.filters import FilterProcessor
from paper.glossary import GlossaryProcessor, TermTreeprocessor
from paper.table_regions import TableRegionTreeprocessor
from paper.tables import is_table, markdown_table

_TABLE = re.compile(r"^\[TABLE (?P<name>\w+)(?P<filters>(?: \w+=[\w-]+)*)\]$")
_MARKERS = 77
"""After code at 80, whose lines stay as they are, and before tables at 75, which a marker may become."""


class PaperExtension(Extension):
    """What the pages of this site write and need beyond Markdown.

    Claims are anchors, terms are links to the glossary, and tables have regions. Four markers stand alone in
    their paragraph: `[TABLE name field=value]` is a table made from `docs/data/name.csv`, `[CHART name]` a
    figure drawn from `docs/data/charts/name.toml`, `[GLOSSARY group]` a list of entries, `[FILTER noun]` a
    place for the controls by which a reader chooses rows.
    """

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Register the processors."""
        for name, processor in (
            ("claims", ClaimTreeprocessor(md)),
            ("editor-marks", EditorMarkTreeprocessor(md)),
            ("terms", TermTreeprocessor(md)),
            ("table-regions", TableRegionTreeprocessor(md)),
        ):
            md.treeprocessors.register(processor, f"paper-{name}", processor.PRIORITY)
        blocks = md.parser.blockprocessors
        blocks.register(TableProcessor(md.parser), "paper-tables", _MARKERS)
        blocks.register(ChartProcessor(md), "paper-charts", _MARKERS)
        blocks.register(GlossaryProcessor(md.parser), "paper-glossary", _MARKERS)
        blocks.register(FilterProcessor(md.parser), "paper-filters", _MARKERS)


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
