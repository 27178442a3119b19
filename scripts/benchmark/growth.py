"""How time grows when pages, citations or entries are doubled."""

from __future__ import annotations

import math
from collections.abc import Sequence


def exponent(sizes: Sequence[float], seconds: Sequence[float]) -> float:
    """Return the exponent of the power of size that fits the times best, by least squares of logarithms."""
    points = [(math.log(size), math.log(time)) for size, time in zip(sizes, seconds, strict=True)]
    middle = sum(x for x, _ in points) / len(points)
    level = sum(y for _, y in points) / len(points)
    slope = sum((x - middle) * (y - level) for x, y in points)
    return slope / sum((x - middle) ** 2 for x, _ in points)
