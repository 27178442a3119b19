"""Names that tie notes to their first markers, for `docs/stylesheets/sidenotes.css` to lay them beside."""

from __future__ import annotations

import re

# footcite's ids: docs/footcite/reference/html.md.
_NOTE = re.compile(r'<li [^>]*\bid="fn:([^"]+)"[^>]*>')
_MARKER = ' id="fnref:{}"'
_ARTICLE = '<article class="'
# A table stands where the notes would: docs/stylesheets/site.css.
_TABLE = ' class="table-region'
_END = "</head>"
# More than these would run past the end of the text, and stay below it.
_MOST = 20


def tie_notes(html: str) -> str:
    """Return the page with a style that names its notes and markers, and an article of the class `sidenotes`.

    Only names are written for each page; the rules that use them are the same for all.
    A page without notes is returned as it is, and so is one with more notes than text, or with wide tables.
    """
    notes = [note for note in _NOTE.findall(html) if _MARKER.format(note) in html]
    if not 0 < len(notes) <= _MOST or _TABLE in html:
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
