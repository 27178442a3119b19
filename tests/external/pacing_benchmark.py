"""Measures 5,000 addresses over 50 hosts against what the pacing itself demands; not part of the suite.

Run `python -m external.pacing_benchmark` in `tests/`; the server runs in a process of its own.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import socket
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any
from unittest.mock import patch

from external.run import NOW
from external.server import Server, reply
from footcite.external.check import check_urls
from footcite.external.options import ExternalOptions
from footcite.external.status import StatusFile
from footcite.model import Place

HOSTS, PAGES, GAP = 50, 100, 0.05


def serve(pipe: Connection) -> None:
    with Server({f"/{n}": reply(200) for n in range(PAGES)}) as server:
        pipe.send(server.port)
        pipe.recv()
        pipe.send((len(server.requests), max(server.most_in_flight.values())))


def to_loopback(real: Callable[..., Any]) -> Callable[..., Any]:
    return lambda host, *args, **options: real("127.0.0.1", *args, **options)


def main() -> None:
    ours, theirs = multiprocessing.Pipe()
    process = multiprocessing.Process(target=serve, args=(theirs,))
    process.start()
    port = ours.recv()
    places: list[Place] = []
    urls = {f"http://h{host}.test:{port}/{page}": places for host in range(HOSTS) for page in range(PAGES)}
    options = ExternalOptions(gap=GAP, ports=frozenset({port}), allow_loopback=True)
    status = StatusFile()
    started = time.perf_counter()
    with patch.object(socket, "getaddrinfo", to_loopback(socket.getaddrinfo)):
        issues = asyncio.run(check_urls(urls, status, options, NOW, lambda done, total: None))
    spent = time.perf_counter() - started
    ours.send(None)
    requests, in_flight = ours.recv()
    process.join()
    # One more request for robots.txt, and no gap after the last.
    demanded = PAGES * GAP
    print(
        f"{len(status.records)} addresses, {requests} requests, {len(issues)} issues, at most {in_flight} at once to a host"
    )
    print(f"{spent:.2f} s, the pacing demands {demanded:.2f} s: {spent / demanded:.2f} times")


if __name__ == "__main__":
    main()
