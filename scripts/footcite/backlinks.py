"""Links back from a note or a reference to the places that mention it: a letter each, and a name."""

from __future__ import annotations

import html

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

    The section is HTML, as the table of contents has it; the name is text. It holds the label that is
    seen, as WCAG 2.2 asks (2.5.3, Label in Name); a single link has none.
    """
    words = locale["citation-backlink-several" if label else "citation-backlink"].format(label)
    shown = locale.quote(html.unescape(section))
    return locale.interface["in-section"].format(words=words, section=shown) if section else words
