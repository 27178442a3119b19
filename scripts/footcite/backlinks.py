"""Links back from a note or a reference to the places that mention it: a letter each, and a name."""

from __future__ import annotations

from footcite.locales import Locale

_LETTERS = 26


def letter(use: int) -> str:
    """Return the label of a use, counted from 1: ``a`` to ``z``, then ``aa``, ``ab``."""
    label = ""
    while use:
        use, last = divmod(use - 1, _LETTERS)
        label = chr(ord("a") + last) + label
    return label


def backlink_name(locale: Locale, label: str, section: str) -> str:
    """Return where a link leads, for those who hear it: ``Back to citation b, in section “Trade”``.

    It holds the label that is seen, as WCAG 2.2 asks (2.5.3, Label in Name); a single link has none.
    """
    words = locale.interface["back-to"].format(label) if label else locale.interface["back"]
    return locale.interface["in-section"].format(words=words, section=section) if section else words
