"""Citation styles: how the works that a page cites are worded in its text, notes and references."""

from __future__ import annotations

from collections.abc import Callable

from footcite.issues import did_you_mean
from footcite.locales import Locale, find_locale
from footcite.styles.apa import Apa
from footcite.styles.chicago_author_date import ChicagoAuthorDate
from footcite.styles.chicago_notes import ChicagoNotes
from footcite.styles.ieee import Ieee
from footcite.styles.interface import Style
from footcite.styles.mla import Mla

BUILT_IN: dict[str, Callable[[Locale], Style]] = {
    "chicago-notes": ChicagoNotes,
    "chicago-author-date": ChicagoAuthorDate,
    "apa": Apa,
    "ieee": Ieee,
    "mla": Mla,
}
"""The built-in styles by the name that the option `style` takes."""

DEFAULT_STYLE = "chicago-notes"


def find_style(name: str, language: str = "en") -> Style:
    """Return the style with the name, in the language: a built-in one, or a formatting style of pybtex.

    A `ValueError` names the styles there are.
    """
    if name in BUILT_IN:
        return BUILT_IN[name](find_locale(language))
    from footcite.styles.pybtex_style import find_pybtex_style, pybtex_style_names  # noqa: PLC0415 - rare

    style = find_pybtex_style(name, find_locale(language))
    if style is None:
        others = pybtex_style_names()
        hint = did_you_mean(name, [*BUILT_IN, *others])
        known = f"unknown style `{name}`; known are {', '.join(BUILT_IN)}, and of pybtex {', '.join(others)}"
        raise ValueError(f"{known}; {hint}" if hint else known)
    return style
