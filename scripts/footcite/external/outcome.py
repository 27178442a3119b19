"""What an answer or an error means for the address that was asked for."""

from __future__ import annotations

import zlib
from collections.abc import Mapping

import aiohttp

from footcite.external.resolver import ForbiddenAddressError, NoSuchHostError
from footcite.external.result import Outcome, Result

FAILURES = (aiohttp.ClientError, OSError, ValueError, zlib.error)
"""What a request may raise, whatever the server does; timeouts are an `OSError`."""


def outcome_of_status(status: int, anchors: Mapping[str, bool | None]) -> Outcome:
    """Return what the status of a last answer means (RFC 9110, section 15)."""
    if 200 <= status <= 299:
        return Outcome(Result.ALIVE, status, "", anchors)
    result = Result.GONE if status in {404, 410} else Result.UNKNOWN
    return Outcome(result, status, f"the server answers {status}")


def outcome_of_failure(error: Exception) -> Outcome:
    """Return what an error of `FAILURES` means; nothing that a server sent is in the reason."""
    cause = getattr(error, "os_error", error)
    if isinstance(cause, ForbiddenAddressError):
        return Outcome(Result.BLOCKED, None, "it has no public address")
    if isinstance(cause, NoSuchHostError):
        return Outcome(Result.VANISHED, None, "the host does not exist")
    if isinstance(error, aiohttp.InvalidURL):
        return Outcome(Result.BLOCKED, None, "it is malformed")
    return Outcome(Result.UNKNOWN, None, _reason(error))


# The first that fits counts: the kinds overlap.
_REASONS: tuple[tuple[type[Exception], str], ...] = (
    (TimeoutError, "no whole answer came in time"),
    (aiohttp.ClientSSLError, "no secure connection can be made"),
    (aiohttp.ClientConnectorDNSError, "the host name cannot be looked up now"),
    (aiohttp.ClientConnectorError, "no connection can be made"),
    (aiohttp.ClientPayloadError, "the answer is broken off or malformed"),
    (zlib.error, "the answer is broken off or malformed"),
    (aiohttp.ClientResponseError, "the answer is not HTTP"),
    (ValueError, "it redirects to a malformed address"),
)


def _reason(error: Exception) -> str:
    reasons = (reason for kind, reason in _REASONS if isinstance(error, kind))
    return next(reasons, "the connection broke off")
