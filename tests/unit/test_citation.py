from __future__ import annotations

import pytest

from footcite.citation import parse_citation, parse_narrative
from footcite.model import Citation, CiteItem, Locator, Mode

PAGE_3 = (Locator("page", "3"),)
SEMICOLONS = {
    "semicolon-in-emphasis": "*of x; of y*",
    "semicolon-in-strong-emphasis": "**of x; of y**",
    "semicolon-in-underscores": "_of x; of y_",
    "semicolon-in-quotes": '"of x; of y"',
    "semicolon-in-single-quotes": "'of x; of y'",
    "semicolon-in-maths": "of $x;y$",
    "semicolon-in-a-tag": '<i title="x; y">of z</i>',
    "semicolon-in-an-address": "of [x](y;z)",
    "semicolon-in-deep-brackets": "[of [x [y; z]]]",
}


@pytest.mark.parametrize(
    ("text", "items"),
    [
        pytest.param("@able", [CiteItem("able")], id="key-alone"),
        pytest.param("@able, p. 3", [CiteItem("able", locators=PAGE_3)], id="locator"),
        pytest.param("@able p. 3", [CiteItem("able", locators=PAGE_3)], id="locator-without-comma"),
        pytest.param("see @able", [CiteItem("able", prefix="see")], id="prefix"),
        pytest.param("@able, with care", [CiteItem("able", suffix=", with care")], id="suffix"),
        pytest.param("@able with care", [CiteItem("able", suffix="with care")], id="suffix-without-comma"),
        pytest.param(
            "see @able, pp. 33-35, and *passim*; also @baker, chap. 1",
            [
                CiteItem("able", "see", (Locator("page", "33-35"),), ", and *passim*"),
                CiteItem("baker", "also", (Locator("chapter", "1"),)),
            ],
            id="manual-of-pandoc",
        ),
        pytest.param("-@able", [CiteItem("able", mode=Mode.SUPPRESS_AUTHOR)], id="suppressed"),
        pytest.param(
            "see -@able, p. 3; @baker",
            [CiteItem("able", "see", PAGE_3, mode=Mode.SUPPRESS_AUTHOR), CiteItem("baker")],
            id="suppressed-after-prefix",
        ),
        pytest.param(
            "@a;@b ; @c", [CiteItem("a"), CiteItem("b"), CiteItem("c")], id="semicolons-with-or-without-space"
        ),
        pytest.param("see @able,\np. 3", [CiteItem("able", "see", PAGE_3)], id="two-lines"),
        pytest.param("@able and @baker", [CiteItem("able", suffix="and @baker")], id="one-key-a-part"),
        pytest.param("@able, [a; b]", [CiteItem("able", suffix=", [a; b]")], id="semicolon-in-brackets"),
        pytest.param(
            "@able{p. 3; 4}; @b",
            [CiteItem("able", locators=(Locator("page", "3; 4"),)), CiteItem("b")],
            id="semicolon-in-braces",
        ),
        *(
            pytest.param(f"@a, {text}; @b", [CiteItem("a", suffix=f", {text}"), CiteItem("b")], id=name)
            for name, text in SEMICOLONS.items()
        ),
        pytest.param(
            "@able &amp; more; @b",
            [CiteItem("able", suffix="&amp; more"), CiteItem("b")],
            id="character-reference",
        ),
        pytest.param(
            "@able, AT&T; @b", [CiteItem("able", suffix=", AT&T"), CiteItem("b")], id="ampersand-that-is-none"
        ),
        pytest.param("@a&b; @c", [CiteItem("a&b"), CiteItem("c")], id="ampersand-in-a-key"),
        pytest.param(
            "@able, see [@x](y)", [CiteItem("able", suffix=", see [@x](y)")], id="handle-in-the-suffix"
        ),
        pytest.param(
            "by a@b.org, @able", [CiteItem("able", prefix="by a@b.org,")], id="e-mail-before-the-key"
        ),
        pytest.param(
            "https://h/@x @able", [CiteItem("able", prefix="https://h/@x")], id="address-before-the-key"
        ),
    ],
)
def test_citation(text: str, items: list[CiteItem]) -> None:
    assert parse_citation(text) == Citation(tuple(items))


