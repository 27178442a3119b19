"""Name lists as running text (Chicago Manual of Style, 17th ed., 14.76 and 14.104)."""

from __future__ import annotations

from footcite.model import Html, Name
from footcite.tex import tex_to_html

OTHERS = Name("others")
"""What `and others` at the end of a list is parsed to."""


def full_name(name: Name) -> Html:
    """Return ``Ludwig van Beethoven Jr.``."""
    return _join(name.given, name.prefix, name.family, name.suffix)


def inverted_name(name: Name) -> Html:
    """Return ``Beethoven, Ludwig van, Jr.``, as it is sorted in a bibliography."""
    family = _join(name.prefix, name.family) if name.prefix[:1].isupper() else _join(name.family)
    particle = "" if name.prefix[:1].isupper() else name.prefix
    parts = [family, _join(name.given, particle), _join(name.suffix)]
    return Html(", ".join(part for part in parts if part))


def family_name(name: Name) -> Html:
    """Return the family name with its particle."""
    return _join(name.prefix, name.family)


def note_names(names: tuple[Name, ...]) -> Html:
    """Return the names for a note: all of up to three, else the first and "et al."."""
    return _series([full_name(name) for name in names if name != OTHERS], names, most=3, keep=1)


def short_names(names: tuple[Name, ...]) -> Html:
    """Return the family names for a short form, by the rule of notes."""
    return _series([family_name(name) for name in names if name != OTHERS], names, most=3, keep=1)


def reference_names(names: tuple[Name, ...]) -> Html:
    """Return the names for a bibliography: the first inverted; of more than ten, the first seven."""
    formatted = [
        full_name(name) if position else inverted_name(name)
        for position, name in enumerate(names)
        if name != OTHERS
    ]
    return _series(formatted, names, most=10, keep=7, inverted=True)


def _series(
    formatted: list[Html], names: tuple[Name, ...], *, most: int, keep: int, inverted: bool = False
) -> Html:
    if OTHERS in names or len(formatted) > most:
        kept = formatted[: keep if len(formatted) > most else None]
        comma = "," if inverted or len(kept) > 1 else ""
        return Html(f"{', '.join(kept)}{comma} et al.")
    if len(formatted) < 2:
        return Html("".join(formatted))
    comma = "," if inverted or len(formatted) > 2 else ""
    return Html(f"{', '.join(formatted[:-1])}{comma} and {formatted[-1]}")


def _join(*parts: str) -> Html:
    return Html(" ".join(tex_to_html(part) for part in parts if part))
