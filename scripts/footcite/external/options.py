"""What may be chosen of the external check; each default is meant to be polite."""

from __future__ import annotations

from dataclasses import dataclass

from footcite import __version__

HTTP_PORTS = frozenset({80, 443})


@dataclass(frozen=True, slots=True)
class ExternalOptions:
    """The choices of one run; times are in seconds unless the name says days."""

    user_agent: str = f"footcite/{__version__} (link checker; +https://github.com/footcite/footcite)"
    """How the checker names itself; what stands before the first `/` is its name in robots.txt."""

    gap: float = 1.0
    """The least time between the end of a request and the next request to the same host."""

    per_host: int = 1
    """How many requests to one host may be under way at once."""

    concurrency: int = 32
    """How many requests may be under way at once in all."""

    deadline: float = 20.0
    """The most that the requests for one address may take together; waiting for one's turn is free."""

    max_wait: float = 60.0
    """The longest pause that a host may ask for; one that wants more is left alone for this run."""

    max_age_days: float = 30.0
    """How long a good result holds, give or take a quarter; all other results are checked in each run."""

    ports: frozenset[int] = HTTP_PORTS
    """The ports that may be asked."""

    allow_loopback: bool = False
    """For tests: whether 127.0.0.1 and ::1, and no other private address, may be asked."""
