"""What is wrong with the citations and footnotes of one page, each with its place in the source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from footcite.documents import Source
from footcite.issues import Code, Issue
from footcite.locate import Position, defines_twice, find_definitions, find_key, mask_literals
from footcite.model import Place
from footcite.page import PageState
from footcite.source_issues import (
    NO_SUCH_NOTE,
    NO_SUCH_NOTE_IN_DOCSTRING,
    duplicate_definitions,
    unresolved,
    unresolved_hint,
    unused_note,
)


def page_issues(state: PageState, source: Source) -> list[Issue]:
    """Return the issues of the page; a place that the source does not show has no line."""
    if not (state.unknown or state.unused or "[^" in source.text):
        return []
    # Most pages are in order, and need not be searched for places.
    if not (state.unknown or state.unused or defines_twice(source.text)):
        return []
    masked = mask_literals(source.text)
    return [
        *_unknown(state, source.path, masked),
        *_unused(state, source.path, masked),
        *duplicate_definitions(source.path, masked),
    ]


def _unknown(state: PageState, path: str, masked: str) -> Iterator[Issue]:
    for key, count in Counter(state.unknown).items():
        labels = state.definitions if key.startswith("^") else ()
        hint = unresolved_hint(key, state.bibliography, labels)
        code, message = unresolved(key)
        for nth in range(count):
            found = find_key(masked, key, nth)
            if found is None and hint == NO_SUCH_NOTE:
                hint = NO_SUCH_NOTE_IN_DOCSTRING
            yield Issue(code, message, _place(path, found), hint)


def _unused(state: PageState, path: str, masked: str) -> Iterator[Issue]:
    for label in state.unused:
        places = find_definitions(masked).get(label)
        message, hint = unused_note(label)
        yield Issue(Code.NOTE_UNUSED, message, _place(path, places[0] if places else None), hint)


def _place(path: str, found: Position | None) -> Place:
    return Place(path, *found) if found else Place(path)
