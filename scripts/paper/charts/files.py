"""The figures of a chart as CSV files, one for each origin."""

from __future__ import annotations

import csv
import io

from paper.charts.model import Chart, Panel


def file_name(chart: Chart, panel: Panel) -> str:
    """Return the name of the file with the figures of a panel."""
    return f"{chart.name}{'-checks' if panel.is_check else ''}.csv"


def chart_files(chart: Chart) -> dict[str, str]:
    """Return the text of each file by its name."""
    return {file_name(chart, panel): _csv(panel) for panel in chart.panels}


def _csv(panel: Panel) -> str:
    text = io.StringIO()
    writer = csv.DictWriter(text, fieldnames=list(panel.rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(panel.rows)
    return text.getvalue()
