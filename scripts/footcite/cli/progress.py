"""Tells a person at a terminal what takes long; nothing is written anywhere else."""

from __future__ import annotations

import contextlib
import sys
import threading
from collections.abc import Iterator

_DELAY = 1.0
"""Seconds after which a person wonders: https://www.nngroup.com/articles/response-times-3-important-limits/."""
_CLEAR = "\r\x1b[K"


@contextlib.contextmanager
def working(on: str) -> Iterator[None]:
    """Say on standard error what is worked on while the block takes long, if that is a terminal."""
    if not sys.stderr.isatty():
        yield
        return
    lock, is_said = threading.Lock(), False

    def say() -> None:
        nonlocal is_said
        with lock:
            is_said = True
            sys.stderr.write(f"{on} …")
            sys.stderr.flush()

    timer = threading.Timer(_DELAY, say)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        with lock:
            if is_said:
                sys.stderr.write(_CLEAR)
                sys.stderr.flush()
