"""Connects to allowed addresses only: each is judged when the connection to it is opened.

A name is resolved once for a connection, and the connection goes to the very addresses that were
judged, so that a second answer of the name server is never asked for (DNS rebinding). aiohttp asks
no resolver about a host that is an address already; the socket factory therefore judges again.
"""

from __future__ import annotations

import asyncio
import socket
import ssl

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult

from footcite.external.addresses import is_allowed
from footcite.external.options import ExternalOptions


class ForbiddenAddressError(OSError):
    """The host has no address that may be connected to."""


class NoSuchHostError(OSError):
    """The name server says that the host does not exist."""


class GuardedResolver(AbstractResolver):
    """The system's resolver, without the addresses that are not allowed."""

    def __init__(self, *, allow_loopback: bool) -> None:
        self._allow_loopback = allow_loopback

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        """Return the allowed addresses of a host.

        Raises `ForbiddenAddressError` if it has only others, `NoSuchHostError` if there is no such
        host, and another `OSError` if that cannot be told.
        """
        results = [
            ResolveResult(
                hostname=host,
                host=address,
                port=port,
                family=found,
                proto=socket.IPPROTO_TCP,
                flags=socket.AI_NUMERICHOST | socket.AI_NUMERICSERV,
            )
            for found, address in await _addresses(host, port, family)
            if is_allowed(address, allow_loopback=self._allow_loopback)
        ]
        if not results:
            raise ForbiddenAddressError(f"`{host}` has no public address")
        return results

    async def close(self) -> None:
        """Do nothing: the system's resolver is not ours."""


async def _addresses(
    host: str, port: int, family: socket.AddressFamily
) -> list[tuple[socket.AddressFamily, str]]:
    """Return the addresses of a host, each with its family."""
    loop = asyncio.get_running_loop()
    try:
        infos = await loop.getaddrinfo(host, port, family=family, type=socket.SOCK_STREAM)
    except socket.gaierror as error:
        # A host without an address (EAI_NODATA) exists, and EAI_AGAIN says nothing.
        if error.errno == socket.EAI_NONAME:
            raise NoSuchHostError(f"`{host}` does not exist") from error
        raise
    except UnicodeError as error:
        raise OSError(f"`{host}` is not a host name") from error
    return [(info[0], str(info[4][0])) for info in infos]


def guarded_socket(info: aiohttp.AddrInfoType, *, allow_loopback: bool) -> socket.socket:
    """Return a socket for a connection to an address; raises `ForbiddenAddressError` if it is not allowed."""
    family, kind, protocol, _, address = info
    if not is_allowed(str(address[0]), allow_loopback=allow_loopback):
        raise ForbiddenAddressError(f"`{address[0]}` is not a public address")
    return socket.socket(family, kind, protocol)


def open_session(options: ExternalOptions) -> aiohttp.ClientSession:
    """Return a session that reaches allowed addresses only; it must be closed.

    It keeps no cookies, takes no proxy and no password from the environment, and leaves redirects,
    decoding and timeouts to its user. A header field is at most 16 KiB, and there are at most 128.
    """
    connector = aiohttp.TCPConnector(
        resolver=GuardedResolver(allow_loopback=options.allow_loopback),
        socket_factory=lambda info: guarded_socket(info, allow_loopback=options.allow_loopback),
        ssl=ssl.create_default_context(),
        use_dns_cache=False,
        limit=options.concurrency,
    )
    return aiohttp.ClientSession(
        connector=connector,
        cookie_jar=aiohttp.DummyCookieJar(),
        headers={
            "User-Agent": options.user_agent,
            "Accept": "text/html,application/xhtml+xml,*/*;q=0.8",
            "Accept-Encoding": "gzip, deflate",
        },
        timeout=aiohttp.ClientTimeout(total=None, sock_connect=None),
        auto_decompress=False,
        max_line_size=16_384,
        max_field_size=16_384,
        max_headers=128,
    )
