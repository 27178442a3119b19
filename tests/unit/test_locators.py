from __future__ import annotations

import pytest

from footcite.locators import format_locators, parse_locators
from footcite.model import Locator

# The labels that pandoc's manual lists, with CSL's names for them:
# https://pandoc.org/MANUAL.html#citation-syntax
LABELS = {
    "book": "book bk. bks.",
    "chapter": "chapter chap. chaps.",
    "column": "column col. cols.",
    "figure": "figure fig. figs.",
    "folio": "folio fol. fols.",
    "issue": "number no. nos.",
    "line": "line l. ll.",
    "note": "note n. nn.",
    "opus": "opus op. opp.",
    "page": "page p. pp.",
    "paragraph": "paragraph para. paras. ¶ ¶¶",
    "part": "part pt. pts.",
    "section": "section sec. secs. § §§",
    "sub-verbo": "s.v. s.vv.",
    "verse": "verse v. vv.",
    "volume": "volume vol. vols.",
}


@pytest.mark.parametrize("space", ["", " "], ids=["without-space", "with-space"])
@pytest.mark.parametrize(
    ("label", "word"),
    [pytest.param(label, word, id=word) for label, words in LABELS.items() for word in words.split()],
)
def test_label(label: str, word: str, space: str) -> None:
    if space or not word.isalpha():
        assert parse_locators(f", {word}{space}12") == ((Locator(label, "12"),), "")


@pytest.mark.parametrize(
    ("text", "value", "rest"),
    [
        pytest.param(", p. 3", "3", "", id="after-comma"),
        pytest.param(" p. 3", "3", "", id="after-space"),
        pytest.param(", 3", "3", "", id="bare"),
        pytest.param(" 3", "3", "", id="bare-without-comma"),
        pytest.param(", pp. 33-35", "33-35", "", id="range"),
        pytest.param(", pp. 33--35", "33-35", "", id="range-with-two-hyphens"),
        pytest.param(", pp. 33–35", "33-35", "", id="range-with-dash"),
        pytest.param(", pp. 33 - 35", "33-35", "", id="range-with-spaces"),
        pytest.param(", 33-35, 40", "33-35, 40", "", id="bare-list"),
        pytest.param(", pp. 3, 5 and 7-9 & 12", "3, 5 and 7-9 & 12", "", id="list"),
        pytest.param(", p.\n3", "3", "", id="two-lines"),
        pytest.param(", p. 12a", "12a", "", id="letter-after-number"),
        pytest.param(", p. A-3", "A-3", "", id="letter-before-number"),
        pytest.param(", p. 3.14", "3.14", "", id="full-stop-within"),
        pytest.param(", p. 3.", "3", ".", id="full-stop-after"),
        pytest.param(", p. xii", "xii", "", id="roman"),
        pytest.param(", p. XII", "XII", "", id="roman-capitals"),
        pytest.param(", pp. iv-vi, 3", "iv-vi, 3", "", id="roman-and-arabic"),
        pytest.param(", p. 5 ff.", "5 ff.", "", id="and-following"),
        pytest.param(", p. 3, and more", "3", ", and more", id="suffix"),
        pytest.param(", p. 3, also 5", "3", ", also 5", id="suffix-with-number"),
        pytest.param(" 99 years later", "99", "years later", id="bare-number-of-the-suffix"),
        pytest.param("{ii, A, D-Z}, with more", "ii, A, D-Z", ", with more", id="braces"),
        pytest.param(
            ", {pp. iv, vi-xi, (xv)-(xvii)} x", "iv, vi-xi, (xv)-(xvii)", "x", id="braces-with-label"
        ),
        pytest.param("{3}", "3", "", id="braces-with-number"),
    ],
)
def test_page(text: str, value: str, rest: str) -> None:
    assert parse_locators(text) == ((Locator("page", value),), rest)


@pytest.mark.parametrize(
    ("text", "locators", "rest"),
    [
        pytest.param(", chap. 2, p. 3", [("chapter", "2"), ("page", "3")], "", id="two"),
        pytest.param(
            ", vol. 1 chap. 2, § 3, all",
            [("volume", "1"), ("chapter", "2"), ("section", "3")],
            ", all",
            id="three",
        ),
        pytest.param(", p. 3, fig. 2 and 4", [("page", "3"), ("figure", "2 and 4")], "", id="page-first"),
        pytest.param("{vol. 1, p. 3}", [("volume", "1"), ("page", "3")], "", id="in-braces"),
        pytest.param("{chap. A; B}", [("chapter", "A; B")], "", id="odd-value-in-braces"),
    ],
)
def test_several(text: str, locators: list[tuple[str, str]], rest: str) -> None:
    assert parse_locators(text) == (tuple(Locator(*locator) for locator in locators), rest)


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        pytest.param("", "", id="nothing"),
        pytest.param(", with care", ", with care", id="words"),
        pytest.param(", mix of views", ", mix of views", id="roman-without-label"),
        pytest.param(", pages of history", ", pages of history", id="label-without-number"),
        pytest.param(", noted by all", ", noted by all", id="word-that-starts-with-a-label-and-d"),
        pytest.param(", canonic law", ", canonic law", id="word-that-starts-with-a-label-and-ic"),
        pytest.param(
            ", tabled in 2001", ", tabled in 2001", id="word-that-starts-with-a-label-and-a-year-follows"
        ),
        pytest.param(
            ", part civil, part not", ", part civil, part not", id="word-of-roman-letters-that-is-no-number"
        ),
        pytest.param(", s.v. river", ", s.v. river", id="entry-of-a-dictionary"),
        pytest.param("{}, 99 years later", ", 99 years later", id="empty-braces"),
        pytest.param("{ } 99", "99", id="blank-braces"),
    ],
)
def test_no_locator(text: str, rest: str) -> None:
    assert parse_locators(text) == ((), rest)


@pytest.mark.parametrize(
    ("locators", "printed"),
    [
        pytest.param([], "", id="none"),
        pytest.param([("page", "3")], "3", id="page"),
        pytest.param([("page", "33-35, 40")], "33–35, 40", id="pages"),
        pytest.param([("chapter", "3")], "chap. 3", id="chapter"),
        pytest.param([("chapter", "3-5")], "chaps. 3–5", id="span-of-chapters"),
        pytest.param([("chapter", "3 & 5")], "chaps. 3 & 5", id="two-chapters"),
        pytest.param([("section", "2 and 4")], "secs. 2 and 4", id="two-sections"),
        pytest.param([("paragraph", "7")], "para. 7", id="paragraph-sign"),
        pytest.param([("line", "11")], "line 11", id="line-in-full"),
        pytest.param([("line", "11-12")], "lines 11–12", id="lines-in-full"),
        pytest.param([("table", "2")], "table 2", id="table-in-full"),
        pytest.param([("act", "2"), ("scene", "3")], "act 2, sc. 3", id="act-and-scene"),
        pytest.param([("volume", "2")], "vol. 2", id="volume"),
        pytest.param([("volume", "2"), ("page", "3-5")], "2:3–5", id="page-of-a-volume"),
        pytest.param([("page", "3"), ("note", "2")], "3, n. 2", id="page-and-note"),
    ],
)
def test_print(locators: list[tuple[str, str]], printed: str) -> None:
    assert format_locators(tuple(Locator(*locator) for locator in locators)) == printed
