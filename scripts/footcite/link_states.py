"""What the external check knows of the links of references, in words for the bibliography page."""

from __future__ import annotations

import datetime
from pathlib import Path

from footcite.dates import Date, DateRange
from footcite.external.status import load_status
from footcite.external.verdict import Record, Verdict, judge
from footcite.issues import Issue
from footcite.locales import Locale
from footcite.model import Bibliography, Entry
from footcite.urls import doi_url

_TERMS = {
    Verdict.ALIVE: "link-alive",
    Verdict.DEAD: "link-dead",
    Verdict.UNKNOWN: "link-unknown",
    Verdict.BLOCKED: "link-blocked",
    Verdict.UNCHECKED: "link-unchecked",
}


def read_link_states(
    path: str, bibliography: Bibliography, locale: Locale
) -> tuple[dict[str, str], list[Issue]]:
    """Return a sentence on the link of each entry that the status file knows, by cite key."""
    status, issues = load_status(Path(path))
    states = {}
    for entry in bibliography.entries.values():
        record = status.find(_address(entry))
        if record:
            states[entry.key] = _sentence(record, locale)
    return states, issues


def _sentence(record: Record, locale: Locale) -> str:
    verdict = judge(record)
    words = locale[_TERMS[verdict]]
    if verdict is not Verdict.ALIVE and record.worked:
        words = locale["link-worked"].format(words, _day(record.worked, locale))
    return locale["link-checked"].format(_day(record.checked, locale), words)


def _day(time: datetime.datetime, locale: Locale) -> str:
    return locale.date(DateRange(Date(time.year, time.month, time.day)), form="mla")


def _address(entry: Entry) -> str:
    return (doi_url(entry.get("doi")) if entry.get("doi") else entry.address("url")) or ""
