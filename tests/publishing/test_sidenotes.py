"""Notes are tied to their markers by names, one after the other."""

from __future__ import annotations

from publishing.sidenotes import tie_notes

PAGE = '<head></head><article class="md-typeset">{}</article>'
MARKER = '<sup id="fnref:{0}"><a href="#fn:{0}">1</a></sup>'
NOTE = '<li id="fn:{}">'


def test_each_note_knows_its_marker_and_the_note_above() -> None:
    tied = tie_notes(
        PAGE.format(MARKER.format("a") + MARKER.format("b") + NOTE.format("a") + NOTE.format("b"))
    )
    assert '[id="fnref:b"]{anchor-name:--marker-2}' in tied
    assert '[id="fn:a"]{anchor-name:--note-1;--marker:--marker-1}' in tied
    assert '[id="fn:b"]{anchor-name:--note-2;--marker:--marker-2;--note-above:--note-1}' in tied
    assert '<article class="sidenotes md-typeset">' in tied


def test_a_page_without_notes_stays_as_it_is() -> None:
    assert tie_notes(PAGE.format("text")) == PAGE.format("text")


def test_a_page_with_a_wide_table_keeps_them_below_it() -> None:
    page = PAGE.format(
        MARKER.format("a") + NOTE.format("a") + '<div class="table-region"><table></table></div>'
    )
    assert tie_notes(page) == page


def test_a_page_with_more_notes_than_text_keeps_them_below_it() -> None:
    many = "".join(MARKER.format(number) + NOTE.format(number) for number in range(21))
    assert tie_notes(PAGE.format(many)) == PAGE.format(many)
