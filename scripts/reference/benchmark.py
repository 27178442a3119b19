"""What `make bench` has measured, from the file that it wrote."""

from __future__ import annotations

import json
from pathlib import Path

from markdown_table import format_table

_MEASURED = Path(__file__).parents[2] / "docs" / "footcite" / "benchmark.json"


def benchmark() -> str:
    """Return the times and the budgets, with the machine and the date."""
    measured = json.loads(_MEASURED.read_text(encoding="utf-8"))
    times = [
        (size, task.replace("--", r"\-\-"), f"{run['seconds']:.2f}", f"{run['memory']:.0f}")
        for size, runs in measured["medians"].items()
        for task, run in runs.items()
    ]
    budgets = [
        (budget["name"], f"{budget['found']:.2f}", f"{budget['most']:.2f}", "yes" if budget["met"] else "no")
        for budget in measured["budgets"]
    ]
    where = f"Measured on {measured['date']}: {measured['machine']}, Python {measured['python']}."
    return "\n\n".join(
        [
            where,
            format_table(("Size", "Task", "Seconds", "Peak memory, MiB"), times),
            format_table(("Budget", "Found", "At most", "Met"), budgets),
        ]
    )
