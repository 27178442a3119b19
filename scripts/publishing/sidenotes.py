"""Names that tie each note to its first marker, for `docs/stylesheets/sidenotes.css` to lay it beside."""

from __future__ import annotations

import re

# footcite's ids: docs/footcite/reference/html.md.
_NOTE = re.compile(r'<li id="fn:([^"]+)">')
_MARKER = ' id="fnref:{}"'
_ARTICLE = '<article class="'
_END = "</head>"
# More than these would run past the end of the text, and stay below it.
_MOST = 20


def tie_notes(html: str) -> str:
    """Return the page with a style that names its notes and markers, and an article of the class `sidenotes`.

    Only names are written for each page; the rules that use them are the same for all.
    A page without notes is returned as it is, and so is one with more notes than text.
    """
    notes = [note for note in _NOTE.findall(html) if _MARKER.format(note) in html]
    if not 0 < len(notes) <= _MOST:
        return html
    rules = "".join(_rules(number, note) for number, note in enumerate(notes, start=1))
    styled = html.replace(_END, f"<style>{rules}</style>{_END}", 1)
    return styled.replace(_ARTICLE, f"{_ARTICLE}sidenotes ", 1)


def _rules(number: int, note: str) -> str:
    above = f";--note-above:--note-{number - 1}" if number > 1 else ""
    return (
        f'[id="fnref:{note}"]{{anchor-name:--marker-{number}}}'
        f'[id="fn:{note}"]{{anchor-name:--note-{number};--marker:--marker-{number}{above}}}'
    )
