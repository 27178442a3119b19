"""Vega-Lite specifications of the panels (https://vega.github.io/vega-lite/docs/).

Every mark has its label beside it, so there are no legends and few axes, and nothing is told by colour
alone: figures of the paper are filled, those of the checks are outlined with dashes, plans are hollow.
All sizes are fixed, so that no measure of a font of the machine enters the drawing.
"""

from __future__ import annotations

from typing import Any

from paper.charts.model import Chart, Panel, Point

WIDE, NARROW = 560, 288
"""Widths in pixels: the measure of the text, and what a window of 320 pixels leaves of it."""

_TEXT = 14
_SMALL = 13
_LINE = 22
_INK, _FAINT = "var(--chart-ink)", "var(--chart-rule)"
_VALUE_SPACE = 84
_EDGE = 18
Specification = dict[str, Any]


def specify(chart: Chart, panel: Panel, width: int) -> Specification:
    """Return the specification of a panel, `width` pixels wide."""
    layers, height, padding = {"bars": _bars, "columns": _columns, "dates": _dates}[chart.kind](
        chart, panel, width
    )
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "width": width - padding["left"] - padding["right"],
        "height": height,
        "padding": padding,
        "autosize": "none",
        "layer": layers,
        "config": {
            "background": None,
            "view": {"stroke": None},
            "axis": {"labelColor": _INK, "labelFontSize": _SMALL, "labelOverlap": False, "title": None},
            "text": {"color": _INK, "fontSize": _TEXT if width > NARROW else _SMALL},
        },
    }


def _marks(panel: Panel) -> Specification:
    """Return how the marks of a panel look."""
    if panel.is_check:
        return {"fill": "var(--chart-check-fill)", "stroke": "var(--chart-check)", "strokeDash": [4, 3]}
    return {"fill": "var(--chart-paper)", "stroke": "var(--chart-paper)"}


def _padding(left: int = 1, right: int = 1, top: int = 2, bottom: int = 2) -> dict[str, int]:
    return {"left": left, "right": right, "top": top, "bottom": bottom}


Parts = tuple[list[Specification], int, dict[str, int]]


def _bars(chart: Chart, panel: Panel, width: int) -> Parts:
    """Draw a label on a line of its own, and the bar below it with its figure at the end."""
    step, thick = _LINE * 2 + 2, 18
    rows = [
        {
            "label": p.label,
            "text": p.text,
            "value": p.value,
            "line": n * step + _TEXT + 1,
            "bar": n * step + _LINE,
        }
        for n, p in enumerate(panel.points)
    ]
    length = {"domain": [0, chart.highest()], "range": [0, width - 2 - _VALUE_SPACE], "nice": False}
    height = len(rows) * step
    down = {"scale": {"domain": [0, height], "range": [0, height]}, "type": "quantitative", "axis": None}
    value = {"field": "value", "type": "quantitative", "scale": length, "axis": None}
    bar = {"type": "rect", "strokeWidth": 1.5, **_marks(panel)}
    layers: list[Specification] = [
        {
            "mark": bar,
            "transform": [{"calculate": f"datum.bar + {thick}", "as": "end"}],
            "encoding": {"x": value, "x2": {"datum": 0}}
            | {"y": {"field": "bar", **down}, "y2": {"field": "end"}},
        },
        {
            "mark": {"type": "text", "align": "left", "baseline": "alphabetic", "x": 0},
            "encoding": {"y": {"field": "line", **down}, "text": {"field": "label", "type": "nominal"}},
        },
        {
            "mark": {
                "type": "text",
                "align": "left",
                "baseline": "alphabetic",
                "dx": 6,
                "dy": thick - 4,
                "fontWeight": "bold",
            },
            "encoding": {
                "x": value,
                "y": {"field": "bar", **down},
                "text": {"field": "text", "type": "nominal"},
            },
        },
    ]
    return [{"data": {"values": rows}, **layer} for layer in layers], height, _padding()


