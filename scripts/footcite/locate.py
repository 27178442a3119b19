"""Finds in the source what the element tree no longer knows the place of."""

from __future__ import annotations

import re

# What Markdown takes literally: front matter, fenced code, code spans.
_CODE = (
    r"\A---\n.*?\n(?:---|\.\.\.)\n"
    r"|^(?P<fence>[ \t]*(?:`{3,}|~{3,}))[^\n]*\n.*?(?:^(?P=fence)[ \t]*$|\Z)"
    r"|(?P<ticks>`+)(?!`).*?(?<!`)(?P=ticks)(?!`)"
)
_CODE_ONLY = re.compile(_CODE, re.DOTALL | re.MULTILINE)
_LITERAL = re.compile(rf"{_CODE}|<!--.*?-->", re.DOTALL | re.MULTILINE)


def mask_literals(source: str) -> str:
    """Return the source with front matter, code and comments blanked, every offset kept."""
    return _LITERAL.sub(_blank, source)


def mask_code(source: str) -> str:
    """Return the source with front matter and code blanked, but not comments."""
    return _CODE_ONLY.sub(_blank, source)


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match[0])


def find_key(masked: str, key: str, nth: int) -> tuple[int, int] | None:
    """Return line and column, from 1, of the nth (from 0) mention ``@key`` or ``[^key]``.

    Text that was included from another file or generated is not found: the answer is then None.
    """
    escaped = re.escape(key)
    pattern = rf"(?<![\w\\])@(?:{escaped}(?![\w]|[:.#$%&\-+?<>~/]\w)|\{{{escaped}\}})|\[\^{escaped}\](?!:)"
    matches = list(re.finditer(pattern, masked))
    return position(masked, matches[nth].start()) if nth < len(matches) else None


def find_definition(masked: str, label: str, nth: int = 0) -> tuple[int, int] | None:
    """Return line and column, from 1, of the nth definition of a footnote."""
    matches = list(re.finditer(rf"^[ ]*\[\^{re.escape(label)}\]:", masked, re.MULTILINE))
    return position(masked, matches[nth].start()) if nth < len(matches) else None


def defined_labels(masked: str) -> list[str]:
    """Return the labels of all footnote definitions, in order, doubles included."""
    return re.findall(r"^[ ]{0,3}\[\^([^\]\n]+)\]:", masked, re.MULTILINE)


def position(text: str, offset: int) -> tuple[int, int]:
    """Return the line and the column, both from 1, of an offset."""
    start = text.rfind("\n", 0, offset) + 1
    return text.count("\n", 0, offset) + 1, offset - start + 1
