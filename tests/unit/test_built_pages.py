"""What the checker reads from a built page, which it takes in pieces that recur on many pages."""

from __future__ import annotations

import pytest

from footcite.checker.html import read_piece
from footcite.checker.page import read_page

PAGES = {
    "a list": '<ul id="a"><li><a href="one/">One</a></li><li id="b"><a href="two/">Two</a></li></ul><a href="x/">X</a>',
    "a comment over items": '<p id="a"><!-- <ul><li><a href="no/">No</a></li><li id="no"> --><li id="b"><a href="yes/">Y</a>',
    "a comment that never ends": '<p id="a"><!-- <ul><li><a href="no/">No</a></li><li id="no">',
    "a script over items": '<script>var a = "<li id=no>", b = "<li><a href=no>";</script><li id="b"><a href="yes/">Y</a>',
    "a script that never ends": '<p id="a"><script>var a = "<li id=no><li><a href=no>"',
    "a value over items": '<a id="a" title="x <li y <li z > w" href="yes/">Yes</a><li><a href="also/">Also</a>',
    "a tag that never ends": '<p id="a"><a href="no/" <li id="b"><a href="yes/">Yes</a><li id="c">',
    "a tag in a tag": '<p <li <li <li id="a"><a href="yes/">Yes</a>',
    "unusual tags": "<IMG/SRC='a.png'><Br/><a\nhref = b/ >B</A ><li id=c><input src=d.png srcset='e.png 2x, f.png'>",
    "an angle bracket in a value": '<a href="a/" title=a<3>A</a><li><a href="b/" title="<li">B</a><li id="c">',
}


@pytest.mark.parametrize("text", PAGES.values(), ids=PAGES)
def test_a_page_in_pieces_holds_what_it_holds_as_a_whole(text: str) -> None:
    whole, page = read_piece(text), read_page(text)
    assert (list(page.anchors), list(page.links)) == (list(whole.anchors), list(whole.links))


def test_what_stands_in_comments_scripts_and_broken_tags_is_passed_over() -> None:
    for text in PAGES.values():
        page = read_page(text)
        assert not [name for name, _ in page.anchors if "no" in name]
        assert all(text.startswith(link.value, link.offset) for link in page.links)


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("<nav>n</nav><main>own</main>end", "own"),
        ('<div role="main">own</div>', '<div role="main">own</div>'),
        ("<main>m<article>own</article>m</main>", "own"),
        ("<article>own<footer>f</footer></article>", "own"),
        ("<p>all</p>", "<p>all</p>"),
    ],
    ids=["main", "role", "article in main", "footer", "no landmark"],
)
def test_the_own_content_of_a_page_lies_between_its_landmarks(text: str, own: str) -> None:
    start, stop = read_page(text).region
    assert text[start:stop] == own
