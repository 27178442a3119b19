"""Text from files and servers, made harmless for where a report shows it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

from footcite.issues import printable

MAX_TEXT = 300
"""The most characters of a message that a report for people shows."""

_USERINFO = re.compile(r"(?<=://)[^\s/?#`\"'<>]+(?=@)")
_SECRET = re.compile(
    r"(?<=[?&;])([\w.-]*(?:api[_-]?key|passw(?:or)?d|secret|signature|token)=)([^\s&;#`\"'<>)\]]+)",
    re.IGNORECASE,
)
_COMMAND = re.compile(r":(?=:)|##(?=\w*\[)")


def shown(text: str) -> str:
    """Return the text for one line of a log: short, without secrets, and nothing that a runner obeys."""
    return break_commands(plain(text))


def plain(text: str) -> str:
    """Return the text as one short line: no secrets, control characters as escapes."""
    text = redact(text)
    return printable(text if len(text) <= MAX_TEXT else text[: MAX_TEXT - 1] + "…")


def redact(text: str) -> str:
    """Return the text with a `*` for each character of a password or token in a URL; columns stay."""
    text = _USERINFO.sub(lambda match: "*" * len(match[0]), text)
    return _SECRET.sub(lambda match: match[1] + "*" * len(match[2]), text)


def break_commands(text: str) -> str:
    """Return the text with each `::` and `##[` broken up by a space.

    A GitHub runner obeys a line that starts with `::` and `##[` anywhere in a line (ActionCommand in
    its source); `##vso[` and `##teamcity[` are the same of other services.
    """
    return _COMMAND.sub(r"\g<0> ", text)


def command_breaks(text: str) -> set[int]:
    """Return the offsets at which `break_commands` puts a space."""
    return {match.end() for match in _COMMAND.finditer(text)}


def well_formed(text: str) -> str:
    """Return the text with an escape for each lone surrogate: a file name that is not UTF-8 has them."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def json_text(document: Mapping[str, object]) -> str:
    """Return the document as ASCII JSON; escapes keep a runner from seeing a command in it.

    Outside strings JSON has neither `::` nor `##`, so an escape means the same in each place.
    """
    text = json.dumps(document, indent=2, ensure_ascii=True)
    return text.replace("::", ":\\u003a").replace("##", "#\\u0023") + "\n"
