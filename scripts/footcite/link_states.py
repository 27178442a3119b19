"""What the external check knows of the links of references, in words for the bibliography page."""

from __future__ import annotations

import datetime
from pathlib import Path

from footcite.external.status import load_status
from footcite.external.verdict import Record, Verdict, judge
from footcite.issues import Issue
from footcite.model import Bibliography, Entry
from footcite.urls import doi_url

_WORDS = {
    Verdict.ALIVE: "it works",
    Verdict.DEAD: "it is dead",
    Verdict.UNKNOWN: "whether it works could not be told",
    Verdict.BLOCKED: "it was not asked",
    Verdict.UNCHECKED: "its site asks not to be checked",
}


def read_link_states(path: str, bibliography: Bibliography) -> tuple[dict[str, str], list[Issue]]:
    """Return a sentence on the link of each entry that the status file knows, by cite key."""
    status, issues = load_status(Path(path))
    states = {}
    for entry in bibliography.entries.values():
        record = status.find(_address(entry))
        if record:
            states[entry.key] = _sentence(record)
    return states, issues


def _sentence(record: Record) -> str:
    verdict = judge(record)
    worked = ""
    if verdict is not Verdict.ALIVE and record.worked:
        worked = f"; it last worked on {_day(record.worked)}"
    return f"Link checked on {_day(record.checked)}: {_WORDS[verdict]}{worked}."


def _day(time: datetime.datetime) -> str:
    return f"{time.day} {time:%B %Y}"


def _address(entry: Entry) -> str:
    return (doi_url(entry.get("doi")) if entry.get("doi") else entry.address("url")) or ""
