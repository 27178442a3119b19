"""Cuts a `.bib` file into blocks without losing a character; what is malformed stays plain text.

The grammar is that of "Tame the BeaST" (Nicolas Markey), chapters 12 to 16, with the `%` comments that
biber accepts between fields. `footcite.bibliography.bibtex` reads values; this module keeps how they
are written.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

# An entry starts a line, or follows the end of another; what stands behind a `%` is a comment.
_START = re.compile(r"^[ \t]*@", re.MULTILINE)
_NEXT_START = re.compile(r"[ \t]*@")
_COMMAND = re.compile(r"\s*(?P<type>[^\s{}()\[\],=#%\"'@\\]+)\s*(?P<open>[{(])")
_KEY = re.compile(r"\s*(?P<key>[^\s,{}\"%=]+)\s*(?=[,})%])")
_NAME = re.compile(r"(?P<name>[^\s{}(),=#%\"'@\\]+)\s*=\s*")
_WORD = re.compile(r"[^\s{}(),=#%\"'@\\]+")
_SPACE = re.compile(r"\s*")
_COMMENT = re.compile(r"%[^\n]*")
_IN_QUOTES = re.compile(r"[\"{}]")


@dataclass(frozen=True, slots=True)
class Field:
    """A field as written: its value in pieces, which `#` joins, and the comments about it."""

    name: str
    value: tuple[str, ...]
    before: tuple[str, ...] = ()
    beside: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """An entry, an abbreviation or a preamble, from its `@` (or the space before it) to its end.

    `key` is that of an entry; the fields of `@string` are one, those of `@preamble` one without name.
    """

    start: int
    end: int
    type: str
    key: str
    fields: tuple[Field, ...]
    last: tuple[str, ...] = ()

    @property
    def is_entry(self) -> bool:
        """Return whether the block is a record of the bibliography."""
        return bool(self.key)


def find_blocks(text: str) -> list[Block]:
    """Return the well-formed blocks of BibTeX text, in order; the rest is text between them.

    `@comment` is such text, and so is a malformed entry up to the next line that starts with ``@``.
    """
    reader = _Reader(text)
    blocks: list[Block] = []
    position, after_block = 0, False
    while True:
        start = (after_block and _NEXT_START.match(text, position)) or _START.search(text, position)
        if not start:
            return blocks
        try:
            block = reader.block(start.start(), start.end())
        except _MalformedError:
            position, after_block = start.end(), False
            continue
        position, after_block = block.end, True
        if block.type != "comment":
            blocks.append(block)


class _MalformedError(Exception):
    """The text is no block that can be laid out."""


class _Reader:
    """Reads blocks at a position."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._closing = _closing_braces(text)

    def block(self, start: int, position: int) -> Block:
        """Return the block whose ``@`` stands before the position; raises `_MalformedError`."""
        match = self._need(_COMMAND, position)
        kind, close = match["type"].lower(), "}" if match["open"] == "{" else ")"
        position = match.end()
        if kind == "comment":
            end = self._closing.get(position - 1) if close == "}" else None
            return Block(start, end + 1 if end is not None else position, kind, "", ())
        if kind == "preamble":
            value, position = self._value(_skip(self.text, position))
            return Block(start, self._end(position, close), kind, "", (Field("", value),))
        key = ""
        if kind != "string":
            found = self._need(_KEY, position)
            key, position = found["key"], found.end()
            if self.text[position] == ",":
                position += 1
        fields, last, position = self._fields(position, close)
        if kind == "string" and (len(fields) != 1 or fields[0].before or fields[0].beside or last):
            raise _MalformedError
        return Block(start, position, kind, key, tuple(fields), last)

    def _fields(self, position: int, close: str) -> tuple[list[Field], tuple[str, ...], int]:
        """Return the fields up to the closing sign, the comments before it, and where the block ends."""
        fields: list[Field] = []
        separated = True
        while True:
            beside, before, position = self._comments(position)
            if beside and fields:
                last = fields[-1]
                fields[-1] = Field(
                    last.name, last.value, last.before, " ".join(filter(None, (last.beside, beside)))
                )
            elif beside:
                before = (beside, *before)
            if self.text.startswith(close, position):
                return fields, before, position + 1
            if not separated and self.text.startswith(",", position) and not before:
                separated, position = True, position + 1
                continue
            if not separated:
                raise _MalformedError
            name = self._need(_NAME, position)
            value, position = self._value(name.end())
            fields.append(Field(name["name"].lower(), value, before))
            separated = False

    def _comments(self, position: int) -> tuple[str, tuple[str, ...], int]:
        """Return the comment on this line, those on the lines below, and where they end."""
        beside = ""
        below: list[str] = []
        on_line = True
        while True:
            after = _skip(self.text, position)
            on_line = on_line and "\n" not in self.text[position:after]
            match = _COMMENT.match(self.text, after)
            if match is None:
                return beside, tuple(below), after
            if on_line and not beside:
                beside = match[0].rstrip()
            else:
                below.append(match[0].rstrip())
            position = match.end()

    def _value(self, position: int) -> tuple[tuple[str, ...], int]:
        """Return the pieces of a value, as written, and where it ends."""
        pieces = []
        while True:
            start = position
            position = self._piece_end(start)
            pieces.append(self.text[start:position])
            following = _skip(self.text, position)
            if not self.text.startswith("#", following):
                return tuple(pieces), position
            position = _skip(self.text, following + 1)

    def _piece_end(self, position: int) -> int:
        if self.text.startswith("{", position):
            return self._closed(position) + 1
        if self.text.startswith('"', position):
            return self._quote_end(position + 1)
        return self._need(_WORD, position).end()

    def _quote_end(self, position: int) -> int:
        while True:
            match = self._need(_IN_QUOTES, position, search=True)
            if match[0] == '"':
                return match.end()
            position = self._closed(match.start()) + 1

    def _closed(self, opening: int) -> int:
        """Return where the brace that opens at the position is closed."""
        if opening not in self._closing:
            raise _MalformedError
        return self._closing[opening]

    def _end(self, position: int, close: str) -> int:
        position = _skip(self.text, position)
        if not self.text.startswith(close, position):
            raise _MalformedError
        return position + 1

    def _need(self, pattern: re.Pattern[str], position: int, *, search: bool = False) -> re.Match[str]:
        match = pattern.search(self.text, position) if search else pattern.match(self.text, position)
        if match is None:
            raise _MalformedError
        return match


def _skip(text: str, position: int) -> int:
    """Return the position of the next character that is no space."""
    match = _SPACE.match(text, position)
    return match.end() if match else position


def _closing_braces(text: str) -> dict[int, int]:
    """Return where each brace that is closed is closed; a backslash protects none (BibTeX)."""
    closing: dict[int, int] = {}
    opened: list[int] = []
    for match in re.finditer(r"[{}]", text):
        if match[0] == "{":
            opened.append(match.start())
        elif opened:
            closing[opened.pop()] = match.start()
    return closing
