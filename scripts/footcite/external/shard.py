"""Splits addresses by host, so that several runs side by side are polite to each host."""

from __future__ import annotations

import hashlib
import ipaddress
import re
from urllib.parse import urlsplit

# Second-level names below which a country sells names, as in `co.uk`: not the whole of the public
# suffix list, and it need not be, for a wrong guess only puts two sites into one shard.
_SUFFIXES = re.compile(r"ac|com?|edu|go|gob|gouv|gov|ltd|mil|ne|net|nom|org?")


def site_of(url: str) -> str:
    """Return the name that the hosts of one owner share, about as a registry sells it: ``example.co.uk``."""
    try:
        host = (urlsplit(url).hostname or "").rstrip(".")
    except ValueError:
        return ""
    try:
        return str(ipaddress.ip_address(host))
    except ValueError:
        labels = host.split(".")
    country = len(labels) > 2 and len(labels[-1]) == 2 and _SUFFIXES.fullmatch(labels[-2]) is not None
    return ".".join(labels[-3 if country else -2 :])


def in_shard(url: str, number: int, count: int) -> bool:
    """Return whether an address belongs to shard `number` of `count`; shards count from 1.

    The answer hangs on the host alone and is the same on every machine and in every run.
    """
    digest = hashlib.sha256(site_of(url).encode("utf-8", "surrogatepass")).digest()
    return int.from_bytes(digest[:8], "big") % count == number - 1


def parse_shard(text: str) -> tuple[int, int]:
    """Return number and count of ``K/N``; raises `ValueError` with a message for people."""
    number, slash, count = text.partition("/")
    # Nine digits are enough for any matrix; `isdecimal` alone takes digits of every script.
    plain = all(part.isascii() and part.isdecimal() and len(part) < 10 for part in (number, count))
    if not slash or not plain or not 1 <= int(number) <= int(count):
        raise ValueError(f"`{text}` is not a shard: write `K/N` with K from 1 to N, such as `1/4`")
    return int(number), int(count)
