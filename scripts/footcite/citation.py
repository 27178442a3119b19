"""The grammar of a citation, as pandoc has it: https://pandoc.org/MANUAL.html#citation-syntax."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from html.entities import html5

from footcite.locators import parse_locators
from footcite.model import Citation, CiteItem, Mode

# A key starts with a letter, digit or underscore; punctuation counts only between two of those.
KEY = r"(?:[^\W]|_)(?:[\w]|[:.#$%&\-+?<>~/](?=[\w]))*"
BRACED_KEY = r"\{[^{}\x00-\x1f]+\}"
AT_KEY = rf"@(?:(?P<key>{KEY})|(?P<braced>{BRACED_KEY}))"

_ITEM = re.compile(rf"(?<![\w@/])(?P<minus>-?){AT_KEY}")
# A semicolon may close a character reference: `&amp;`.
_REFERENCE = re.compile(r"&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|(?P<name>[A-Za-z]\w{1,30}))\Z")
_OPENING = {"[": "]", "{": "}"}


def parse_citation(text: str) -> Citation | None:
    """Return the citation written between brackets (without them), or None if it is none.

    Every part between semicolons must hold one key; otherwise the brackets hold ordinary text.
    """
    items = []
    for part in _split_items(text):
        item = _parse_item(part)
        if item is None:
            return None
        items.append(item)
    return Citation(tuple(items)) if items else None


def parse_narrative(key: str, brackets: str) -> Citation:
    """Return `@key [p. 3; see also @other]`: the author in the text, the rest in the note."""
    first, *others = _split_items(brackets)
    locators, suffix = parse_locators(first)
    items = [CiteItem(key, "", locators, suffix, Mode.AUTHOR_IN_TEXT)]
    for part in others:
        item = _parse_item(part)
        if item:
            items.append(item)
        else:
            items[-1] = replace(items[-1], suffix=f"{items[-1].suffix};{part}")
    return Citation(tuple(items))


def item_key(match: re.Match[str]) -> str:
    """Return the cite key of a match of `AT_KEY`, without braces."""
    return match["key"] or match["braced"][1:-1]


def _parse_item(part: str) -> CiteItem | None:
    match = _ITEM.search(part)
    if match is None:
        return None
    prefix = part[: match.start()]
    locators, suffix = parse_locators(part[match.end() :])
    mode = Mode.SUPPRESS_AUTHOR if match["minus"] else Mode.NORMAL
    return CiteItem(item_key(match), prefix.strip(), locators, suffix, mode)


def _closes_reference(text: str) -> bool:
    match = _REFERENCE.search(text[-33:])
    return match is not None and (match["name"] is None or f"{match['name']};" in html5)


def _split_items(text: str) -> Iterator[str]:
    """Yield the parts between semicolons that stand outside nested brackets and braces."""
    depth, start = 0, 0
    closing = set(_OPENING.values())
    for position, char in enumerate(text):
        if char in _OPENING:
            depth += 1
        elif char in closing:
            depth = max(0, depth - 1)
        elif char == ";" and depth == 0 and not _closes_reference(text[start:position]):
            yield text[start:position]
            start = position + 1
    yield text[start:]
