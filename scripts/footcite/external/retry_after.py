"""Reads the `Retry-After` field (RFC 9110, section 10.2.3)."""

from __future__ import annotations

import datetime
import re
from email.utils import parsedate_to_datetime

_SECONDS = re.compile(r"[0-9]+", re.ASCII)


def parse_retry_after(value: str, now: datetime.datetime) -> float | None:
    """Return how many seconds to wait, or None if the value says nothing.

    It is a number of seconds, or a date, of which one that is past means 0. A number that is
    negative or has a fraction is none of the two forms. `now` must have a time zone.
    """
    text = value.strip()
    if _SECONDS.fullmatch(text):
        # Twelve digits are 30,000 years; more would only be slow to read.
        return float(text[:12])
    try:
        date = parsedate_to_datetime(text)
    except (ValueError, OverflowError):
        return None
    # The obsolete forms of dates in HTTP name no zone; all are in GMT (section 5.6.7).
    zoned = date if date.tzinfo else date.replace(tzinfo=datetime.UTC)
    return max(0.0, (zoned - now).total_seconds())
