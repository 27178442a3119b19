"""The external check: asks for each address that is due, and says what is known of all of them."""

from __future__ import annotations

import asyncio
import datetime
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from urllib.parse import urldefrag, urlsplit

from footcite.external.client import Client
from footcite.external.findings import find_issues
from footcite.external.fragments import names_an_anchor
from footcite.external.options import ExternalOptions
from footcite.external.pacing import HostPausedError
from footcite.external.resolver import open_session
from footcite.external.result import Outcome, Result
from footcite.external.status import StatusFile, status_key
from footcite.external.verdict import is_due, updated
from footcite.external.visit import Visitor
from footcite.issues import Issue, sort_issues
from footcite.model import Place

OFFLINE_HOSTS = 3
"""Hosts that must have vanished, with no other host answering, for the fault to be thought ours."""


@dataclass(slots=True)
class _Page:
    """An address without fragment, with the fragments that the site uses."""

    url: str
    fragments: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Run:
    """What a run shares among its tasks."""

    status: StatusFile
    visitor: Visitor
    now: datetime.datetime
    total: int
    progress: Callable[[int, int], None]
    done: int = 0
    vanished: dict[str, Outcome] = field(default_factory=dict)
    answered: bool = False


async def check_urls(
    urls: Mapping[str, Sequence[Place]],
    status: StatusFile,
    options: ExternalOptions,
    now: datetime.datetime,
    progress: Callable[[int, int], None],
) -> list[Issue]:
    """Return the issues of http(s) addresses, given with the places where they stand.

    Only what is due is asked; `status` gets each outcome as it comes, so that it may be saved even
    if the run is cut short. `now` is the time of the run, in UTC. `progress` is called with the
    number of pages done and their total, first with 0.
    """
    due = [page for page in _pages(urls) if _must_ask(page, status, now, options.max_age_days)]
    async with open_session(options) as session:
        run = _Run(status, Visitor(Client(session, options)), now, len(due), progress)
        progress(0, run.total)
        async with asyncio.TaskGroup() as tasks:
            for queue in _by_host(due, status):
                for _ in range(options.per_host):
                    tasks.create_task(_work(queue, run))
    _record_vanished(run)
    return sort_issues(
        issue for url, places in urls.items() for issue in find_issues(url, status.find(url), places)
    )


def _pages(urls: Mapping[str, Sequence[Place]]) -> list[_Page]:
    pages: dict[str, _Page] = {}
    for url in sorted(urls):
        address, fragment = urldefrag(url)
        page = pages.setdefault(address, _Page(address))
        if names_an_anchor(fragment):
            page.fragments.append(fragment)
    return list(pages.values())


def _must_ask(page: _Page, status: StatusFile, now: datetime.datetime, max_age_days: float) -> bool:
    record = status.find(page.url)
    if record is None or is_due(page.url, record, now, max_age_days):
        return True
    return record.result is Result.ALIVE and any(name not in record.anchors for name in page.fragments)


def _by_host(pages: Sequence[_Page], status: StatusFile) -> list[deque[_Page]]:
    """Return the pages of each host; those that were asked longest ago come first.

    A host that stops a run half-way thus gets the rest of its pages asked in the next.
    """

    def last_asked(page: _Page) -> tuple[str, str]:
        record = status.find(page.url)
        return (record.checked.isoformat() if record else "", page.url)

    queues: dict[str, deque[_Page]] = {}
    for page in sorted(pages, key=last_asked):
        queues.setdefault(_host(page.url), deque()).append(page)
    return list(queues.values())


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").rstrip(".")
    except ValueError:
        return ""


async def _work(queue: deque[_Page], run: _Run) -> None:
    while queue:
        page = queue.popleft()
        try:
            outcome = await run.visitor.visit(page.url, page.fragments)
        except HostPausedError:
            # Not asked, so nothing is recorded: it is among the first of the next run.
            pass
        else:
            _record(page.url, outcome, run)
        run.done += 1
        run.progress(run.done, run.total)


def _record(url: str, outcome: Outcome, run: _Run) -> None:
    run.answered = run.answered or outcome.http_status is not None
    if outcome.result is Result.VANISHED:
        run.vanished[url] = outcome
        return
    key = status_key(url)
    run.status.records[key] = updated(run.status.records.get(key), outcome, run.now)


def _record_vanished(run: _Run) -> None:
    """Record hosts that do not exist, unless none answered: then this machine may have no network."""
    offline = not run.answered and len({_host(url) for url in run.vanished}) >= OFFLINE_HOSTS
    for url, outcome in run.vanished.items():
        key = status_key(url)
        detail = "no host at all can be looked up now"
        judged = replace(outcome, result=Result.UNKNOWN, detail=detail) if offline else outcome
        run.status.records[key] = updated(run.status.records.get(key), judged, run.now)