@pytest.mark.parametrize(
    ("text", "key", "rest"),
    [
        pytest.param("@a:b", "a:b", "", id="colon"),
        pytest.param("@a.b", "a.b", "", id="full-stop"),
        pytest.param("@a/b", "a/b", "", id="slash"),
        pytest.param("@a-b", "a-b", "", id="hyphen"),
        pytest.param("@a_b", "a_b", "", id="underscore"),
        pytest.param("@a+b", "a+b", "", id="plus"),
        pytest.param("@a#b$c%d&e?f<g>h~i", "a#b$c%d&e?f<g>h~i", "", id="all-other-punctuation"),
        pytest.param("@_a", "_a", "", id="underscore-first"),
        pytest.param("@2001a", "2001a", "", id="digit-first"),
        pytest.param("@ärger", "ärger", "", id="letter-beyond-ascii"),
        pytest.param("@a.", "a", ".", id="full-stop-last"),
        pytest.param("@a?", "a", "?", id="question-mark-last"),
        pytest.param("@a--b", "a", "--b", id="doubled-punctuation"),
        pytest.param("@a.:b", "a", ".:b", id="two-marks"),
        pytest.param("@a's", "a", "'s", id="apostrophe"),
        pytest.param("@a*b*", "a", "*b*", id="asterisk"),
        pytest.param("@{a}", "a", "", id="braces"),
        pytest.param("@{Foo_bar.baz.}", "Foo_bar.baz.", "", id="braces-with-final-punctuation"),
        pytest.param("@{a b, (c); d}", "a b, (c); d", "", id="braces-with-anything"),
        pytest.param("@{https://x.example/?a=b}x", "https://x.example/?a=b", "x", id="braces-with-address"),
        pytest.param("@{a{b}c}", "a{b}c", "", id="braces-within-braces"),
        pytest.param("@https://x.example/a-b", "https://x.example/a-b", "", id="address"),
    ],
)
def test_key(text: str, key: str, rest: str) -> None:
    assert parse_citation(text) == Citation((CiteItem(key, suffix=rest),))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("text", id="text"),
        pytest.param("ann@able.org", id="e-mail"),
        pytest.param("@", id="no-key"),
        pytest.param("@ able", id="space-after-at"),
        pytest.param("@-able", id="key-of-punctuation"),
        pytest.param("@@able", id="two-at-signs"),
        pytest.param("@{}", id="empty-braces"),
        pytest.param("@{a", id="open-brace"),
        pytest.param("@{a\nb}", id="line-break-in-key"),
        pytest.param("@able; text", id="part-without-key"),
        pytest.param("@able;", id="empty-part"),
        pytest.param("https://host/@able", id="address"),
        pytest.param("*see @able*", id="key-in-emphasis"),
        pytest.param("[see @able]", id="key-in-brackets"),
        pytest.param("@able, 2 * 3; 4 * 5", id="asterisks-that-are-no-emphasis"),
    ],
)
def test_no_citation(text: str) -> None:
    assert parse_citation(text) is None


@pytest.mark.parametrize(
    ("brackets", "items"),
    [
        pytest.param("", [CiteItem("able", mode=Mode.AUTHOR_IN_TEXT)], id="nothing"),
        pytest.param("p. 3", [CiteItem("able", "", PAGE_3, "", Mode.AUTHOR_IN_TEXT)], id="locator"),
        pytest.param(
            "p. 3, with care",
            [CiteItem("able", "", PAGE_3, ", with care", Mode.AUTHOR_IN_TEXT)],
            id="suffix",
        ),
        pytest.param(
            "p. 3; see also -@baker, p. 3",
            [
                CiteItem("able", "", PAGE_3, "", Mode.AUTHOR_IN_TEXT),
                CiteItem("baker", "see also", PAGE_3, mode=Mode.SUPPRESS_AUTHOR),
            ],
            id="further-work",
        ),
        pytest.param(
            "see @baker, p. 3",
            [CiteItem("able", mode=Mode.AUTHOR_IN_TEXT), CiteItem("baker", "see", PAGE_3)],
            id="further-work-alone",
        ),
        pytest.param(
            "p. 3, against @baker",
            [CiteItem("able", "", PAGE_3, ", against @baker", Mode.AUTHOR_IN_TEXT)],
            id="locator-of-the-work-before",
        ),
        pytest.param(
            "a word; @baker",
            [CiteItem("able", suffix="a word", mode=Mode.AUTHOR_IN_TEXT), CiteItem("baker")],
            id="suffix-and-further-work",
        ),
    ],
)
def test_narrative_citation(brackets: str, items: list[CiteItem]) -> None:
    assert parse_narrative("able", Mode.AUTHOR_IN_TEXT, brackets) == Citation(tuple(items))


def test_words_after_a_semicolon_make_brackets_ordinary_text() -> None:
    assert parse_narrative("able", Mode.AUTHOR_IN_TEXT, "p. 3; and more words") is None


def test_a_minus_sign_suppresses_the_author_without_brackets_too() -> None:
    narrative = parse_narrative("able", Mode.SUPPRESS_AUTHOR, "p. 3")
    assert narrative == Citation((CiteItem("able", "", PAGE_3, "", Mode.SUPPRESS_AUTHOR),))
