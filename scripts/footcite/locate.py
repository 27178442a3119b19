"""Finds in the source what the element tree no longer knows the place of."""

from __future__ import annotations

import bisect
import functools
import re
from collections.abc import Iterable, Iterator, Mapping

from footcite.citation import ANY_KEY, BALANCED, item_key

Position = tuple[int, int]
"""A line and a column, both from 1."""

_FENCE = re.compile(r"[ \t>]*(?P<marks>`{3,}|~{3,})(?P<info>[^\n]*)")
# What opens a block whose content is indented: list, footnote, admonition, tab, definition.
_OPENS_BLOCK = re.compile(r"[ \t]|[-*+] |\d+[.)] |\[\^|!!!|\?\?\?|===|///|:")
# Addresses, and links with their texts: neither holds a citation.
_ADDRESS = re.compile(r"(?<![\w@])(?<!@\{)\w++://[^\s()<>\[\]]++")
_LINK = re.compile(r"\[[^\[\]\n]*+\]\([^()\n]*+\)")
# What stands before a mention is looked at second: the engine seeks the characters that open one at once.
_MENTION = re.compile(rf"@(?<![\w\\/]@){ANY_KEY}(?!@)|\[(?<!\\\[)\^(?P<label>[^\[\]\n]+)\](?!:)")
_BRACKETS = re.compile(rf"(?<!\\)\[{BALANCED}\]")
_FRONT_MATTER = re.compile(r"---\n.*?^(?:---|\.\.\.)[ \t]*$", re.DOTALL | re.MULTILINE)
# The option goes on as long as its lines are indented or items of a list.
_NOCITE = re.compile(r"^nocite:[^\n]*(?:\n[ \t-][^\n]*)*", re.MULTILINE)
_DEFINITION = re.compile(r"^[ ]{0,3}+\[\^(?P<label>[^\[\]\n]+)\]:", re.MULTILINE)


def mask_literals(source: str) -> str:
    """Return the source with front matter, code and comments blanked, every offset kept."""
    masked = mask_code(source)
    return _blank(masked, _comment_spans(masked))


def mask_code(source: str) -> str:
    """Return the source with front matter and code blanked, but not comments."""
    blocks = _blank(source, _block_spans(source))
    return _blank(blocks, _code_spans(blocks))


@functools.lru_cache(maxsize=16)
def find_mentions(masked: str) -> Mapping[str, tuple[Position, ...]]:
    """Return where each key or label is mentioned, as ``@key`` or ``[^key]``, in the order of the text.

    Text that was included from another file or generated is not found.
    """
    mentions = _mentions(_without_links(masked))
    return _positions(masked, [(name.removeprefix("^"), offset) for name, offset in mentions])


@functools.lru_cache(maxsize=16)
def find_citations(masked: str) -> Mapping[str, tuple[Position, ...]]:
    """Return where each key, or label as `^label`, stands in brackets.

    A bare key that is unknown is ordinary text.
    """
    text = _without_links(masked)
    spans = [match.span() for match in _BRACKETS.finditer(text)]
    starts = [start for start, _ in spans]
    return _positions(
        masked,
        [
            (name, offset)
            for name, offset in _mentions(text)
            if (index := bisect.bisect_right(starts, offset)) and offset < spans[index - 1][1]
        ],
    )


def find_key(masked: str, key: str, nth: int) -> Position | None:
    """Return the place of the nth (from 0) citation of a key or `^label`, or None if there are fewer."""
    places = find_citations(masked).get(key, ())
    return places[nth] if nth < len(places) else None


@functools.lru_cache(maxsize=16)
def find_definitions(masked: str) -> Mapping[str, tuple[Position, ...]]:
    """Return where each footnote is defined; a label with two places is defined twice."""
    return _positions(masked, [(m["label"], m.start("label") - 2) for m in _DEFINITION.finditer(masked)])


def defines_twice(source: str) -> bool:
    """Return whether a footnote may be defined twice; code and comments are not told from text."""
    labels = _DEFINITION.findall(source)
    return len(labels) != len(set(labels))