def _columns(chart: Chart, panel: Panel, width: int) -> Parts:
    """Draw a column for each year on a scale without gaps, its figure on top."""
    years, height = chart.years(), 150
    scale, across = _year_scale(years, width - 2)
    rows = [{"year": p.year, "value": p.value, "text": p.text} for p in panel.points]
    x = {
        "field": "year",
        "type": "quantitative",
        "scale": scale,
        "axis": _year_axis(years, across, has_grid=False),
    }
    y: Specification = {"field": "value", "type": "quantitative", "axis": None}
    y["scale"] = {"domain": [0, chart.highest()], "range": [height, 20], "nice": False}
    layers: list[Specification] = [
        {
            "mark": {
                "type": "bar",
                "strokeWidth": 1.5,
                "width": min(44, round(across * 0.72)),
                **_marks(panel),
            },
            "encoding": {"x": x, "y": y},
        },
        {
            "mark": {"type": "text", "baseline": "bottom", "dy": -4, "fontWeight": "bold"}
            | {"fontSize": _TEXT if across > 50 else 12},
            "encoding": {"x": x, "y": y, "text": {"field": "text", "type": "nominal"}},
        },
    ]
    return [{"data": {"values": rows}, **layer} for layer in layers], height, _padding(bottom=26)


def _dates(chart: Chart, panel: Panel, width: int) -> Parts:
    """Draw a line for each label, with a mark in each of its years."""
    years, step = chart.years(), 46
    labels = list(dict.fromkeys(point.label for point in panel.points))
    rows = [_dated(point, labels.index(point.label) * step) for point in panel.points]
    height = len(labels) * step
    scale, across = _year_scale(years, width - 2)
    x = {
        "field": "year",
        "type": "quantitative",
        "scale": scale,
        "axis": _year_axis(years, across, has_grid=True),
    }
    down = {"scale": {"domain": [0, height], "range": [0, height]}, "type": "quantitative", "axis": None}
    y = {"field": "mark", **down}
    span = {"filter": "datum.end > datum.year"}
    one = {"filter": "datum.end == datum.year"}
    looks = _marks(panel)
    lines = [{"line": n * step + _TEXT + 1, "label": label} for n, label in enumerate(labels)]
    layers: list[Specification] = [
        {
            "data": {"values": rows},
            "transform": [span],
            "mark": {"type": "rule", "strokeWidth": 6, "stroke": looks["stroke"], "strokeDash": [2, 4]},
            "encoding": {"x": x, "x2": {"field": "end"}, "y": y},
        },
        {
            "data": {"values": rows},
            "transform": [one],
            "mark": {"type": "point", "size": 150, "strokeWidth": 2, "stroke": looks["stroke"], "opacity": 1},
            "encoding": {
                "x": x,
                "y": y,
                "shape": {"field": "shape", "type": "nominal", "scale": None},
                "fill": {"condition": {"test": "datum.planned", "value": "var(--md-default-bg-color)"}}
                | {"value": looks["fill"]},
            },
        },
        {
            "data": {"values": lines},
            "mark": {"type": "text", "align": "left", "baseline": "alphabetic", "x": 0},
            "encoding": {"y": {"field": "line", **down}, "text": {"field": "label", "type": "nominal"}},
        },
    ]
    return layers, height, _padding(bottom=26)


def _dated(point: Point, top: int) -> dict[str, object]:
    shape = "diamond" if point.is_planned else "circle"
    end = point.end or point.year
    return {"year": point.year, "end": end, "mark": top + 32, "planned": point.is_planned, "shape": shape}


def _year_scale(years: range, width: int) -> tuple[Specification, float]:
    """Return a scale that leaves half a label at both ends, and the distance of two years in pixels."""
    edge = max(_EDGE, width / len(years) / 2)
    across = (width - 2 * edge) / max(len(years) - 1, 1)
    domain, pixels = [years[0], years[-1]], [edge, width - edge]
    return {"domain": domain, "range": pixels, "nice": False, "zero": False}, across


def _year_axis(years: range, across: float, *, has_grid: bool) -> Specification:
    """Return an axis with as many years as have room for four digits."""
    every = next(step for step in (1, 2, 5, 10) if step * across >= 40 or step == 10)
    named = [year for year in years if year % every == 0]
    return {
        "values": list(years) if has_grid else named,
        "labelExpr": f"datum.value % {every} == 0 ? format(datum.value, 'd') : ''",
        "format": "d",
        "grid": has_grid,
        "gridColor": _FAINT,
        "domainColor": _FAINT,
        "ticks": False,
        "labelPadding": 6,
        "labelFlush": False,
    }
