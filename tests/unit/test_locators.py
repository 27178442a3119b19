from __future__ import annotations

import pytest

from footcite.locales import find_locale
from footcite.locators import labels_of, parse_locators, starts_with_locator
from footcite.model import Locator
from footcite.styles.cited_places import note_locators

# The labels that pandoc's manual lists, with CSL's names for them:
# https://pandoc.org/MANUAL.html#citation-syntax
LABELS = {
    "book": "book bk. bks.",
    "chapter": "chapter Chapter chap. chaps. c. cc.",
    "column": "column col. cols.",
    "figure": "figure fig. figs.",
    "folio": "folio fol. fols.",
    "issue": "number no. nos. issue issues",
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
        pytest.param(", p. 5 ff.", "5", "ff.", id="and-following"),
        pytest.param(", pp. 5ff., all", "5ff", "., all", id="and-following-without-space"),
        pytest.param(", p.3", "3", "", id="label-without-space"),
        pytest.param(", P. 3", "3", "", id="label-in-capitals"),
        pytest.param(", pp. 33 35", "33 35", "", id="list-without-commas"),
        pytest.param(", 123(4)[5]6", "123(4)[5]6", "", id="brackets"),
        pytest.param(", \x0291\x0389\x0293\x03 x", "[89]", "x", id="escaped-brackets"),
        pytest.param(", 7A(2)(a)(i)-(iv), 4B.2a", "7A(2)(a)(i)-(iv), 4B.2a", "", id="parts-of-paragraphs"),
        pytest.param(", p. IV.2A", "IV.2A", "", id="roman-then-arabic"),
        pytest.param(", p. **32**", "32", "", id="emphasis"),
        pytest.param(", p. 3 [sic]", "3", "[sic]", id="brackets-without-number"),
        pytest.param(", p. 3: there", "3", ": there", id="colon-after"),
        pytest.param(", 3:12", "3:12", "", id="colon-within"),
        pytest.param(", p. 2nd", "2nd", "", id="ordinal"),
        pytest.param("{p. x{3}}", "x{3}", "", id="braces-within-braces"),
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
        pytest.param(", pp 4", ", pp 4", id="label-without-its-stop"),
        pytest.param(", pageſ ſ", ", pageſ ſ", id="letter-that-is-s-to-a-pattern"),
        pytest.param(", lıne v", ", lıne v", id="letter-that-is-i-to-a-pattern"),
        pytest.param(", p.a", ", p.a", id="letter-that-is-no-roman-number"),
        pytest.param(", (13 of them", ", (13 of them", id="bracket-not-closed"),
        pytest.param(", S. 5", ", S. 5", id="label-of-another-language"),
        pytest.param(", \x0242\x03 5", ", \x0242\x03 5", id="escaped-asterisk"),
        pytest.param(", \x02klzzwxh:0001\x03", ", \x02klzzwxh:0001\x03", id="code-span"),
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
    assert note_locators([Locator(*locator) for locator in locators], find_locale("en")) == printed


def test_labels_are_those_of_the_language() -> None:
    german = labels_of({"s.": "page", "kapitel": "chapter", "buch": "book"})
    assert parse_locators(", S. 5", german) == ((Locator("page", "5"),), "")
    assert parse_locators(", Kapitel 2, S. 5-7 und", german) == (
        (Locator("chapter", "2"), Locator("page", "5-7")),
        "und",
    )
    assert parse_locators(", p. 5", german) == ((), ", p. 5")
    assert parse_locators(", {Buch a}", german) == ((Locator("book", "a"),), "")


@pytest.mark.parametrize(
    ("text", "first"),
    [
        pytest.param("p. 3, against @baker", True, id="label"),
        pytest.param("3", True, id="number"),
        pytest.param("{iv}", True, id="braces"),
        pytest.param("against 3", False, id="words"),
    ],
)
def test_starts_with_locator(text: str, first: bool) -> None:
    assert starts_with_locator(text) == first
