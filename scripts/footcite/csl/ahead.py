"""Lets pandoc format pages before the build comes to them; it is another process, and has time then."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Iterable, Iterator

_MISSES = 3
"""After how many pages without an answer a build is taken for one that needs most pages formatted."""
_FAILURES = 10
"""After how many more the jobs are taken to prepare what no page asks for."""
_WORKERS = 2
"""While one waits for pandoc, the other readies the next request, so that pandoc need not wait."""


class Ahead:
    """Works off jobs in threads; each leaves its result in the store, where the page finds it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._under_way: dict[str, threading.Lock] = {}
        self._jobs: Iterator[Callable[[], object]] = iter(())
        self._workers: list[threading.Thread] = []
        self._misses = 0
        self._is_over = threading.Event()

    def offer(self, jobs: Iterable[Callable[[], object]]) -> None:
        """Take the jobs of a build, which are gone through only if they are wanted."""
        self.stop()
        self._jobs, self._misses = iter(jobs), 0

    @contextlib.contextmanager
    def alone(self, key: str) -> Iterator[None]:
        """Hold off whoever else wants what the key names, until it is in the store."""
        with self._lock:
            own = self._under_way.setdefault(key, threading.Lock())
        try:
            with own:
                yield
        finally:
            with self._lock:
                self._under_way.pop(key, None)

    def miss(self) -> None:
        """Note a page that had to wait for its answer; after some the jobs are started, or given up."""
        if threading.current_thread() in self._workers:
            return
        self._misses += 1
        if self._misses == _MISSES:
            self._is_over.clear()
            self._workers = [threading.Thread(target=self._run, daemon=True) for _ in range(_WORKERS)]
            for worker in self._workers:
                worker.start()
        elif self._misses == _MISSES + _FAILURES:
            self._is_over.set()

    def stop(self) -> None:
        """End the jobs: those under way are finished, the others are dropped."""
        self._is_over.set()
        for worker in self._workers:
            worker.join()
        self._workers, self._jobs = [], iter(())

    def _run(self) -> None:
        while not self._is_over.is_set():
            with self._lock:
                job = next(self._jobs, None)
            if job is None:
                return
            job()


AHEAD = Ahead()
"""The jobs of the build, which all styles of it share."""
