"""How a `.bib` file is laid out: one stable way, and the way that a file has already."""

from __future__ import annotations

import calendar
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from footcite.bibfile.blocks import Block

_T = TypeVar("_T")
_MONTHS = frozenset(name.lower() for name in calendar.month_name if name)
_FIELD = re.compile(r"^(?P<indent>[ \t]*)(?P<name>[^\s=%{}]+)(?P<gap>[ \t]*)=(?P<after>[ \t]*)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Layout:
    """The choices of a layout; the defaults are those of `footcite fmt`.

    `width` is that of the names before the equals signs, 12 for ``journaltitle``; 0 aligns nothing.
    """

    indent: str = "  "
    width: int = 12
    equals: str = " = "
    quotes: bool = False
    trailing_comma: bool = False


def detect_layout(text: str, blocks: Sequence[Block]) -> Layout:
    """Return the layout that most fields of a file have, or the default one for a file without entries."""
    entries = [block for block in blocks if block.is_entry and block.fields]
    lines = [match for block in entries for match in _FIELD.finditer(text, block.start, block.end)]
    if not lines:
        return Layout()
    pieces = [field.value[0] for block in entries for field in block.fields if len(field.value) == 1]
    return Layout(
        indent=_most([match["indent"] for match in lines]),
        width=_aligned_width(lines),
        equals=_most([" = " if match["gap"] or match["after"] else "=" for match in lines]),
        quotes=_most([piece[0] for piece in pieces if piece[0] in '{"'] or ["{"]) == '"',
        trailing_comma=_most([_ends_with_comma(text, block) for block in entries]),
    )


def _aligned_width(lines: Sequence[re.Match[str]]) -> int:
    """Return the width that the names are padded to, if most equals signs stand in one column."""
    columns = Counter(len(match["name"]) + len(match["gap"]) for match in lines)
    column, count = columns.most_common(1)[0]
    padded = len({len(match["gap"]) for match in lines}) > 1
    return column - 1 if padded and count > len(lines) / 2 else 0


def _ends_with_comma(text: str, block: Block) -> bool:
    return text[block.start : block.end - 1].rstrip().endswith(",")


def _most(found: Sequence[_T]) -> _T:
    return Counter(found).most_common(1)[0][0]


def written_value(name: str, value: str) -> str:
    """Return a value in braces; a month as the abbreviation that every style knows."""
    if name == "month" and value.lower() in _MONTHS:
        return value.lower()[:3]
    return f"{{{value}}}"


def lay_out_block(block: Block, layout: Layout) -> str:
    """Return the text of a block, without a line break at its end."""
    if block.type == "preamble":
        return f"@preamble{{{_joined(block.fields[0].value)}}}"
    if block.type == "string":
        (field,) = block.fields
        return f"@string{{{field.name} = {_value(field.value, layout)}}}"
    lines = [f"@{block.type}{{{block.key},"]
    for number, field in enumerate(block.fields, start=1):
        lines.extend(f"{layout.indent}{comment}" for comment in field.before)
        ends = "," if number < len(block.fields) or layout.trailing_comma else ""
        beside = f"  {field.beside}" if field.beside else ""
        name = f"{layout.indent}{field.name:<{layout.width}}"
        lines.append(f"{name}{layout.equals}{_value(field.value, layout)}{ends}{beside}")
    return "\n".join([*lines, *(f"{layout.indent}{comment}" for comment in block.last), "}"])


def _value(value: tuple[str, ...], layout: Layout) -> str:
    """Return a value; a single text gets the layout's delimiters where it can have them."""
    if len(value) > 1 or value[0][0] not in '{"':
        return _joined(value)
    inner = value[0][1:-1]
    if layout.quotes and '"' not in inner:
        return f'"{inner}"'
    return f"{{{inner}}}"


def _joined(value: tuple[str, ...]) -> str:
    return " # ".join(value)


def lay_out(text: str, blocks: Sequence[Block]) -> str:
    """Return the text with the blocks in the layout of `footcite fmt`, and the rest as it was.

    Between blocks stands one empty line; a comment keeps to the line, or to the block, that it stands at.
    """
    return "".join(_parts(text, blocks, Layout()))


def _parts(text: str, blocks: Sequence[Block], layout: Layout) -> Iterator[str]:
    end = 0
    previous: Block | None = None
    for block in blocks:
        yield _gap(text[end : block.start], previous, block)
        yield lay_out_block(block, layout)
        end, previous = block.end, block
    yield _gap(text[end:], previous, None)


def _gap(gap: str, before: Block | None, after: Block | None) -> str:
    """Return what stands between two blocks, or before the first, or after the last."""
    written = gap.strip(" \t\r\n")
    if not written:
        if before is None:
            return ""
        if after is None:
            return "\n"
        abbreviations = before.type == after.type == "string" and gap.count("\n") < 2
        return "\n" if abbreviations else "\n\n"
    start = gap[: len(gap) - len(gap.lstrip(" \t\r\n"))]
    rest = gap[len(start) + len(written) :]
    opening = _breaks(start) or start if before else ""
    return f"{opening}{_stripped(written)}{_breaks(rest) if after else chr(10)}"


def _breaks(space: str) -> str:
    """Return one line break for one, and an empty line for more of them."""
    return "\n" * min(space.count("\n"), 2)


def _stripped(written: str) -> str:
    return re.sub(r"[ \t]+$", "", written, flags=re.MULTILINE)
