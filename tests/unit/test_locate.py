from __future__ import annotations

import pytest

from footcite.locate import find_definitions, find_key, find_mentions, mask_literals, position


@pytest.mark.parametrize(
    ("offset", "place"),
    [
        pytest.param(0, (1, 1), id="start"),
        pytest.param(2, (1, 3), id="first-line"),
        pytest.param(3, (1, 4), id="line-break"),
        pytest.param(4, (2, 1), id="second-line"),
        pytest.param(5, (3, 1), id="after-empty-line"),
    ],
)
def test_position(offset: int, place: tuple[int, int]) -> None:
    assert position("abc\n\nde", offset) == place


@pytest.mark.parametrize(
    ("source", "masked"),
    [
        pytest.param("a `@k` b", "a      b", id="code-span"),
        pytest.param("a ``@k ` @k`` b", "a             b", id="code-span-with-tick"),
        pytest.param("a ` @k b", "a ` @k b", id="tick-alone"),
        pytest.param("a\n```py\n@k\n```\nb", "a\n     \n  \n   \nb", id="fence"),
        pytest.param("a\n~~~\n@k\n~~~\nb", "a\n   \n  \n   \nb", id="fence-of-tildes"),
        pytest.param(
            "a\n````\n```\n@k\n````\nb", "a\n    \n   \n  \n    \nb", id="fence-within-a-longer-one"
        ),
        pytest.param("a\n```\n@k\n", "a\n   \n  \n", id="fence-to-the-end"),
        pytest.param("- a\n\n  ```\n  @k\n  ```\n@k", "- a\n\n     \n    \n     \n@k", id="indented-fence"),
        pytest.param("a <!-- @k\n@k --> b", "a        \n       b", id="comment"),
        pytest.param("---\nt: '@k'\n---\n@k", "   \n       \n   \n@k", id="front-matter"),
        pytest.param("a\n---\n@k\n---\n", "a\n---\n@k\n---\n", id="lines-further-down"),
        pytest.param("a\n\n    @k\n\nb", "a\n\n      \n\nb", id="indented-code"),
        pytest.param("- a\n\n    @k\n", "- a\n\n    @k\n", id="paragraph-of-a-list-item"),
        pytest.param("[^n]: a\n\n    @k\n", "[^n]: a\n\n    @k\n", id="paragraph-of-a-footnote"),
    ],
)
def test_what_is_literal_is_blanked(source: str, masked: str) -> None:
    assert mask_literals(source) == masked
    assert len(masked) == len(source)


@pytest.mark.parametrize(
    ("source", "nth", "place"),
    [
        pytest.param("a [@k] b", 0, (1, 4), id="in-brackets"),
        pytest.param("a\n\n@k says [@k]", 0, (3, 10), id="bare-is-no-citation"),
        pytest.param("a\n\n@able [p. 3; see @k]", 0, (3, 18), id="after-a-bare-key"),
        pytest.param("[@k; @k]", 1, (1, 6), id="second"),
        pytest.param("[@k]", 1, None, id="no-second"),
        pytest.param("[-@k]", 0, (1, 3), id="suppressed"),
        pytest.param("[@{k}]", 0, (1, 2), id="in-braces"),
        pytest.param("a[^k] [@k]", 0, (1, 8), id="footnote-is-no-citation"),
        pytest.param("[^k]: [@k]", 0, (1, 8), id="definition-is-no-mention"),
        pytest.param("[@k.] Then", 0, (1, 2), id="before-a-full-stop"),
        pytest.param("[@kk] [@k2] [@k.x; @k:x]", 0, None, id="longer-keys"),
        pytest.param("[a@k \\@k @k]", 0, (1, 10), id="e-mail-and-escape"),
        pytest.param("[@k@host] [@k]", 0, (1, 12), id="handle-of-another-server"),
        pytest.param("[see [@k]](https://example.org)", 0, (1, 7), id="in-the-text-of-a-link"),
        pytest.param("[[x [@k]]]", 0, (1, 6), id="in-deep-brackets"),
        pytest.param("[*see* @able [x];\n-@k, p. 3]", 0, (2, 2), id="on-the-next-line"),
        pytest.param('[@able, "a; b"; @k]', 0, (1, 17), id="after-quotes"),
        pytest.param("| x | [@k, a \\| b] |", 0, (1, 8), id="in-a-table"),
        pytest.param("https://h/@k [@k]", 0, (1, 15), id="address"),
        pytest.param("[@k](https://example.org) [@k]", 0, (1, 28), id="link"),
        pytest.param("", 0, None, id="nothing"),
    ],
)
def test_find_key(source: str, nth: int, place: tuple[int, int] | None) -> None:
    assert find_key(source, "k", nth) == place


@pytest.mark.parametrize(
    ("source", "key"),
    [
        pytest.param("[@https://example.org/x]", "https://example.org/x", id="address"),
        pytest.param("[@{https://example.org/?a=b}]", "https://example.org/?a=b", id="address-in-braces"),
        pytest.param("[@{a b}]", "a b", id="space"),
        pytest.param("[@{a{b}}]", "a{b}", id="braces"),
        pytest.param("[@{a]b}]", "a]b", id="bracket"),
    ],
)
def test_find_odd_key(source: str, key: str) -> None:
    assert find_key(source, key, 0) == (1, 2)


def test_find_the_label_of_a_footnote() -> None:
    assert find_key("[@k] a[^k]", "^k", 0) == (1, 7)
    assert find_key("[^k]: b", "^k", 0) is None


def test_a_mention_needs_no_brackets() -> None:
    assert find_mentions("@k says [@k] and [^k]") == {"k": ((1, 1), (1, 10), (1, 18))}


def test_find_key_takes_no_character_for_a_pattern() -> None:
    assert find_key("[@axb] [@a.b] [@{a(}]", "a.b", 0) == (1, 9)
    assert find_key("[@axb] [@a.b] [@{a(}]", "a(", 0) == (1, 16)


def test_find_definitions() -> None:
    source = "a[^k]\n\n[^k]: one\n\n   [^k]: two\n[^kk]: three\n"
    assert find_definitions(source) == {"k": ((3, 1), (5, 4)), "kk": ((6, 1),)}
    assert find_definitions("> [^k]: one\n\n    [^b]: code\n") == {}