def find_nocite(source: str) -> Mapping[str, tuple[Position, ...]]:
    """Return the keys that front matter lists without a citation (``*`` for all), with their places."""
    front = _FRONT_MATTER.match(source) if "\nnocite:" in source else None
    option = _NOCITE.search(front[0]) if front else None
    if option is None:
        return {}
    keys = re.finditer(r"@(?P<key>[^\s\"',\]]+)", option[0])
    return _positions(source, [(match["key"], option.start() + match.start()) for match in keys])


def find_option(source: str, name: str) -> str:
    """Return what front matter gives for an option as it is written, or ``""``."""
    front = _FRONT_MATTER.match(source) if f"\n{name}:" in source else None
    # The option goes on as long as its lines are indented or items of a list.
    option = (
        re.search(rf"^{name}:(?P<value>[^\n]*(?:\n[ \t-](?!--)[^\n]*)*)", front[0], re.MULTILINE)
        if front
        else None
    )
    return option["value"] if option else ""


def position(text: str, offset: int) -> Position:
    """Return the line and the column of an offset."""
    start = text.rfind("\n", 0, offset) + 1
    return text.count("\n", 0, offset) + 1, offset - start + 1


def _without_links(masked: str) -> str:
    # Every word may begin an address, so the pattern is slow where there is none.
    without = _ADDRESS.sub(_spaces, masked) if "://" in masked else masked
    return _LINK.sub(_spaces, without)


def _spaces(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _mentions(text: str) -> Iterator[tuple[str, int]]:
    for match in _MENTION.finditer(text):
        yield f"^{match['label']}" if match["label"] else item_key(match), match.start()


def _positions(text: str, found: Iterable[tuple[str, int]]) -> Mapping[str, tuple[Position, ...]]:
    newlines = [match.start() for match in re.finditer("\n", text)]
    places: dict[str, list[Position]] = {}
    for name, offset in found:
        line = bisect.bisect_left(newlines, offset)
        start = newlines[line - 1] + 1 if line else 0
        places.setdefault(name, []).append((line + 1, offset - start + 1))
    return {name: tuple(positions) for name, positions in places.items()}


def _blank(text: str, spans: Iterable[tuple[int, int]]) -> str:
    parts, end = [], 0
    for start, stop in spans:
        parts += [text[end:start], re.sub(r"[^\n]", " ", text[start:stop])]
        end = stop
    return "".join([*parts, text[end:]])


def _block_spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield front matter, fenced code and indented code, line by line."""
    front = text.startswith("---\n")
    fence, fence_start, offset = "", 0, 0
    after_blank, in_block = True, False
    for line in text.splitlines(keepends=True):
        start, offset = offset, offset + len(line)
        bare = line.strip()
        opening = _FENCE.match(line)
        if front:
            front = start == 0 or bare not in {"---", "..."}
            yield start, offset
        elif fence:
            if bare.startswith(fence) and not bare.strip(fence[0]):
                yield fence_start, offset
                fence = ""
        elif opening and "`" not in opening["info"]:
            fence, fence_start = opening["marks"], start
        elif after_blank and not in_block and line.startswith(("    ", "\t")):
            yield start, offset
            continue
        elif bare:
            in_block = _OPENS_BLOCK.match(line) is not None and (in_block or not line.startswith((" ", "\t")))
        after_blank = not bare
    if fence:
        yield fence_start, len(text)


def _code_spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield code spans: a run of backticks up to the next run as long, in the same paragraph."""
    blanks = [match.start() for match in re.finditer(r"\n[ \t]*(?=\n)", text)]
    runs = [match.span() for match in re.finditer("`+", text)]
    keys = [(stop - start, bisect.bisect(blanks, start)) for start, stop in runs]
    waiting: dict[tuple[int, int], list[int]] = {}
    for index in range(len(runs) - 1, -1, -1):
        waiting.setdefault(keys[index], []).append(index)
    index = 0
    while index < len(runs):
        same = waiting[keys[index]]
        while same and same[-1] <= index:
            same.pop()
        if same:
            yield runs[index][0], runs[same[-1]][1]
            index = same[-1]
        index += 1


def _comment_spans(text: str) -> Iterator[tuple[int, int]]:
    start = text.find("<!--")
    while start >= 0:
        stop = text.find("-->", start)
        if stop < 0:
            return
        yield start, stop + 3
        start = text.find("<!--", stop + 3)
