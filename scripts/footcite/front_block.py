"""The YAML block at the top of a page, apart from its text."""

from __future__ import annotations

import re

_BLOCK = re.compile(
    r"\A(?:\ufeff)?---[ \t]*\n(?P<yaml>.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE
)


def split_front_matter(text: str) -> tuple[str, str]:
    """Return the YAML of the block at the top, and the text after it."""
    match = _BLOCK.match(text)
    return (match["yaml"], text[match.end() :]) if match else ("", text)
