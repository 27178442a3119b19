"""Makes single requests: paced, within a time, and with at most a capped part of the body."""

from __future__ import annotations

import asyncio
import datetime
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

import aiohttp
from yarl import URL

from footcite.external.body import Body, decode, read_body
from footcite.external.options import ExternalOptions
from footcite.external.pacing import Pacing
from footcite.external.retry_after import parse_retry_after

MAX_REDIRECTS = 5
"""Redirects that are followed (RFC 9309 wants five for robots.txt; browsers follow 20)."""

MAX_BODY = 1024 * 1024
"""Bytes of a decoded body that are read."""

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_HTML = frozenset({"text/html", "application/xhtml+xml"})
_TOO_MANY_REQUESTS = 429


@dataclass(frozen=True, slots=True)
class Answer:
    """What the checker needs of a response; `body` is None unless it was asked for."""

    status: int
    location: str = ""
    retry_after: float | None = None
    is_html: bool = False
    charset: str | None = None
    body: Body | None = None
    content_type: str = ""

    @property
    def is_redirect(self) -> bool:
        """Return whether the answer leads to another address."""
        return self.status in _REDIRECTS and bool(self.location)

    @property
    def wants_pause(self) -> bool:
        """Return whether the server says when to come again (RFC 9110, section 10.2.3)."""
        return self.status in {_TOO_MANY_REQUESTS, 503} and self.retry_after is not None

    @property
    def text(self) -> str:
        """Return the body as text."""
        return decode(self.body.data, self.charset) if self.body else ""


@dataclass(slots=True)
class Budget:
    """The seconds that requests may still take; waiting for one's turn does not count."""

    left: float

    @asynccontextmanager
    async def spend(self) -> AsyncIterator[None]:
        """Run the block at the budget's cost; raises `TimeoutError` when it is spent."""
        loop = asyncio.get_running_loop()
        start = loop.time()
        try:
            async with asyncio.timeout(self.left):
                yield
        finally:
            self.left -= loop.time() - start


class Client:
    """Asks servers on behalf of one run."""

    def __init__(self, session: aiohttp.ClientSession, options: ExternalOptions) -> None:
        self.options = options
        self._session = session
        self._pacing = Pacing(options)

    async def ask(self, method: str, url: URL, budget: Budget, max_body: int = 0, accept: str = "") -> Answer:
        """Return the answer to a request; where the host asks for a pause, that to a second one.

        `accept` names the media types that are wanted in place of those of a page. Raises
        `HostPausedError` if the host is to be left alone, and any of `FAILURES`.
        """
        host = _host(url)
        answer = await self._ask_once(method, url, budget, max_body, accept)
        if answer.wants_pause and not self._pacing.is_closed(host):
            answer = await self._ask_once(method, url, budget, max_body, accept)
        if answer.wants_pause or answer.status == _TOO_MANY_REQUESTS:
            # Asked to stop a second time, or without a word on when to come again.
            self._pacing.close(host)
        return answer

    async def _ask_once(self, method: str, url: URL, budget: Budget, max_body: int, accept: str) -> Answer:
        host = _host(url)
        async with self._pacing.turn(host):
            async with budget.spend():
                answer = await self._request(method, url, max_body, accept)
            if answer.wants_pause:
                self._pacing.postpone(host, answer.retry_after or 0)
        return answer

    async def _request(self, method: str, url: URL, max_body: int, accept: str) -> Answer:
        headers = {"Accept": accept} if accept else None
        async with self._session.request(method, url, headers=headers, allow_redirects=False) as response:
            wanted = max_body and 200 <= response.status <= 299
            body = await read_body(response, max_body) if wanted else None
            return Answer(
                status=response.status,
                location=response.headers.get("Location", ""),
                retry_after=parse_retry_after(
                    response.headers.get("Retry-After", ""), datetime.datetime.now(datetime.UTC)
                ),
                is_html=response.content_type in _HTML,
                charset=response.charset,
                body=body,
                content_type=response.content_type,
            )


def _host(url: URL) -> str:
    return (url.raw_host or "").rstrip(".")


def refusal(url: URL, options: ExternalOptions) -> str:
    """Return why an address is not asked, before its host is looked up, or ``""``."""
    if url.scheme not in {"http", "https"}:
        return f"the scheme `{url.scheme}` is not asked"
    if not url.host:
        return "it names no host"
    if url.user is not None or url.password is not None:
        return "it holds a user name or password"
    if url.port not in options.ports:
        return f"the port {url.port} is not asked"
    return ""
