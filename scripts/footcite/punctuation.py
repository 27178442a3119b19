"""Joining parts of a reference without doubled or misplaced punctuation."""

from __future__ import annotations

import re
from collections.abc import Iterable

from footcite.model import Html

_TRAILING_TAGS = re.compile(r"(?:</[a-z]+>)+$")
_CLOSING = "”’"


def join(parts: Iterable[str], separator: str) -> Html:
    """Return the parts that are not empty, joined; the separator's mark goes inside quotes.

    American placing, as the Chicago Manual has it (17th ed., 6.9).
    """
    text = ""
    for part in parts:
        if part:
            text = add_mark(text, separator[0]) + separator[1:] + part if text else part
    return Html(text)


def sentence(text: str) -> Html:
    """Return the text closed with a full stop, unless it ends a sentence already."""
    return Html(add_mark(text, "."))


def add_mark(text: str, mark: str) -> str:
    """Return the text with a full stop or comma at its end, inside a closing quote.

    A full stop is left out after `.`, `?` and `!` (Chicago 6.124), a comma after a comma.
    """
    if mark not in ".,":
        return text + mark
    tags = _TRAILING_TAGS.search(text)
    body, tail = (text[: tags.start()], tags[0]) if tags else (text, "")
    if body.endswith(tuple(_CLOSING)):
        return add_mark(body[:-1], mark) + body[-1] + tail
    # The mark goes outside emphasis and links, but stays within a quotation.
    last = body[-1:]
    if (mark == "." and last in ".?!…") or (mark == "," and last == ","):
        return text
    return body + tail + mark


def quote(text: str) -> Html:
    """Return a title in double quotes; quotes within it become single ones (Chicago 14.94)."""
    return Html(f"“{text.replace('“', '‘').replace('”', '’')}”")
