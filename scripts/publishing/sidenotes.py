"""Names that tie each note of a page to its first marker, for `docs/stylesheets/sidenotes.css` to lay it beside."""

from __future__ import annotations

import re

# footcite's ids: docs/footcite/reference/html.md.
_NOTE = re.compile(r'<li id="fn:([^"]+)">')
_MARKER = ' id="fnref:{}"'
_END = "</head>"


def tie_notes(html: str) -> str:
    """Return the page with a style that names its notes and markers, if it has any.

    Only names are written for each page; the rules that use them are the same for all.
    """
    notes = [note for note in _NOTE.findall(html) if _MARKER.format(note) in html]
    rules = "".join(_rules(number, note) for number, note in enumerate(notes, start=1))
    return html.replace(_END, f"<style>{rules}</style>{_END}", 1) if rules else html


def _rules(number: int, note: str) -> str:
    above = f";--note-above:--note-{number - 1}" if number > 1 else ""
    return (
        f'[id="fnref:{note}"]{{anchor-name:--marker-{number}}}'
        f'[id="fn:{note}"]{{anchor-name:--note-{number};--marker:--marker-{number}{above}}}'
    )
