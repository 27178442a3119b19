"""Obeys robots.txt (RFC 9309): protego reads the rules, what a missing file means is ours."""

from __future__ import annotations

import asyncio

from protego import Protego
from yarl import URL

from footcite.external.client import MAX_REDIRECTS, Answer, Budget, Client, refusal
from footcite.external.outcome import FAILURES, outcome_of_failure
from footcite.external.result import Outcome, Result

MAX_ROBOTS = 500 * 1024
"""Bytes of a robots.txt that are read; RFC 9309, section 2.5, sets this as the least."""

_NO_RULES = Protego.parse("")


class Robots:
    """The robots.txt of every origin that a run meets, each asked for once."""

    def __init__(self, client: Client) -> None:
        self._client = client
        self._name = product_token(client.options.user_agent)
        self._rules: dict[URL, Protego | Outcome] = {}
        self._locks: dict[URL, asyncio.Lock] = {}

    async def refusal(self, url: URL) -> Outcome | None:
        """Return why the address must not be asked, or None if it may be.

        A file that cannot be had for an error of the server or the network forbids everything, but
        the site did not ask for that: the outcome is the error. Raises `HostPausedError`.
        """
        rules = await self._rules_of(url.origin())
        if isinstance(rules, Outcome):
            return rules
        if rules.can_fetch(str(url), self._name):
            return None
        return Outcome(Result.UNCHECKED, None, "the site's robots.txt asks not to")

    async def _rules_of(self, origin: URL) -> Protego | Outcome:
        async with self._locks.setdefault(origin, asyncio.Lock()):
            if origin not in self._rules:
                self._rules[origin] = await self._load(origin / "robots.txt")
            return self._rules[origin]

    async def _load(self, url: URL) -> Protego | Outcome:
        budget = Budget(self._client.options.deadline)
        for hop in range(MAX_REDIRECTS + 1):
            if refusal(url, self._client.options):
                return _NO_RULES
            try:
                answer = await self._client.ask("GET", url, budget, MAX_ROBOTS)
                if not answer.is_redirect:
                    return _read(answer)
                url = url.join(URL(answer.location))
            except FAILURES as error:
                # What fails elsewhere says nothing of this site but that its rules are unknown.
                elsewhere = Outcome(Result.UNKNOWN, None, "its robots.txt is elsewhere and cannot be had")
                return elsewhere if hop else outcome_of_failure(error)
        # Section 2.3.1.2: what five redirects do not reach counts as unavailable.
        return _NO_RULES


def product_token(user_agent: str) -> str:
    """Return the name that a robots.txt calls the checker by (section 2.2.1)."""
    return user_agent.split("/", maxsplit=1)[0].strip()


def _read(answer: Answer) -> Protego | Outcome:
    if answer.status >= 500:
        return Outcome(Result.UNKNOWN, answer.status, f"the server answers {answer.status} for robots.txt")
    if answer.body is None:
        return _NO_RULES
    data = answer.body.data
    if not answer.body.complete:
        # A rule that is cut short would forbid more than was meant.
        data = data[: data.rfind(b"\n") + 1]
    return Protego.parse(data.decode("utf-8-sig", "replace"))
