"""Turns what is known of an address into issues."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import urldefrag

from footcite.archive import suggest_archive
from footcite.external.redaction import redact
from footcite.external.verdict import DEAD_AFTER, DEAD_AFTER_RUNS, Record, Verdict, judge
from footcite.issues import Code, Issue
from footcite.model import Place

_CODES = {
    Verdict.DEAD: Code.URL_DEAD,
    Verdict.UNKNOWN: Code.URL_UNKNOWN,
    Verdict.BLOCKED: Code.URL_BLOCKED,
    Verdict.UNCHECKED: Code.URL_UNCHECKED,
}


def find_issues(url: str, record: Record | None, places: Iterable[Place]) -> Iterator[Issue]:
    """Yield an issue for each place of an address that is not known to work as written.

    There is no record where the host had no answer to give in this run nor in any before.
    """
    shown = redact(url)
    if record is None:
        message = f"`{shown}` was not asked: its host wants no more requests now"
        yield from (Issue(Code.URL_UNKNOWN, message, place) for place in places)
        return
    verdict = judge(record)
    fragment = urldefrag(url).fragment
    if verdict is Verdict.ALIVE:
        if record.anchors.get(fragment) is False:
            message = f"the page of `{shown}` has no such anchor"
            hint = "scripts may add anchors that its HTML does not have"
            yield from (Issue(Code.URL_NO_ANCHOR, message, place, hint) for place in places)
        return
    message = f"`{shown}` {_WORDS[verdict]}: {record.detail}"
    hint = _hint(urldefrag(shown).url, verdict, record)
    yield from (Issue(_CODES[verdict], message, place, hint) for place in places)


_WORDS = {
    Verdict.DEAD: "is dead",
    Verdict.UNKNOWN: "cannot be judged",
    Verdict.BLOCKED: "must not be asked",
    Verdict.UNCHECKED: "is unchecked by request",
}


def _hint(url: str, verdict: Verdict, record: Record) -> str:
    if verdict is Verdict.DEAD:
        last = record.worked or record.failing_since or record.checked
        found = f"not found in {record.failures} runs since {record.failing_since:%Y-%m-%d}"
        return f"{found}; look for a copy at {suggest_archive(url, last.date())}"
    if verdict is Verdict.UNKNOWN and record.failures:
        wanted = f"{DEAD_AFTER_RUNS} runs over {DEAD_AFTER.days} days make it dead"
        return f"not found in {record.failures} of the runs since {record.failing_since:%Y-%m-%d}; {wanted}"
    return f"it last worked on {record.worked:%Y-%m-%d}" if record.worked else ""
