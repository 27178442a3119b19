"""Keeps secrets in addresses out of what is reported or stored."""

from __future__ import annotations

import re

_USER = re.compile(r"(?<=://)[^/?#\s]*@")
_PARAMETER = re.compile(r"(?P<name>[?&;#][^?=&;#\s]*=)[^&;#\s]+")
_SECRET = re.compile(
    r"token|secret|passw|pwd|passphrase|api.?key|access.?key|auth|credential|session|jwt|signature|.sig=",
    re.IGNORECASE,
)
_LONGEST = 300


def redact(url: str) -> str:
    """Return the address without user name and password, and without values that look like secrets.

    At most 300 characters of it, for a server may send any number.
    """
    shown = _PARAMETER.sub(_hide, _USER.sub("***@", url))
    return shown if len(shown) <= _LONGEST else f"{shown[: _LONGEST - 1]}…"


def _hide(match: re.Match[str]) -> str:
    return f"{match['name']}***" if _SECRET.search(match["name"]) else match[0]
