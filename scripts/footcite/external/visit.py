"""Asks for one address: robots.txt first, HEAD before GET, redirects hop by hop."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import aiohttp
from yarl import URL

from footcite.external.client import MAX_BODY, MAX_REDIRECTS, Answer, Budget, Client, refusal
from footcite.external.fragments import find_anchors, names_an_anchor
from footcite.external.outcome import FAILURES, outcome_of_failure, outcome_of_status
from footcite.external.result import Outcome, Result
from footcite.external.robots import Robots


class Visitor:
    """Asks for addresses on behalf of one run."""

    def __init__(self, client: Client) -> None:
        self._client = client
        self._robots = Robots(client)

    async def visit(self, address: str, fragments: Sequence[str]) -> Outcome:
        """Return what came of asking for an address without its fragment, and for the fragments.

        Raises `HostPausedError` if a host on the way is to be left alone.
        """
        try:
            url = URL(address)
        except ValueError:
            return Outcome(Result.BLOCKED, None, "it is malformed")
        try:
            return await self._follow(url, [name for name in fragments if names_an_anchor(name)])
        except FAILURES as error:
            return outcome_of_failure(error)

    async def _follow(self, url: URL, fragments: Sequence[str]) -> Outcome:
        budget = Budget(self._client.options.deadline)
        for hop in range(MAX_REDIRECTS + 1):
            refused = refusal(url, self._client.options)
            if refused:
                return Outcome(Result.BLOCKED, None, f"it redirects, but {refused}" if hop else refused)
            forbidden = await self._robots.refusal(url)
            if forbidden:
                return forbidden
            answer = await self._ask(url, budget, wants_page=bool(fragments))
            if not answer.is_redirect:
                return outcome_of_status(answer.status, _anchors(answer, fragments))
            url = url.join(URL(answer.location))
        return Outcome(Result.UNKNOWN, None, f"it redirects more than {MAX_REDIRECTS} times")

    async def _ask(self, url: URL, budget: Budget, *, wants_page: bool) -> Answer:
        """Return the answer to GET if the page is wanted, else to HEAD, or to GET where HEAD fails.

        Many servers answer HEAD wrongly, with 403, 404, 405 or 501, or hang up.
        """
        if wants_page:
            return await self._client.ask("GET", url, budget, MAX_BODY)
        try:
            answer = await self._client.ask("HEAD", url, budget)
        except aiohttp.ClientConnectorError:
            raise
        except (aiohttp.ClientResponseError, aiohttp.ServerDisconnectedError, aiohttp.ClientOSError):
            return await self._client.ask("GET", url, budget)
        if answer.status < 400 or answer.status in {429, 503}:
            return answer
        return await self._client.ask("GET", url, budget)


def _anchors(answer: Answer, fragments: Iterable[str]) -> dict[str, bool | None]:
    """Return which fragments the page has: None where that cannot be told, as in a page cut short."""
    if not answer.is_html or answer.body is None:
        return dict.fromkeys(fragments)
    missing = False if answer.body.complete else None
    return {name: found or missing for name, found in find_anchors(answer.text, fragments).items()}
