"""Scans BibTeX with pybtex's low-level parser, keeping positions and going on after a mistake."""

from __future__ import annotations

import bisect
import functools
import re
from dataclasses import dataclass
from string import digits
from typing import Any

from pybtex.database.input.bibtex import (
    NAME_CHARS,
    LowLevelParser,
    SkipEntry,
    UndefinedMacro,
    month_names,
)
from pybtex.scanner import PybtexSyntaxError, Token
from pybtex.utils import CaseInsensitiveDict

from footcite.issues import Code, Issue
from footcite.model import Place

MAX_EXPANSION = 65_536
"""Characters that a value may have; abbreviations that double each other are a bomb."""

_NEXT_ENTRY = re.compile(r"^[ \t]*@", re.MULTILINE)
# A field behind the brace that closed its entry: that brace stands too early.
_FIELD_OUTSIDE = re.compile(r"\s*,?\s*(?P<name>[A-Za-z][\w-]*)\s*=\s*[{\"\w]")
_BLANK = re.compile(r"(?:\s++|%[^\n]*+)*+")
_COMMENT = re.compile(r"@\s*comment(?![\w-])\s*(?:\{)?", re.IGNORECASE)
_BRACE = re.compile(r"(?<!\\)[{}]")
# A field as nearly all are written: one value, braces in it one level deep, no abbreviation.
_PLAIN_FIELD = re.compile(
    rf"\s*+(?P<name>[{re.escape(NAME_CHARS)}][{re.escape(NAME_CHARS + digits)}]*+)\s*+=\s*+"
    r"(?:\{(?P<braced>(?:[^{}]++|\{[^{}]*+\})*+)\}|\"(?P<quoted>(?:[^{}\"]++|\{[^{}]*+\})*+)\"|(?P<number>[0-9]++))"
    r"\s*+(?:(?P<comma>,)|(?=[})]))"
)
# The start of an entry as nearly all are written: in braces, without a comment.
_PLAIN_START = re.compile(
    rf"@\s*+(?!(?:string|preamble|comment)(?![\w-]))(?P<type>[{re.escape(NAME_CHARS)}]"
    rf"[{re.escape(NAME_CHARS + digits)}]*+)\s*+\{{\s*+(?P<key>[^\s,}}%]++)\s*+(?=[,}}])",
    re.IGNORECASE,
)
# A comma without a field, as behind the key, and what stands behind the last field.
_NO_FIELD = re.compile(r"\s*+(?:(?P<comma>,)|(?=[})]))")
_ENTRY_START = re.compile(r"@\s*[^\s{(]+\s*[{(]\s*")


@dataclass(frozen=True, slots=True)
class RawEntry:
    """An entry as scanned: type and field names in lower case, values with TeX."""

    key: str
    type: str
    fields: tuple[tuple[str, str, Place], ...]
    place: Place
    malformed: bool


def scan(text: str, path: str) -> tuple[list[RawEntry], list[Issue]]:
    """Return the entries of BibTeX text, and an issue for each that is malformed.

    After a mistake the scan goes on at the next line that starts with ``@``.
    """
    scanner = _Scanner(text, path)
    entries = []
    for command, body in scanner:
        if command.lower() not in {"string", "preamble"} and body[0]:
            entries.append(scanner.raw_entry(command, body[0], body[1]))
            scanner.check_rest(body[0])
    return entries, scanner.issues


@functools.cache
def _seek(patterns: tuple[Any, ...]) -> re.Pattern[str]:
    # A literal describes itself as the character between quotes.
    return re.compile(f"[{re.escape(''.join(pattern.description[1] for pattern in patterns))}]")


