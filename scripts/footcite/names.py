"""Name lists as running text (Chicago Manual of Style, 17th ed., 14.76 and 14.104)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from footcite.locales import Locale
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


def note_names(names: Sequence[Name], locale: Locale) -> Html:
    """Return the names for a note: all of up to three, else the first and "et al."."""
    return name_list(names, full_name, locale, most=3, keep=1)


def short_names(names: Sequence[Name], locale: Locale) -> Html:
    """Return the family names for a short form, by the rule of notes."""
    return name_list(names, family_name, locale, most=3, keep=1)


def reference_names(names: Sequence[Name], locale: Locale) -> Html:
    """Return the names for a bibliography: the first inverted; of more than ten, the first seven."""
    return name_list(names, first_inverted(names), locale, most=10, keep=7, pair_comma=True)


def first_inverted(names: Sequence[Name]) -> Callable[[Name], Html]:
    """Return the form of a list that is sorted by its first name."""
    return lambda name: inverted_name(name) if name is names[0] else full_name(name)


def name_list(  # noqa: PLR0913 - the rules of a list of names, all of them named
    names: Sequence[Name],
    form: Callable[[Name], Html],
    locale: Locale,
    *,
    most: int,
    keep: int,
    word: str = "",
    pair_comma: bool = False,
) -> Html:
    """Return the names as a list: all of up to `most`, else the first `keep` and "et al.".

    `word` stands before the last name instead of "and". `pair_comma` says that a comma does so of two
    names, too, as it does of more in a language that has the serial comma.
    """
    listed = [form(name) for name in names if name != OTHERS]
    if OTHERS in names or len(listed) > most:
        kept = listed[: keep if len(listed) > most else None]
        return _closed(kept, locale["et-al"], locale, pair_comma=pair_comma or len(kept) > 1)
    if len(listed) < 2:
        return Html("".join(listed))
    last = f"{word or locale.conjunction(listed[-1])} {listed[-1]}"
    return _closed(listed[:-1], last, locale, pair_comma=pair_comma or len(listed) > 2)


def _closed(listed: list[Html], last: str, locale: Locale, *, pair_comma: bool) -> Html:
    comma = "," if pair_comma and locale.serial_comma else ""
    return Html(f"{', '.join(listed)}{comma} {last}")


def _join(*parts: str) -> Html:
    return Html(" ".join(tex_to_html(part) for part in parts if part))
