"""Keeps requests to one host apart."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from footcite.external.options import ExternalOptions


class HostPausedError(Exception):
    """The host asked for a longer pause than a run can make."""


@dataclass(slots=True)
class _Gate:
    slots: asyncio.Semaphore
    not_before: float = 0.0
    closed: bool = False


class Pacing:
    """Gives each request its turn: at most so many under way to a host and in all, a gap between."""

    def __init__(self, options: ExternalOptions) -> None:
        self._options = options
        self._gates: dict[str, _Gate] = {}
        self._total = asyncio.Semaphore(options.concurrency)

    @asynccontextmanager
    async def turn(self, host: str) -> AsyncIterator[None]:
        """Wait until a request to the host may start; the gap counts from the end of the block.

        Raises `HostPausedError` if the host is to be left alone.
        """
        gate = self._gate(host)
        await gate.slots.acquire()
        started = False
        try:
            await self._wait(gate)
            async with self._total:
                started = True
                yield
        finally:
            pause = self._options.gap if started else 0
            asyncio.get_running_loop().call_later(pause, gate.slots.release)

    def postpone(self, host: str, seconds: float) -> None:
        """Make no request to the host for some time, or in this run if that is too long."""
        gate = self._gate(host)
        gate.closed = gate.closed or seconds > self._options.max_wait
        gate.not_before = max(gate.not_before, asyncio.get_running_loop().time() + seconds)

    def close(self, host: str) -> None:
        """Make no further request to the host in this run."""
        self._gate(host).closed = True

    def is_closed(self, host: str) -> bool:
        """Return whether the host is to be left alone for the rest of this run."""
        return self._gate(host).closed

    def _gate(self, host: str) -> _Gate:
        if host not in self._gates:
            self._gates[host] = _Gate(asyncio.Semaphore(self._options.per_host))
        return self._gates[host]

    async def _wait(self, gate: _Gate) -> None:
        loop = asyncio.get_running_loop()
        while not gate.closed and gate.not_before > loop.time():
            await asyncio.sleep(gate.not_before - loop.time())
        if gate.closed:
            raise HostPausedError
