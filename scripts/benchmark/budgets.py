"""The budgets, as ratios and differences of what one run has measured."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from benchmark.corpus import SIZES
from benchmark.tasks import (
    BARE,
    COLD,
    CONTROL,
    HELP,
    LISTED,
    LIVE,
    LIVE_CONTROL,
    LOADED,
    PARSED,
    WARM,
)
from benchmark.timing import Run

Measured = Mapping[str, Mapping[str, Run]]
"""Medians by size and by task."""

MAX_EXPONENT = 1.1


@dataclass(frozen=True, slots=True)
class Budget:
    """One budget: what is compared, what came out, and how much it may be."""

    name: str
    found: float
    most: float

    @property
    def is_met(self) -> bool:
        """Return whether what came out is within the budget."""
        return self.found <= self.most


def judge(measured: Measured, exponents: Mapping[str, float]) -> Iterator[Budget]:
    """Yield the budgets of the sizes that were measured."""
    start = measured["start"]
    yield Budget("start: user seconds above a bare interpreter", start[HELP].user - start[BARE].user, 0.15)
    if medium := measured.get("M"):
        control, cold = medium[CONTROL], medium[COLD]
        csl_cold, csl_warm = medium["footcite, CSL, cold"], medium["footcite, CSL, warm"]
        yield Budget("M, cold: time against the control", cold.seconds / control.seconds, 1.10)
        yield Budget("M, cold: memory against the control", cold.memory / control.memory, 1.25)
        yield Budget("M, CSL, cold: seconds above the control", csl_cold.seconds - control.seconds, 3.0)
        yield Budget("M, CSL, warm: time against the control", csl_warm.seconds / control.seconds, 1.10)
        milliseconds = (medium[LISTED].seconds - cold.seconds) / SIZES["M"].entries * 1000
        yield Budget("M, bibliography page: milliseconds for each reference", milliseconds, 1.0)
        added = medium[LIVE].seconds - medium[LIVE_CONTROL].seconds
        yield Budget("M, live server: seconds above the control", added, 0.05)
        yield Budget("M: check against the build", medium["footcite check"].seconds / cold.seconds, 0.05)
    if large := measured.get("L"):
        yield Budget("L, warm: time against the control", large[WARM].seconds / large[CONTROL].seconds, 1.10)
        loaded = large[LOADED].seconds / large[PARSED].seconds
        yield Budget("L, bibliography, warm: time against pybtex", loaded, 0.05)
        ratio = large["footcite check"].seconds / large["lychee"].seconds
        yield Budget("L: check against lychee", ratio, 1.0)
    for name, exponent in exponents.items():
        yield Budget(f"growth with {name}: exponent", exponent, MAX_EXPONENT)
