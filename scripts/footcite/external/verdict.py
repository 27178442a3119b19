"""What the history of an address says of it, and when it is to be asked again; pure."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from footcite.external.result import Outcome, Result

DEAD_AFTER_RUNS = 3
"""Runs in a row that must find nothing before an address counts as dead."""

DEAD_AFTER = datetime.timedelta(days=14)
"""The least time between the first of these runs and the last."""

_FAILED = frozenset({Result.GONE, Result.VANISHED})
_JITTER = 0.25


class Verdict(StrEnum):
    """What is known of an address."""

    ALIVE = "alive"
    DEAD = "dead"
    UNKNOWN = "unknown"
    BLOCKED = "blocked"
    UNCHECKED = "unchecked"


@dataclass(frozen=True, slots=True)
class Record:
    """The history of one address; times are in UTC.

    `failures` counts the runs since it last worked in which it was gone or its host had vanished,
    the first of them at `failing_since`. Runs that could not tell neither count nor end the row.
    `anchors` says of the fragments that were looked for whether the page has them, if that can be told.
    """

    result: Result
    http_status: int | None
    checked: datetime.datetime
    worked: datetime.datetime | None = None
    failures: int = 0
    failing_since: datetime.datetime | None = None
    detail: str = ""
    anchors: Mapping[str, bool | None] = field(default_factory=dict)


def updated(record: Record | None, outcome: Outcome, now: datetime.datetime) -> Record:
    """Return the history with one more outcome."""
    worked = record.worked if record else None
    failures = record.failures if record else 0
    since = record.failing_since if record else None
    if outcome.result is Result.ALIVE:
        worked, failures, since = now, 0, None
    elif outcome.result in _FAILED:
        failures, since = failures + 1, since or now
    return Record(
        outcome.result,
        outcome.http_status,
        now,
        worked,
        failures,
        since,
        outcome.detail,
        outcome.anchors,
    )


def judge(record: Record) -> Verdict:
    """Return the verdict; only a row of failures that is long enough makes an address dead."""
    if record.result not in _FAILED:
        return Verdict(record.result.value)
    long_enough = record.failing_since is not None and record.checked - record.failing_since >= DEAD_AFTER
    return Verdict.DEAD if long_enough and record.failures >= DEAD_AFTER_RUNS else Verdict.UNKNOWN


def is_due(url: str, record: Record, now: datetime.datetime, max_age_days: float) -> bool:
    """Return whether an address is to be asked again.

    A good result, or a refusal by robots.txt, holds for the given age give or take a quarter; the
    address itself decides how much, so that those first asked together are later asked in parts.
    """
    if record.result not in {Result.ALIVE, Result.UNCHECKED}:
        return True
    age = now - record.checked
    if age < datetime.timedelta(0):
        return True
    digest = hashlib.sha256(url.encode("utf-8", "surrogatepass")).digest()
    share = int.from_bytes(digest[:4], "big") / 2**32
    return age >= datetime.timedelta(days=max_age_days * (1 - _JITTER + 2 * _JITTER * share))


def merged(first: Record, second: Record) -> Record:
    """Return the history of an address that two files know; the newer result counts.

    If the older one saw the address work after the failures of the newer began, they start anew.
    """
    newer = max(first, second, key=_rank)
    times = [time for time in (first.worked, second.worked) if time]
    worked = max(times) if times else None
    failures, since = newer.failures, newer.failing_since
    if worked and since and worked > since:
        failed = newer.result in _FAILED
        failures, since = (1, newer.checked) if failed else (0, None)
    return replace(newer, worked=worked, failures=failures, failing_since=since)


def _rank(record: Record) -> tuple[Any, ...]:
    # All that may differ takes part, so that the order of the files never matters.
    since = record.failing_since or record.checked
    return (
        record.checked,
        record.failures,
        since,
        record.result,
        record.http_status or 0,
        record.detail,
        sorted((name, str(found)) for name, found in record.anchors.items()),
    )
