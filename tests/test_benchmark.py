"""The benchmark: what it writes is the same each time, and what it concludes follows from the times."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from benchmark.budgets import judge
from benchmark.corpus import Size, write_site
from benchmark.growth import exponent
from benchmark.tasks import BARE, COLD, CONTROL, HELP, LISTED, LIVE, LIVE_CONTROL
from benchmark.timing import Run, Task, interleave, run
from benchmark.writing import BY_HAND, FOOTCITE, MKDOCS_BIBTEX, Writing
from footcite.bibliography import load_bibliography
from footcite.issues import Severity


def texts(folder: Path, writing: Writing, seed: int) -> dict[str, str]:
    write_site(folder, Size(3, 40), writing, seed)
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8")
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.mark.parametrize(
    "writing", [BY_HAND, FOOTCITE, MKDOCS_BIBTEX], ids=["by hand", "footcite", "mkdocs-bibtex"]
)
def test_a_seed_always_gives_the_same_site(tmp_path: Path, writing: Writing) -> None:
    assert texts(tmp_path / "a", writing, 1) == texts(tmp_path / "b", writing, 1)
    assert texts(tmp_path / "a", writing, 1) != texts(tmp_path / "c", writing, 2)


def test_the_made_up_bibliography_has_no_fault(tmp_path: Path) -> None:
    write_site(tmp_path, Size(1, 60), FOOTCITE)
    bibliography, issues = load_bibliography((str(tmp_path / "references.bib"),))
    assert len(bibliography.entries) == 60
    assert [issue for issue in issues if issue.severity is not Severity.INFO] == []


@pytest.mark.parametrize("power", [0.5, 1.0, 2.0])
def test_the_exponent_is_that_of_the_power_behind_the_times(power: float) -> None:
    assert exponent([1, 2, 4, 8], [3 * size**power for size in (1, 2, 4, 8)]) == pytest.approx(power)


def test_the_tasks_take_turns_and_the_median_counts(tmp_path: Path) -> None:
    order: list[str] = []
    tasks = {
        name: Task((sys.executable, "-c", "pass"), tmp_path, lambda name=name: order.append(name))  # type: ignore[misc]
        for name in ("a", "b")
    }
    assert set(interleave(tasks, 3)) == {"a", "b"}
    assert order == ["a", "b"] * 3


def test_a_command_with_its_own_clock_tells_the_seconds_that_count(tmp_path: Path) -> None:
    command = (sys.executable, "-c", "print('warming up'); print(0.125)")
    assert run(Task(command, tmp_path, has_own_clock=True)).seconds == 0.125


def test_a_command_that_fails_is_an_error_with_its_output(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="ended with 1: no such page"):
        run(Task((sys.executable, "-c", "raise SystemExit('no such page')"), tmp_path))


def test_each_budget_compares_what_it_names() -> None:
    medium = {
        CONTROL: Run(10, 10, 100),
        COLD: Run(10.5, 10, 130),
        LISTED: Run(11.5, 10, 140),
        LIVE_CONTROL: Run(4, 4, 100),
        LIVE: Run(4.25, 4, 100),
        "footcite, CSL, cold": Run(12, 10, 100),
        "footcite, CSL, warm": Run(12, 10, 100),
        "footcite check": Run(2.1, 2, 50),
    }
    start = {BARE: Run(1, 0.5, 10), HELP: Run(1, 0.75, 10)}
    budgets = {budget.name: budget for budget in judge({"start": start, "M": medium}, {"pages": 1.2})}
    found = {name: (round(budget.found, 3), budget.is_met) for name, budget in budgets.items()}
    assert found == {
        "start: user seconds above a bare interpreter": (0.25, False),
        "M, cold: time against the control": (1.05, True),
        "M, cold: memory against the control": (1.3, False),
        "M, CSL, cold: seconds above the control": (2, True),
        "M, CSL, warm: time against the control": (1.2, False),
        "M, bibliography page: milliseconds for each reference": (0.5, True),
        "M, live server: seconds above the control": (0.25, False),
        "M: check against the build": (0.2, False),
        "growth with pages: exponent": (1.2, False),
    }
