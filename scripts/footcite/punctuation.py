"""Joining parts of a reference without doubled or misplaced punctuation."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from footcite.model import Html


@dataclass(frozen=True, slots=True)
class Quotes:
    """The quotation marks of a language, with the space that belongs to them.

    `hold_marks` says that full stops and commas go inside the closing one.
    """

    opening: str
    closing: str
    inner_opening: str
    inner_closing: str
    hold_marks: bool = field(kw_only=True)


AMERICAN = Quotes("“", "”", "‘", "’", hold_marks=True)
"""The marks of the Chicago Manual of Style (17th ed., 6.9), which are also those that TeX is turned into."""
_GERMAN = ("„", "“")


def join(parts: Iterable[str], separator: str, quotes: Quotes = AMERICAN) -> Html:
    """Return the parts that are not empty, joined; the separator's mark goes where the quotes have it."""
    text = ""
    for part in parts:
        if part:
            text = add_mark(text, separator[0], quotes) + separator[1:] + part if text else part
    return Html(text)


def sentence(text: str, quotes: Quotes = AMERICAN) -> Html:
    """Return the text closed with a full stop, unless it ends a sentence already."""
    return Html(add_mark(text, ".", quotes))


def add_mark(text: str, mark: str, quotes: Quotes = AMERICAN) -> str:
    """Return the text with a full stop or comma at its end, inside a closing quote if that holds marks.

    A full stop is left out after `.`, `?` and `!` (Chicago 6.124), a comma after a comma.
    """
    if mark not in ".,":
        return text + mark
    body, closed = text, ""
    while True:
        inner = _without_closing_tags(body)
        tail = body[len(inner) :]
        if not (quotes.hold_marks and _closes_quotation(inner, quotes)):
            break
        body, closed = inner[:-1], inner[-1] + tail + closed
    # The mark goes outside emphasis and links, but stays within a quotation.
    last = inner[-1:]
    if (mark == "." and last in ".?!…") or (mark == "," and last == ","):
        return text
    return body + mark + closed


def _without_closing_tags(text: str) -> str:
    end = len(text)
    while end and text[end - 1] == ">":
        start = text.rfind("<", 0, end)
        if not text.startswith("</", start):
            break
        end = start
    return text[:end]


def _closes_quotation(text: str, quotes: Quotes) -> bool:
    """Return whether the text ends a quotation; a single mark without an opening one is an apostrophe."""
    is_inner = text.endswith(quotes.inner_closing) and quotes.inner_opening in text
    return text.endswith(quotes.closing) or is_inner


def quote(text: str, quotes: Quotes = AMERICAN) -> Html:
    """Return a title in quotation marks; those within it become inner ones (Chicago 14.94)."""
    own = quotes.opening.strip(), quotes.closing.strip()
    american = AMERICAN.opening, AMERICAN.closing
    # What opens a quotation in English closes one in German, so that English marks come last.
    pairs = (own, _GERMAN, american) if own != american else (_GERMAN, american)
    opening, closing = next((pair for pair in pairs if pair[0] in text), american)
    # Where a mark has a space within, what was typed there goes with it.
    spaced = r"\s?" if own[0] != quotes.opening and opening == own[0] else ""
    inner = re.sub(
        f"(?P<opens>{opening}{spaced})|{spaced}{closing}",
        lambda match: quotes.inner_opening if match["opens"] else quotes.inner_closing,
        text,
    )
    return Html(f"{quotes.opening}{inner}{quotes.closing}")
