"""Runs commands one after the other in turn, and tells time and memory of each."""

from __future__ import annotations

import os
import statistics
import subprocess
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Run:
    """One run: seconds of wall time, seconds of user time, and peak memory in MiB."""

    seconds: float
    user: float
    memory: float


@dataclass(frozen=True, slots=True)
class Task:
    """A command, the folder that it runs in, and what must be done before each run, untimed.

    `has_own_clock` says that the command prints the seconds that count as its last line.
    """

    command: tuple[str, ...]
    folder: Path
    prepare: Callable[[], None] = lambda: None
    status: frozenset[int] = frozenset({0})
    has_own_clock: bool = False


def run(task: Task) -> Run:
    """Return what one run took; raises `RuntimeError` with the output where the command failed."""
    task.prepare()
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    # Installed programs are compiled once, and so must footcite be.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    with (task.folder / "benchmark.log").open("w+") as log:
        start = time.perf_counter()
        child = subprocess.Popen(task.command, cwd=task.folder, env=environment, stdout=log, stderr=log)
        _, status, usage = os.wait4(child.pid, 0)
        seconds = time.perf_counter() - start
        child.returncode = os.waitstatus_to_exitcode(status)
        log.seek(0)
        printed = log.read()
    if child.returncode not in task.status:
        raise RuntimeError(f"{' '.join(task.command)} ended with {child.returncode}: {printed[-2000:]}")
    if task.has_own_clock:
        seconds = float(printed.splitlines()[-1])
    # Linux gives the peak in KiB: getrusage(2).
    return Run(seconds, usage.ru_utime, usage.ru_maxrss / 1024)


def interleave(tasks: Mapping[str, Task], rounds: int) -> dict[str, Run]:
    """Return the medians of all tasks, each run once a round, so that a slow minute hits them alike."""
    runs: dict[str, list[Run]] = {name: [] for name in tasks}
    for _ in range(rounds):
        for name, task in tasks.items():
            runs[name].append(run(task))
    return {name: _median(found) for name, found in runs.items()}


def _median(runs: list[Run]) -> Run:
    return Run(
        statistics.median(run.seconds for run in runs),
        statistics.median(run.user for run in runs),
        statistics.median(run.memory for run in runs),
    )
