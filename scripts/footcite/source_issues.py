"""What a source text alone shows to be wrong, and the words for unresolved citations and unused notes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from footcite.issues import Code, Issue, did_you_mean
from footcite.locate import find_definitions, find_nocite
from footcite.model import Bibliography, Place

NO_SUCH_NOTE = "define it with `[^label]: text`, or write `\\[` for a literal bracket"
NO_SUCH_NOTE_IN_DOCSTRING = "if a docstring has it, define it in the section of the docstring that uses it"
_NO_SUCH_KEY = "add an entry to the bibliography, or write `\\@` for a literal at sign"


def unresolved(key: str) -> tuple[Code, str]:
    """Return code and message for a cite key, or for a label as `^label`, that nothing explains."""
    if key.startswith("^"):
        return Code.NOTE_UNDEFINED, f"footnote `{key[1:]}` is neither defined on the page nor a cite key"
    return Code.CITE_UNKNOWN_KEY, f"unknown cite key `{key}`"


def unresolved_hint(key: str, bibliography: Bibliography, labels: Iterable[str] = ()) -> str:
    """Return how to mend a cite key, or a label as `^label`; `labels` are those of the page's footnotes."""
    name = key.removeprefix("^")
    return (
        _data_entry_hint(name, bibliography)
        or did_you_mean(name, [*labels, *bibliography.entries])
        or (_NO_SUCH_KEY if name == key else NO_SUCH_NOTE)
    )


def unused_note(label: str) -> tuple[str, str]:
    """Return message and hint for a footnote without a marker."""
    message = f"footnote `{label}` is defined, but no marker leads to it"
    return message, f"write `[^{label}]` where it belongs, or delete the definition"


def unknown_nocite(path: str, text: str, bibliography: Bibliography) -> Iterator[Issue]:
    """Yield an issue for each key in front matter's `nocite` that the bibliography lacks."""
    for key, places in find_nocite(text).items():
        if key != "*" and key not in bibliography.entries:
            yield Issue(*unresolved(key), Place(path, *places[0]), unresolved_hint(key, bibliography))


def duplicate_definitions(path: str, masked: str) -> Iterator[Issue]:
    """Yield an issue for each further definition of a footnote in a source text without literals."""
    for label, places in find_definitions(masked).items():
        for place in places[1:]:
            message = f"footnote `{label}` is defined a second time"
            yield Issue(
                Code.NOTE_DUPLICATE, message, Place(path, *place), "give one of the two another label"
            )


def _data_entry_hint(key: str, bibliography: Bibliography) -> str:
    """Return why an entry that is there is not cited, or ``""``."""
    entry = bibliography.data_entries.get(key)
    if entry is None:
        return ""
    members = entry.get("entryset")
    instead = f"; cite {members.replace(',', ';')}" if members else ""
    return f"`@{entry.type}` holds data for other entries and is not cited{instead}"
