"""What `footcite fmt` does to a file: one layout, and proof that nothing is lost by it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from footcite.bibfile.blocks import Block, Field, find_blocks
from footcite.bibfile.layout import lay_out
from footcite.bibliography.bibtex import scan
from footcite.issues import Code, Issue
from footcite.model import Place


def format_bibliography(text: str, path: str) -> tuple[str, list[Issue]]:
    """Return the text laid out, and an issue for each malformed entry, which stays as it is.

    If what is laid out did not read as the same bibliography, the text is returned unchanged, with an
    issue. `path` is for messages.
    """
    issues = _syntax_issues(text, path)
    laid_out = lay_out(text, _sound_blocks(text, issues))
    if _substance(laid_out, path) == _substance(text, path):
        return laid_out, issues
    message = "the file would not read the same after it is laid out, so it stays as it is"
    return text, [*issues, Issue(Code.BIB_LAYOUT, message, Place(path), "mend what is malformed in it first")]


def layout_issue(before: str, after: str, path: str) -> Issue:
    """Return the issue that a file is not laid out, at the first line that differs."""
    pairs = zip(before.splitlines(), after.splitlines(), strict=False)
    line = next((number for number, (old, new) in enumerate(pairs, start=1) if old != new), None)
    message = "the file is not laid out as `footcite fmt` does it"
    return Issue(Code.BIB_LAYOUT, message, Place(path, line), f"run `footcite fmt {path}`")


def _syntax_issues(text: str, path: str) -> list[Issue]:
    return [issue for issue in scan(text, path)[1] if issue.code is Code.BIB_SYNTAX]


def _sound_blocks(text: str, issues: Iterable[Issue]) -> list[Block]:
    """Return the blocks in which no mistake was found."""
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    faults = sorted(
        starts[issue.place.line - 1] + (issue.place.column or 1) - 1 for issue in issues if issue.place.line
    )
    sound, number = [], 0
    for block in find_blocks(text):
        while number < len(faults) and faults[number] < block.start:
            number += 1
        if number == len(faults) or faults[number] >= block.end:
            sound.append(block)
    return sound


def _substance(text: str, path: str) -> tuple[object, ...]:
    """Return all that a layout must keep: what pybtex reads, how it is written, and the text between."""
    entries, issues = scan(text, path)
    read = [
        (raw.key, raw.type, [(name, value.split()) for name, value, _ in raw.fields], raw.malformed)
        for raw in entries
    ]
    faults = [issue for issue in issues if issue.code is Code.BIB_SYNTAX]
    blocks = _sound_blocks(text, faults)
    written = [
        (block.type, block.key, [_written(field) for field in block.fields], block.last) for block in blocks
    ]
    return read, [issue.code for issue in issues], written, _between(text, blocks)


def _written(field: Field) -> tuple[object, ...]:
    """Return the field with a value that does not depend on the delimiters of a single text."""
    value = field.value
    if len(value) == 1 and value[0][0] in '{"':
        value = ("text", value[0][1:-1])
    return field.name, value, field.before, field.beside


def _between(text: str, blocks: Sequence[Block]) -> list[list[str]]:
    """Return the words of the text between the blocks."""
    ends = [0, *(block.end for block in blocks)]
    starts = [*(block.start for block in blocks), len(text)]
    return [text[end:start].split() for end, start in zip(ends, starts, strict=True)]
