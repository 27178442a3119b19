"""Keeps what has been formatted, for a server formats the same works again at each change of a page."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import ParamSpec, cast

from footcite.model import Html

_P = ParamSpec("_P")


def kept(form: Callable[_P, Html]) -> Callable[_P, Html]:
    """Return the function with its last 32,768 results kept.

    After a change to a bibliography only what has changed in it is formatted again, as entries are
    the same wherever they stand in their file.
    """
    return cast("Callable[_P, Html]", functools.lru_cache(maxsize=32_768)(form))
