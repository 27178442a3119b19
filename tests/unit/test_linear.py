"""Hostile input costs time in proportion to its length: at most n ** 1.3 (budget in the design).

Only ratios are measured: the same function on input of one length and of four times that length.
"""

from __future__ import annotations

import gc
import math
import time
from collections.abc import Callable
from typing import Any

import pytest
from markdown import Markdown

from footcite.bibliography import parse_bibliography
from footcite.citation import parse_citation
from footcite.frontmatter import split_front_matter
from footcite.listing import parse_listing
from footcite.locate import find_definitions, find_key, mask_literals
from footcite.locators import parse_locators
from footcite.markers import BareCitation, BracketedCitation, FootnoteMark
from footcite.model import Bibliography, Entry, Place
from footcite.page import PageState
from footcite.punctuation import add_mark
from footcite.styles import STYLES
from footcite.tex import tex_to_html, unknown_commands
from footcite.urls import doi_url, safe_url

Function = Callable[[str], object]

FACTOR = 4
LIMIT = 1.3
LONG_ENOUGH = 0.001
"""Seconds that the shorter input must take, so that the clock is finer than what it measures."""

ATTEMPTS = 6
STYLE = STYLES["chicago-notes"]


def seconds(function: Function, text: str) -> float:
    """Return the shortest of several runs, for whatever disturbs a run makes it longer."""
    times = []
    for _ in range(3):
        start = time.perf_counter()
        function(text)
        times.append(time.perf_counter() - start)
    return min(times)


def sizes(function: Function, make: Callable[[int], str]) -> int:
    """Return a number of repetitions that takes long enough to be measured."""
    count = 1000
    while count < 32_000 and seconds(function, make(count)) < LONG_ENOUGH:
        count *= 2
    return count


def growth(function: Function, make: Callable[[int], str]) -> float:
    """Return the exponent by which the time grows, the smallest of some attempts."""
    gc.disable()
    try:
        count = sizes(function, make)
        exponents = []
        while len(exponents) < ATTEMPTS and min(exponents, default=math.inf) >= LIMIT:
            short, long = seconds(function, make(count)), seconds(function, make(FACTOR * count))
            exponents.append(math.log(long / short, FACTOR))
        return min(exponents)
    finally:
        gc.enable()


def all_matches(processor: type[BareCitation] | type[BracketedCitation] | type[FootnoteMark]) -> Function:
    """Return a function that looks for every match of the processor's pattern, as Markdown does."""
    pattern = processor(Markdown(), PageState(Bibliography({}), STYLE)).getCompiledRegExp()
    return lambda text: sum(1 for _ in pattern.finditer(text))


def every_mention(text: str) -> None:
    """Look for the place of every mention, as the issues of a page with many unknown keys do."""
    for nth in range(text.count("@k") + 1):
        find_key(text, "k", nth)


def ticks_that_grow(count: int) -> str:
    """Return runs of backticks none of which closes another."""
    return " ".join("`" * length for length in range(1, math.isqrt(2 * count)))


def with_title(form: Callable[[Entry], object]) -> Function:
    return lambda text: form(Entry("k", "article", {"title": text, "journal": "J"}, {}, Place("x")))


INLINE: dict[str, Function] = {
    "citation": parse_citation,
    "locators": parse_locators,
    "bare-citation": all_matches(BareCitation),
    "bracketed-citation": all_matches(BracketedCitation),
    "footnote-mark": all_matches(FootnoteMark),
}
INLINE_FRAGMENTS = {
    "bracket": "[",
    "bracket-and-at": "[@",
    "pair-of-brackets": "[]",
    "bracket-and-pair": "[[]",
    "link": "[](",
    "image": "![",
    "at": "@",
    "key": "@k ",
    "key-and-semicolon": "@k;",
    "key-and-bracket": "@k [",
    "footnote": "[^",
    "footnote-label": "[^k",
    "brace": "{",
    "braced-key": "@{",
    "backtick": "`",
    "backslash": "\\",
    "semicolon": ";",
    "comma": ",",
    "digit": "1",
    "number": "1, ",
    "range": "1 - ",
    "label": "p. ",
    "labelled-number": "p. 1 ",
    "roman": "i",
    "space": " ",
    "line-break": "\n",
    "underscore": "_",
    "colon-and-slashes": "a://",
    "comment": "<!--",
    "tag": "<a ",
}

SOURCE: dict[str, Function] = {
    "mask": mask_literals,
    "find-key": lambda text: find_key(text, "k", 0),
    "definitions": lambda text: find_definitions(text),
    "front-matter": lambda text: split_front_matter(f"---\n{text}"),
}
SOURCE_FRAGMENTS = {
    "backtick": "`",
    "backticks-and-letter": "``a",
    "fence": "```\n",
    "fence-within-a-line": "a ```\n",
    "tilde": "~",
    "comment": "<!--",
    "end-of-comment": "-->",
    "hyphens": "---\n",
    "hyphens-and-letter": "--- a\n",
    "key": "[@k]",
    "definition": "[^k]:\n",
    "space": " ",
    "line-break": "\n",
}

