"""Joining parts of a reference without doubled or misplaced punctuation."""

from __future__ import annotations

from collections.abc import Iterable

from footcite.model import Html


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
    body, quotes = text, ""
    while True:
        inner = _without_closing_tags(body)
        tail = body[len(inner) :]
        if not _closes_quotation(inner):
            break
        body, quotes = inner[:-1], inner[-1] + tail + quotes
    # The mark goes outside emphasis and links, but stays within a quotation.
    last = inner[-1:]
    if (mark == "." and last in ".?!…") or (mark == "," and last == ","):
        return text
    return body + mark + quotes


def _without_closing_tags(text: str) -> str:
    end = len(text)
    while end and text[end - 1] == ">":
        start = text.rfind("<", 0, end)
        if not text.startswith("</", start):
            break
        end = start
    return text[:end]


def _closes_quotation(text: str) -> bool:
    """Return whether the text ends a quotation; a single mark without an opening one is an apostrophe."""
    return text.endswith("”") or (text.endswith("’") and "‘" in text)


def quote(text: str) -> Html:
    """Return a title in double quotes; quotes within it become single ones (Chicago 14.94)."""
    return Html(f"“{text.replace('“', '‘').replace('”', '’')}”")
