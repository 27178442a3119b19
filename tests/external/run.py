"""Runs the check with short limits against a server of the test."""

from __future__ import annotations

import asyncio
import datetime
from collections.abc import Iterable
from dataclasses import replace

from external.server import Server
from footcite.external.check import check_urls
from footcite.external.options import ExternalOptions
from footcite.external.status import StatusFile
from footcite.external.verdict import Record
from footcite.issues import Issue
from footcite.model import Place

DAY = datetime.timedelta(days=1)
NOW = datetime.datetime(2026, 3, 1, 12, tzinfo=datetime.UTC)
QUICK = ExternalOptions(gap=0, deadline=0.6, max_wait=2, allow_loopback=True)


def options_for(*servers: Server, base: ExternalOptions = QUICK) -> ExternalOptions:
    return replace(base, ports=frozenset(server.port for server in servers))


def check(
    urls: Iterable[str],
    options: ExternalOptions,
    status: StatusFile | None = None,
    now: datetime.datetime = NOW,
) -> list[Issue]:
    places = {url: [Place("docs/page.md", 1, 1)] for url in urls}
    status = StatusFile() if status is None else status
    return asyncio.run(check_urls(places, status, options, now, lambda done, total: None))


def visit(server: Server, path: str = "/page") -> Record:
    """Return what one run records of a page of the server."""
    status = StatusFile()
    check([server.url(path)], options_for(server), status)
    record = status.find(server.url(path))
    assert record is not None
    return record
