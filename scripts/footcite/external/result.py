"""What came of asking for an address once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Result(StrEnum):
    """How one request ended; what that means is for the verdict over several runs to say."""

    ALIVE = "alive"
    GONE = "gone"
    """The server answers 404 or 410."""
    VANISHED = "vanished"
    """The host does not exist."""
    UNKNOWN = "unknown"
    BLOCKED = "blocked"
    """The checker may not go there: a private address, another scheme or port."""
    UNCHECKED = "unchecked"
    """The site's robots.txt asks not to go there."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result, with the HTTP status if there was one, a reason, and which fragments were found."""

    result: Result
    http_status: int | None = None
    detail: str = ""
    anchors: Mapping[str, bool | None] = field(default_factory=dict)
