"""The marker `[CHART name]`: a figure with its title, the drawing, its sources, its table and its data."""

from __future__ import annotations

import html
import re
import xml.etree.ElementTree as etree

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor

from paper.charts.definition import is_chart, read_chart
from paper.charts.drawing import draw
from paper.charts.files import file_name
from paper.charts.model import Chart
from paper.charts.specification import NARROW, WIDE, specify

_CHART = re.compile(r"^\[CHART (?P<name>[\w-]+)\]$")
_WIDTHS = (("chart-wide", WIDE), ("chart-narrow", NARROW))


class ChartProcessor(BlockProcessor):
    """Replaces the line by the figure; sources and tables are Markdown, so that citations get their notes."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md.parser)
        self._md = md

    def test(self, parent: etree.Element, block: str) -> bool:
        """Return whether the block asks for a chart."""
        match = _CHART.match(block.strip())
        return match is not None and is_chart(match["name"])

    def run(self, parent: etree.Element, blocks: list[str]) -> None:
        """Put the figure in place of the block."""
        match = _CHART.match(blocks.pop(0).strip())
        assert match is not None
        chart = read_chart(match["name"])
        figure = etree.SubElement(parent, "figure", {"class": "chart", "id": f"chart-{chart.name}"})
        caption = etree.SubElement(figure, "figcaption")
        etree.SubElement(
            caption, "p", {"class": "chart-title", "id": f"{chart.name}-title"}
        ).text = chart.title
        etree.SubElement(caption, "p", {"class": "chart-unit"}).text = chart.unit
        figure.append(self._drawing(chart))
        for panel in chart.panels:
            self.parser.parseBlocks(figure, [f"{panel.source}\n{{: .chart-source }}"])
        self._data(chart, figure)

    def _drawing(self, chart: Chart) -> etree.Element:
        parts = []
        for panel in chart.panels:
            if len(chart.panels) > 1:
                parts.append(f'<p class="chart-panel">{html.escape(panel.heading)}</p>')
            parts += [draw(specify(chart, panel, width), css_class) for css_class, width in _WIDTHS]
        picture = etree.Element("div", {"class": "chart-drawing", "role": "img", "data-search-exclude": ""})
        picture.set("aria-labelledby", f"{chart.name}-title")
        picture.set("aria-describedby", f"{chart.name}-description")
        picture.text = self._md.htmlStash.store("".join(parts))
        return picture

    def _data(self, chart: Chart, figure: etree.Element) -> None:
        """Write what the drawing shows, in words and as tables; both stand in the page without a script."""
        details = etree.SubElement(figure, "details", {"class": "chart-data"})
        etree.SubElement(details, "summary").text = "Description, table and data"
        words = etree.SubElement(details, "p", {"id": f"{chart.name}-description"})
        words.text = chart.description()
        for panel in chart.panels:
            etree.SubElement(details, "p", {"class": "chart-panel"}).text = panel.heading
            self.parser.parseBlocks(details, [panel.table])
        self.parser.parseBlocks(details, [f"Download: {', '.join(_downloads(chart))}"])


def _downloads(chart: Chart) -> list[str]:
    names = [file_name(chart, panel) for panel in chart.panels]
    return [f"[{name}](data/charts/{name})" for name in names]