# The cache of `tex_to_html` would measure nothing.
TEX: dict[str, Function] = {
    "html": tex_to_html.__wrapped__,
    "commands": unknown_commands,
    "short-title": with_title(lambda entry: (tex_to_html.cache_clear(), STYLE.short(entry, (), author=True))),
}
# Braces that are not closed come no deeper than a hundred out of a `.bib` file.
TEX_FRAGMENTS = {
    "group": "{}",
    "closing-brace": "}",
    "emphasis": "\\emph{a}",
    "emphasis-of-a-letter": "\\emph ab",
    "accent": "\\'e",
    "unknown-command": "\\foo",
    "escaped-space": "\\ ",
    "dollar": "$",
    "maths": "$x^2$",
    "superscript": "^ab",
    "quote": "''",
    "hyphen": "-",
    "tie": "~",
    "colon": ": ",
    "tag": "<b>",
    "hidden": "\\noopsort{a}",
}

BIB_FRAGMENTS = {
    "at": "@",
    "entry": "@misc{k",
    "comment": "@comment{",
    "brace": "@misc{k, title = {\n",
    "quote": '@misc{k, title = "\n',
    "quote-and-brace": '@misc{k, title = "{\n',
    "group": "{}",
    "abbreviation": "@string{a = {b}}\n",
    "undefined-abbreviation": "@misc{k, title = a}\n",
    "line-break": "\n",
}


def named(table: dict[str, Any]) -> list[Any]:
    return [pytest.param(value, id=name) for name, value in table.items()]


@pytest.mark.parametrize("fragment", named(INLINE_FRAGMENTS))
@pytest.mark.parametrize("function", named(INLINE))
def test_inline(function: Function, fragment: str) -> None:
    assert growth(function, lambda count: fragment * count) < LIMIT


@pytest.mark.parametrize("fragment", named(SOURCE_FRAGMENTS))
@pytest.mark.parametrize("function", named(SOURCE))
def test_source(function: Function, fragment: str) -> None:
    assert growth(function, lambda count: fragment * count) < LIMIT


@pytest.mark.parametrize("fragment", named(TEX_FRAGMENTS))
@pytest.mark.parametrize("function", named(TEX))
def test_tex(function: Function, fragment: str) -> None:
    assert growth(function, lambda count: f"a {fragment * count} b") < LIMIT


@pytest.mark.parametrize("fragment", named(BIB_FRAGMENTS))
def test_bibliography(fragment: str) -> None:
    assert growth(lambda text: parse_bibliography(text, "x.bib"), lambda count: fragment * count) < LIMIT


@pytest.mark.parametrize(
    ("function", "make"),
    [
        pytest.param(parse_citation, lambda count: "@k" + " " * count + "x", id="spaces-after-a-key"),
        pytest.param(parse_citation, lambda count: " " * count + "@k", id="spaces-before-a-key"),
        pytest.param(parse_citation, lambda count: "@k" + "a." * count, id="long-key"),
        pytest.param(parse_citation, lambda count: "@k " + "1" * count + "é", id="digits-after-a-key"),
        pytest.param(parse_citation, lambda count: "@k {" + "a, " * count, id="locator-not-closed"),
        pytest.param(parse_citation, lambda count: "@k {" + " " * count + "}", id="locator-of-spaces"),
        pytest.param(parse_citation, lambda count: "@k, p. " + "1:" * count, id="odd-number"),
        pytest.param(parse_citation, lambda count: "@k, p. 1" + " -" * count, id="hyphens-after-a-number"),
        pytest.param(
            parse_citation, lambda count: "@k, p. 1" + ", i" * count + "q", id="list-that-breaks-off"
        ),
        pytest.param(
            parse_citation, lambda count: "@k, p. 1" + " " * count + "q", id="spaces-after-a-number"
        ),
        pytest.param(mask_literals, ticks_that_grow, id="ticks-that-grow"),
        pytest.param(every_mention, lambda count: "[@k] " * count, id="many-unknown-keys"),
        pytest.param(parse_listing, lambda count: "[BIBLIOGRAPHY" + " type=a" * count + "!", id="filters"),
        pytest.param(
            parse_listing, lambda count: "[BIBLIOGRAPHY" + " " * count + "!", id="spaces-before-a-filter"
        ),
        pytest.param(lambda text: add_mark(text, "."), lambda count: "a" + "</i>" * count, id="closing-tags"),
        pytest.param(
            lambda text: add_mark(text, "."), lambda count: "</i>" * count + "a", id="tags-further-up"
        ),
        pytest.param(doi_url, lambda count: "10.1234/" + "a" * count + " b", id="long-doi"),
        pytest.param(safe_url, lambda count: "https://" + "a." * count, id="long-host"),
    ],
)
def test_construction(function: Function, make: Callable[[int], str]) -> None:
    assert growth(function, make) < LIMIT
