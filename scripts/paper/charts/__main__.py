"""`python -m paper.charts` writes the CSV files of all charts into `docs/data/charts/`, from the root."""

from __future__ import annotations

from paper.charts.definition import FOLDER, chart_names, read_chart
from paper.charts.files import chart_files

for name in chart_names():
    for file, text in chart_files(read_chart(name)).items():
        (FOLDER / file).write_text(text, encoding="utf-8", newline="")
