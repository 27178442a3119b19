"""Fenced blocks of the documentation, and the words behind their language that say what they are for."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

# Fences stand at the start of a line, as Python-Markdown's `fenced_code` wants them.
_FENCE = re.compile(
    r"^(?P<fence>`{3,}|~{3,})(?P<language>[\w-]*)(?P<words>(?: [^\n`]+)?)\n(?P<body>.*?)^(?P=fence)[ ]*$",
    re.MULTILINE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Fence:
    """A fenced block; a word is a name alone, such as `example`, or has a value: `file=mkdocs.yml`."""

    language: str
    words: dict[str, str]
    body: str
    line: int
    """The line of the opening fence, from 1."""

    def plain(self) -> str:
        """Return the block as Markdown, without the words."""
        marks = "`" * max(3, *(len(run) + 1 for run in re.findall("`+", self.body) or [""]))
        return f"{marks}{self.language}\n{self.body}{marks}"


def find_fences(text: str) -> list[Fence]:
    """Return the fenced blocks in the order of the text."""
    return [_fence(match, text) for match in _FENCE.finditer(text)]


def replace_fences(text: str, replace: Callable[[Fence], str]) -> str:
    """Return the text with each fenced block as the function writes it."""
    return _FENCE.sub(lambda match: replace(_fence(match, text)), text)


def replace_outside_fences(text: str, replace: Callable[[str], str]) -> str:
    """Return the text with what stands between fenced blocks as the function writes it."""
    pieces, position = [], 0
    for match in _FENCE.finditer(text):
        pieces += [replace(text[position : match.start()]), match[0]]
        position = match.end()
    return "".join([*pieces, replace(text[position:])])


def _fence(match: re.Match[str], text: str) -> Fence:
    pairs = (word.partition("=") for word in match["words"].split())
    words = {name: value for name, _, value in pairs}
    return Fence(match["language"], words, match["body"], text.count("\n", 0, match.start()) + 1)
