"""Archived copies: the fields `archiveurl` and `archivedate` of an entry, and what to suggest."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from urllib.parse import quote, unquote, urlsplit

from footcite.dates import parse_date
from footcite.issues import Code, Issue
from footcite.model import Entry
from footcite.urls import safe_url

# https://web.archive.org/web/20150409123456id_/http://example.org/, with the time cut short at will.
_WAYBACK = re.compile(
    r"https?://(?:web|wayback)\.archive\.org/(?:web/)?(?P<time>\d{4,14})(?:[a-z]{2}_)?/(?P<url>\S+)",
    re.IGNORECASE,
)
# archive.today has many names, and prints times as 20150409123456 or 2015.04.09-123456.
_TODAY_HOST = r"https?://(?:www\.)?archive\.(?:today|ph|is|fo|li|md|vn)"
_TODAY = re.compile(rf"{_TODAY_HOST}/(?P<time>\d[\d.-]{{3,18}})/(?P<url>\S+)", re.IGNORECASE)
_TODAY_SHORT = re.compile(rf"{_TODAY_HOST}/(?:wip/)?[A-Za-z0-9]{{4,12}}/?(?:#\S*)?", re.IGNORECASE)
_ARCHIVE_HOST = re.compile(
    rf"https?://(?:web|wayback)\.archive\.org(?=/|$)|{_TODAY_HOST}(?=/|$)", re.IGNORECASE
)
# The Wayback Machine and some proxies join the two slashes of the original into one.
_SCHEME = re.compile(r"^https?:/+", re.IGNORECASE)
_DAY = datetime.timedelta(days=1)


def check_archive(entry: Entry) -> Iterator[Issue]:
    """Yield what is wrong with the archived copy of an entry; nothing is asked of any service.

    A copy elsewhere than at the Wayback Machine and archive.today, and a short address of the
    latter, do not name their original, so that nothing can be said of it.
    """
    address, date = entry.address("archiveurl"), entry.get("archivedate")
    if date and parse_date(date) is None:
        message = f"`{entry.key}` has the impossible archivedate `{date}`"
        hint = "write 2015, 2015-04 or 2015-04-09"
        yield Issue(Code.BIB_DATE, message, entry.field_places["archivedate"], hint)
    if not address:
        return
    place = entry.field_places["archiveurl"]
    copy = _WAYBACK.fullmatch(address) or _TODAY.fullmatch(address)
    if safe_url(address) is None or not (copy or _is_whole(address)):
        message = f"`{entry.key}` has a malformed archiveurl: `{address}`"
        hint = "write `https://web.archive.org/web/20150409123456/https://example.org/page`"
        yield Issue(Code.ARCHIVE_MALFORMED, message, place, hint)
        return
    url = entry.address("url")
    if copy and url and normalised(copy["url"]) != normalised(url):
        message = f"`{entry.key}` has an archived copy of `{copy['url']}`, but cites `{url}`"
        yield Issue(Code.ARCHIVE_MISMATCH, message, place, "give the copy of the address that is cited")
    if copy and not _same_day(copy["time"], date):
        message = f"`{entry.key}` has the archivedate `{date}`, but its copy is of `{copy['time']}`"
        yield Issue(Code.ARCHIVE_MISMATCH, message, place, "give the date that the copy was made")


def suggest_archive(url: str, date: datetime.date) -> str:
    """Return where the Wayback Machine would have the copy nearest to a day, if it has one.

    Built without asking, for the service limits how often it may be asked.
    """
    return f"https://web.archive.org/web/{date:%Y%m%d}/{url}"


def normalised(url: str) -> str:
    """Return the address in a form that is the same for all that an archive takes for one page.

    Scheme, ``www.``, the usual ports, the case of the host, percent-encoding, a slash at the end
    and the fragment do not count, as in the Wayback Machine's own index.
    """
    try:
        parts = urlsplit(_SCHEME.sub("//", url) if _SCHEME.match(url) else f"//{url}")
        host, port = (parts.hostname or "").rstrip(".").removeprefix("www."), parts.port
    except ValueError:
        return url
    shown_port = "" if port in {None, 80, 443} else f":{port}"
    path = quote(unquote(parts.path.rstrip("/")), safe="/")
    query = f"?{quote(unquote(parts.query), safe='=&;/')}" if parts.query else ""
    return f"{host}{shown_port}{path}{query}"


def _is_whole(address: str) -> bool:
    """Return whether an address may be that of a copy though it names no original."""
    return not _ARCHIVE_HOST.match(address) or _TODAY_SHORT.fullmatch(address) is not None


def _same_day(time: str, date: str) -> bool:
    """Return whether a copy may have been made at a date; what is not known to the day may be."""
    try:
        stamp = datetime.date.fromisoformat(re.sub(r"[.-]", "", time)[:8])
        given = datetime.date.fromisoformat(date)
    except ValueError:
        return True
    # The copy's time is in UTC, the date is the reader's own.
    return abs(stamp - given) <= _DAY