class _Scanner(LowLevelParser):  # type: ignore[misc] # pybtex is not typed
    pos: int
    current_entry_key: str | None

    def __init__(self, text: str, path: str) -> None:
        super().__init__(text, macros=CaseInsensitiveDict(month_names))
        self.path = path
        self.issues: list[Issue] = []
        self._newlines = [match.start() for match in re.finditer("\n", text)]
        self._field_starts: list[int] = []
        self._failed = False
        self._in_open_comment = False

    def skip_to(self, patterns: list[Any]) -> Any:
        """Return the text up to the first of the patterns; all of those here are single characters.

        pybtex seeks each pattern anew up to the end of the file, which takes quadratic time.
        """
        found = _seek(tuple(patterns)).search(self.text, self.pos)
        if found is None:
            return None
        value = self.text[self.pos : found.end()]
        self.pos = found.end()
        return Token(value, next(pattern for pattern in patterns if pattern.match(found[0])))

    def eat_whitespace(self) -> None:
        """Pass over white space and over comments from `%` on, as biber does outside values."""
        self.pos = _BLANK.match(self.text, self.pos).end()  # type: ignore[union-attr] # may be empty

    def parse_command(self) -> Any:
        self._field_starts = []
        self._failed = False
        self.current_entry_key = None
        start = self.text.rfind("\n", 0, self.command_start) + 1
        if self.text[start : self.command_start].lstrip(" \t").startswith("%"):
            # An entry that is commented out, line by line.
            raise SkipEntry
        if comment := _COMMENT.match(self.text, self.command_start):
            self._skip_comment(comment.end())
            raise SkipEntry
        plain = _PLAIN_START.match(self.text, self.command_start)
        return self._parse_plain_entry(plain) if plain else super().parse_command()

    def _parse_plain_entry(self, start: re.Match[str]) -> tuple[str, tuple[str, list[Any]]]:
        """Return what pybtex, token by token, would make of the entry."""
        fields: list[Any] = []
        self.current_entry_key, self.current_fields = start["key"], fields
        self.pos = start.end()
        try:
            self.parse_entry_fields()
            self.required([self.RBRACE])
        except PybtexSyntaxError as error:
            self.handle_error(error)
        return start["type"], (start["key"], fields)

    def _skip_comment(self, start: int) -> None:
        """Go to the end of a comment in braces, as biber does; without braces it is the line alone."""
        self.pos = start
        if self._in_open_comment or self.text[start - 1] != "{":
            return
        depth = 1
        for brace in _BRACE.finditer(self.text, start):
            depth += 1 if brace[0] == "{" else -1
            if not depth:
                self.pos = brace.end()
                return
        # Further comments are not sought to the end of the file again.
        self._in_open_comment = True
        place = self._place(start - 1)
        message = "a comment is not closed; the entries after it are read"
        self.issues.append(Issue(Code.BIB_SYNTAX, message, place, "close it with a brace"))

    def parse_entry_fields(self) -> None:
        """Read the fields; plain ones at once, for pybtex takes several times as long, token by token."""
        while True:
            while plain := _PLAIN_FIELD.match(self.text, self.pos):
                if plain.end() - self.pos > MAX_EXPANSION:
                    break
                self._field_starts.append(plain.start("name"))
                value = plain["braced"] or plain["quoted"] or plain["number"] or ""
                self.current_fields.append((plain["name"], [value]))
                self.pos = plain.end()
                if not plain["comma"]:
                    return
            if none := _NO_FIELD.match(self.text, self.pos):
                self.pos = none.end()
                if none["comma"]:
                    continue
                return
            self.current_field_name = None
            self.current_value = []
            self.parse_field()
            if self.current_field_name and self.current_value:
                self.current_fields.append((self.current_field_name, self.current_value))
            if not self.optional([self.COMMA]):
                return

    def parse_field(self) -> None:
        self.eat_whitespace()
        self._field_starts.append(self.pos)
        super().parse_field()
        if not self.current_field_name or not self.current_value:
            self._field_starts.pop()

    def parse_value(self) -> None:
        super().parse_value()
        if sum(map(len, self.current_value)) > MAX_EXPANSION:
            message = f"the value of `{self.current_field_name}` has more than {MAX_EXPANSION} characters"
            raise PybtexSyntaxError(message, self)

    def handle_error(self, error: PybtexSyntaxError) -> None:
        """Note the mistake; unless it is a mere undefined abbreviation, skip the rest of the entry."""
        place = self._place(min(self.pos, len(self.text) - 1))
        entry_line = self._place(self.command_start).line
        named = f"`{self.current_entry_key}`" if self.current_entry_key else "the entry"
        if isinstance(error, UndefinedMacro):
            place = self._place(self.pos - len(error.args[0]))
            message = f"{named} uses the undefined abbreviation `{error.args[0]}`"
            self.issues.append(Issue(Code.BIB_SYNTAX, message, place, "put the value in braces"))
            return
        self._failed = True
        following = _NEXT_ENTRY.search(self.text, self.command_start + 1)
        self.pos = following.start() if following else len(self.text)
        message = f"{named}, which starts on line {entry_line}, is malformed: {error.args[0]}"
        hint = "look for a missing comma, brace or quote just before this place"
        self.issues.append(Issue(Code.BIB_SYNTAX, message, place, hint))

    def raw_entry(self, command: str, key: str, fields: list[tuple[str, list[str]]]) -> RawEntry:
        start = _ENTRY_START.match(self.text, self.command_start)
        key_place = self._place(start.end() if start else self.command_start)
        placed = tuple(
            (name.lower(), "".join(parts), self._place(position))
            for (name, parts), position in zip(fields, self._field_starts, strict=False)
        )
        return RawEntry(key, command.lower(), placed, key_place, self._failed)

    def check_rest(self, key: str) -> None:
        """Note a field that stands behind the end of its entry; it would be lost."""
        match = _FIELD_OUTSIDE.match(self.text, self.pos)
        if match and not self._failed:
            message = f"`{key}` ends before its field `{match['name']}`"
            hint = "look for a brace too many just before this place"
            self.issues.append(Issue(Code.BIB_SYNTAX, message, self._place(match.start("name")), hint))

    def _place(self, position: int) -> Place:
        line = bisect.bisect_left(self._newlines, position)
        start = self._newlines[line - 1] + 1 if line else 0
        return Place(self.path, line + 1, position - start + 1)
