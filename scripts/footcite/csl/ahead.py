"""Lets pandoc format pages before the build comes to them; it is another process, and has time then."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Iterable, Iterator

_MISSES = 3
"""After how many pages without an answer a build is taken for one that needs most pages formatted."""
_FAILURES = 10
"""After how many more the jobs are taken to prepare what no page asks for."""


class Ahead:
    """Works off jobs in a thread; each leaves its result in the store, where the page finds it.

    Jobs and pages take turns, so that a page waits for one job at most.
    """

    def __init__(self) -> None:
        self._next, self._turn = threading.Lock(), threading.Lock()
        self._jobs: Iterable[Callable[[], object]] = ()
        self._thread: threading.Thread | None = None
        self._misses = 0
        self._is_over = threading.Event()

    def offer(self, jobs: Iterable[Callable[[], object]]) -> None:
        """Take the jobs of a build, which are gone through only if they are wanted."""
        self.stop()
        self._jobs, self._misses = jobs, 0

    @contextlib.contextmanager
    def turn(self) -> Iterator[None]:
        """Hold jobs and other pages off."""
        # Who waits for the turn holds the place next to it, so that a quick thread cannot take every turn.
        with self._next:
            self._turn.acquire()
        try:
            yield
        finally:
            self._turn.release()

    def miss(self) -> None:
        """Note a page that had to wait for its answer; after some the jobs are started, or given up."""
        if threading.current_thread() is self._thread:
            return
        self._misses += 1
        if self._misses == _MISSES:
            self._is_over.clear()
            self._thread = threading.Thread(target=self._run, args=(self._jobs,), daemon=True)
            self._thread.start()
        elif self._misses == _MISSES + _FAILURES:
            self._is_over.set()

    def stop(self) -> None:
        """End the jobs: the one under way is finished, the others are dropped."""
        self._is_over.set()
        if self._thread:
            self._thread.join()
        self._thread, self._jobs = None, ()

    def _run(self, jobs: Iterable[Callable[[], object]]) -> None:
        for job in jobs:
            if self._is_over.is_set():
                return
            job()


AHEAD = Ahead()
"""The jobs of the build, which all styles of it share."""
