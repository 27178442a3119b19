"""What a chart is: its words, and one panel for each origin of its figures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["bars", "columns", "dates"]
"""Horizontal bars with a label each; a column for each year; marks on a line for each series of events."""


@dataclass(frozen=True, slots=True)
class Point:
    """One figure to draw; `text` is the figure as a reader sees it, `value` in the unit of the chart.

    `year` places it in a chart of years, `end` is the last year of a span.
    """

    label: str
    value: float
    text: str
    year: int = 0
    end: int = 0
    is_planned: bool = False


@dataclass(frozen=True, slots=True)
class Panel:
    """Figures of one origin; those of the paper and those of the checks never share a panel.

    `rows` are the tidy data behind the points, as the CSV file has them; `source` and `table` are Markdown.
    """

    heading: str
    is_check: bool
    points: tuple[Point, ...]
    rows: tuple[dict[str, str], ...]
    source: str
    table: str


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart: what its title says, in which unit, and what it shows in words."""

    name: str
    kind: Kind
    title: str
    unit: str
    alternative: str
    panels: tuple[Panel, ...]

    def description(self) -> str:
        """Return the text alternative: what the chart shows, and every figure in it."""
        figures = " ".join(
            f"{panel.heading}: {'; '.join(_in_words(point) for point in panel.points)}."
            for panel in self.panels
        )
        return f"{self.alternative} {figures}"

    def years(self) -> range:
        """Return all the years from the first to the last of any panel, so that panels share a scale."""
        points = [point for panel in self.panels for point in panel.points]
        return range(min(p.year for p in points), max(max(p.year, p.end) for p in points) + 1)

    def highest(self) -> float:
        """Return the highest value of any panel."""
        return max(point.value for panel in self.panels for point in panel.points)


def _in_words(point: Point) -> str:
    return f"{point.label}, {point.text}" if point.text else point.label
