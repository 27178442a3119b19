"""Run `make bench`, or `python -m benchmark S M` in `scripts/`; prints tables and writes JSON."""

from __future__ import annotations

import argparse
import datetime
import json
import os
import platform
import shutil
import sys
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import asdict, replace
from pathlib import Path

from benchmark.budgets import Budget, judge
from benchmark.corpus import SIZES, Size
from benchmark.growth import exponent
from benchmark.tasks import build_tasks, empty_site, growth_tasks, start_tasks
from benchmark.timing import Run, interleave, run

ROUNDS = {"S": 5, "M": 5, "L": 1}
_BASE = Size(50, 500, prunes=True)
_STEPS = (1, 2, 4, 8)
_ROOM = 4 * 2**30
"""Bytes; the sites of L take less."""


def main() -> int:
    """Measure, print, and return 1 if a budget is not met."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", nargs="*", default=["S", "M"], choices=[*SIZES], metavar="SIZE")
    parser.add_argument("--output", type=Path, default=Path("benchmark.json"))
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=_memory()) as folder:
        os.environ["XDG_CACHE_HOME"] = str(Path(folder, "cache"))
        measured = {"start": interleave(start_tasks(Path(folder)), ROUNDS["S"])}
        measured |= {
            name: interleave(build_tasks(Path(folder, name), SIZES[name]), ROUNDS[name])
            for name in chosen.sizes
        }
        exponents = _growth(Path(folder))
    budgets = list(judge(measured, exponents))
    print("\n".join([*_times(measured), "", *_verdicts(budgets)]))
    chosen.output.write_text(json.dumps(_report(measured, budgets), indent=2) + "\n", encoding="utf-8")
    return 0 if all(budget.is_met for budget in budgets) else 1


def _memory() -> str | None:
    """Return a folder in memory, if there is one with room; None for the system's choice.

    On a disk one of two sites alike takes a twentieth longer to write, by where its files come to lie.
    """
    folder = Path("/dev/shm")  # noqa: S108 - `tempfile` makes a folder of its own in it
    return str(folder) if folder.is_dir() and shutil.disk_usage(folder).free > _ROOM else None


def _growth(folder: Path) -> dict[str, float]:
    """Return the exponents of time above that of a site of one page."""
    start = run(empty_site(folder / "empty").build(cold=True)).seconds
    doubled = {
        "pages": [replace(_BASE, pages=_BASE.pages * step) for step in _STEPS],
        "citations": [replace(_BASE, citations=_BASE.citations * step) for step in _STEPS],
        "entries": [replace(_BASE, entries=_BASE.entries * step * 8) for step in _STEPS],
    }
    return {
        name: exponent(_STEPS, [run(task).seconds - start for task in growth_tasks(folder / name, sizes)])
        for name, sizes in doubled.items()
    }


def _times(measured: Mapping[str, Mapping[str, Run]]) -> Iterable[str]:
    yield f"{'':6}{'task':40}{'seconds':>9}{'user':>9}{'MiB':>7}"
    for size, runs in measured.items():
        for name, median in runs.items():
            yield f"{size:6}{name:40}{median.seconds:9.2f}{median.user:9.2f}{median.memory:7.0f}"


def _verdicts(budgets: Iterable[Budget]) -> Iterable[str]:
    for budget in budgets:
        verdict = "pass" if budget.is_met else "fail"
        yield f"{verdict}  {budget.name}: {budget.found:.2f}, at most {budget.most:.2f}"


def _report(measured: Mapping[str, Mapping[str, Run]], budgets: Iterable[Budget]) -> dict[str, object]:
    medians = {size: {name: _rounded(run) for name, run in runs.items()} for size, runs in measured.items()}
    return {
        "date": datetime.datetime.now(datetime.UTC).date().isoformat(),
        "machine": f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores",
        "python": platform.python_version(),
        "medians": medians,
        "budgets": [
            {"name": budget.name, "found": round(budget.found, 3), "most": budget.most, "met": budget.is_met}
            for budget in budgets
        ],
    }


def _rounded(run: Run) -> dict[str, float]:
    return {name: round(value, 3) for name, value in asdict(run).items()}


if __name__ == "__main__":
    sys.exit(main())
