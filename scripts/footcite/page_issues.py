"""What is wrong with the citations and footnotes of one page, each with its place in the source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from footcite.issues import Code, Issue, did_you_mean
from footcite.locate import (
    Position,
    defines_twice,
    find_definitions,
    find_key,
    find_nocite,
    mask_literals,
)
from footcite.model import Bibliography, Place
from footcite.page import PageState, Source

NO_SUCH_NOTE = "define it with `[^label]: text`, or write `\\[` for a literal bracket"
NO_SUCH_NOTE_IN_DOCSTRING = "if a docstring has it, define it in the section of the docstring that uses it"
_NO_SUCH_KEY = "add an entry to the bibliography, or write `\\@` for a literal at sign"


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
        is_note = key.startswith("^")
        name = key.removeprefix("^")
        known = [*state.definitions, *state.bibliography.entries] if is_note else state.bibliography.entries
        hint = (
            data_entry_hint(name, state.bibliography)
            or did_you_mean(name, known)
            or (NO_SUCH_NOTE if is_note else _NO_SUCH_KEY)
        )
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


def unresolved(key: str) -> tuple[Code, str]:
    """Return code and message for a cite key, or for a label as `^label`, that nothing explains."""
    if key.startswith("^"):
        return Code.NOTE_UNDEFINED, f"footnote `{key[1:]}` is neither defined on the page nor a cite key"
    return Code.CITE_UNKNOWN_KEY, f"unknown cite key `{key}`"


def data_entry_hint(key: str, bibliography: Bibliography) -> str:
    """Return why an entry that is there is not cited, or ``""``."""
    entry = bibliography.data_entries.get(key)
    if entry is None:
        return ""
    members = entry.get("entryset")
    instead = f"; cite {members.replace(',', ';')}" if members else ""
    return f"`@{entry.type}` holds data for other entries and is not cited{instead}"


def unused_note(label: str) -> tuple[str, str]:
    """Return message and hint for a footnote without a marker."""
    message = f"footnote `{label}` is defined, but no marker leads to it"
    return message, f"write `[^{label}]` where it belongs, or delete the definition"


def unknown_nocite(path: str, text: str, bibliography: Bibliography) -> Iterator[Issue]:
    """Yield an issue for each key in front matter's `nocite` that the bibliography lacks."""
    for key, places in find_nocite(text).items():
        if key != "*" and key not in bibliography.entries:
            hint = did_you_mean(key, bibliography.entries) or _NO_SUCH_KEY
            yield Issue(*unresolved(key), Place(path, *places[0]), hint)


def duplicate_definitions(path: str, masked: str) -> Iterator[Issue]:
    """Yield an issue for each further definition of a footnote in a source text without literals."""
    for label, places in find_definitions(masked).items():
        for place in places[1:]:
            message = f"footnote `{label}` is defined a second time"
            yield Issue(
                Code.NOTE_DUPLICATE, message, Place(path, *place), "give one of the two another label"
            )


def _place(path: str, found: Position | None) -> Place:
    return Place(path, *found) if found else Place(path)
