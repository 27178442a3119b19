from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from external.server import Server


@pytest.fixture
def names() -> dict[str, list[str]]:
    """Host names that the test's resolver knows; the value is the addresses."""
    return {"localhost": ["127.0.0.1"], "localhost.": ["127.0.0.1"]}


@pytest.fixture(autouse=True)
def contacted(names: dict[str, list[str]], monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Let no test reach beyond loopback, nor ask a name server; return every address that was tried."""
    tried: list[str] = []

    def guarded(connect: Callable[[Any, Any], Any]) -> Callable[[Any, Any], Any]:
        def check(self: socket.socket, address: Any) -> Any:
            if self.family in {socket.AF_INET, socket.AF_INET6}:
                tried.append(address[0])
                assert ipaddress.ip_address(address[0]).is_loopback, f"{address} is not on loopback"
            return connect(self, address)

        return check

    def lookup(host: Any, port: Any, *args: Any, **options: Any) -> list[Any]:
        host.encode("idna")
        addresses = names.get(host)
        if addresses is None:
            try:
                # As the C library does with `2130706433`, `0x7f.1` and `0177.0.0.1`.
                addresses = [socket.inet_ntoa(socket.inet_aton(host))]
            except OSError:
                raise socket.gaierror(socket.EAI_NONAME, "unknown") from None
        return [_info(address, port) for address in addresses]

    monkeypatch.setattr(socket.socket, "connect", guarded(socket.socket.connect))
    monkeypatch.setattr(socket.socket, "connect_ex", guarded(socket.socket.connect_ex))
    monkeypatch.setattr(socket, "getaddrinfo", lookup)
    return tried


def _info(address: str, port: int) -> Any:
    if ":" in address:
        return (socket.AF_INET6, socket.SOCK_STREAM, 6, "", (address, port, 0, 0))
    return (socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as running:
        yield running
