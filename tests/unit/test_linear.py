"""Hostile input costs time in proportion to its length: at most n ** 1.3 (budget in the design).

Only ratios are measured: the same function on input of one length and of four times that length.
"""

from __future__ import annotations

import gc
import json
import math
import time
import xml.etree.ElementTree as etree
from collections.abc import Callable
from typing import Any, cast

import pytest
from markdown import Markdown

from footcite.bibliography import parse_bibliography
from footcite.bibliography.namelists import _parse_name, parse_names
from footcite.citation import parse_citation, parse_narrative
from footcite.csl.forecast import forecast
from footcite.csl.load import parse_csl_json
from footcite.csl.markup import csl_text, csl_title, csl_to_tex
from footcite.dates import entry_date, parse_date
from footcite.exports.bibtex import bibtex_record
from footcite.exports.ris import ris_record
from footcite.extracts import find_extracts
from footcite.front_block import split_front_matter
from footcite.listing import parse_listing
from footcite.locate import find_citations, find_definitions, find_key, find_mentions, mask_literals
from footcite.locators import ENGLISH, parse_locators
from footcite.markers import BareCitation, BracketedCitation, FootnoteMark
from footcite.metadata.head import add_metadata
from footcite.metadata.page import PageMetadata
from footcite.model import Bibliography, Citation, CiteItem, Entry, Mode, Place
from footcite.page import PageState
from footcite.punctuation import add_mark
from footcite.styles import author_date, chicago_notes, find_style
from footcite.styles.interface import PlacedCitation, Placement
from footcite.tex import tex_to_html, unknown_commands
from footcite.urls import doi_url, safe_url

Function = Callable[[str], object]

FACTOR = 4
LIMIT = 1.3
LONG_ENOUGH = 0.001
"""Seconds that the shorter input must take, so that the clock is finer than what it measures."""

LONG = 1.0
"""Seconds after which a measurement is not repeated."""

STYLE = find_style("chicago-notes")
AUTHOR_DATE = find_style("apa")


def seconds(function: Function, text: str) -> float:
    """Return the shortest of several runs, for whatever disturbs a run makes it longer."""
    times: list[float] = []
    while len(times) < 3 and sum(times) < LONG:
        start = time.perf_counter()
        function(text)
        times.append(time.perf_counter() - start)
    return min(times)


def repetitions(function: Function, make: Callable[[int], str]) -> int:
    """Return how often to repeat a fragment so that the text is long, and takes long enough."""
    count = 1
    while len(make(count)) < 4000:
        count *= 2
    while count < 32_000 and seconds(function, make(count)) < LONG_ENOUGH:
        count *= 2
    return count


def growth(function: Function, make: Callable[[int], str]) -> float:
    """Return the exponent by which the time grows, the smallest of some attempts at growing sizes."""
    gc.disable()
    try:
        count = repetitions(function, make)
        smallest, started = math.inf, time.perf_counter()
        while smallest >= LIMIT and (smallest == math.inf or time.perf_counter() - started < 3 * LONG):
            short, long = seconds(function, make(count)), seconds(function, make(FACTOR * count))
            if long < LONG_ENOUGH:  # What reads only the start needs no exponent.
                return 0.0
            smallest = min(smallest, math.log(long / short, FACTOR))
            count *= 2  # Where the text leaves a cache of the processor, the time makes one step.
        return smallest
    finally:
        gc.enable()


def all_matches(processor: type[BareCitation] | type[BracketedCitation] | type[FootnoteMark]) -> Function:
    """Return a function that looks for every match of the processor's pattern, as Markdown does."""
    pattern = processor(Markdown(), PageState(Bibliography({}), STYLE)).getCompiledRegExp()
    return lambda text: sum(1 for _ in pattern.finditer(text))


def every_mention(text: str) -> None:
    """Look for the place of every mention, as the issues of a page with many unknown keys do."""
    find_citations.cache_clear()
    for nth in range(text.count("@k") + 1):
        find_key(text, "k", nth)


def every_bracket(text: str) -> None:
    """Handle each pair of brackets, as Markdown does; Markdown itself is not linear here."""
    md = Markdown()
    md.convert("a")
    processor = BracketedCitation(md, PageState(Bibliography({}), STYLE))
    for match in processor.getCompiledRegExp().finditer(text):
        processor.handleMatch(match, text)


def forget_forms() -> None:
    """Let go of what is kept of works in full and short form, which would measure nothing."""
    tex_to_html.cache_clear()
    for form in (chicago_notes.full, chicago_notes.short, author_date._reference):
        cast("Any", form).cache_clear()


def every_work(text: str) -> None:
    """Cite all the works at once in a style that tells them apart, and list them."""
    forget_forms()
    works, _ = parse_bibliography(text, "x.bib")
    citation = PlacedCitation(Citation(tuple(CiteItem(work.key) for work in works)))
    AUTHOR_DATE.citations([citation], Bibliography({work.key: work for work in works}))
    AUTHOR_DATE.references(works)


def works_by(authors: str) -> Callable[[int], str]:
    """Return entries of one year, whose authors may have a number."""
    return lambda count: "".join(
        f"@book{{k{n}, author = {{{authors.format(n=n)}}}, date = {{2001}}}}\n" for n in range(count // 50)
    )


def ticks_that_grow(count: int) -> str:
    """Return runs of backticks none of which closes another."""
    return " ".join("`" * length for length in range(1, math.isqrt(2 * count)))


def short_title(text: str) -> None:
    """Format an entry with the title, in full and in short."""
    forget_forms()
    entry = Entry("k", "article", {"title": text}, {}, Place("x.bib"))
    citation = PlacedCitation(Citation((CiteItem("k"),)))
    STYLE.citations([citation, citation], Bibliography({"k": entry}))


INLINE: dict[str, Function] = {
    "citation": parse_citation,
    "narrative-citation": lambda text: parse_narrative("k", Mode.AUTHOR_IN_TEXT, text),
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
    "quote": '"',
    "quote-and-letter": '"a',
    "single-quote": " 'a",
    "asterisk": "*",
    "asterisk-and-letter": "*a",
    "spaced-asterisk": "a * ",
    "underscore-and-letter": " _a",
    "dollar": "$",
    "dollar-and-letter": "$a",
    "ampersand": "&a",
    "escaped-semicolon": "\\;",
    "bracket-and-letter": "[a",
    "bracket-and-braced-key": "[@{a}",
    "parenthesis": "(",
    "number-in-parentheses": "(1)",
    "number-and-stop": "1.",
    "number-and-hyphen": "1 - ",
    "number-and-word": "1 and ",
    "emphasised-number": "*1*",
    "two-equals-signs": "==@k",
    "hyphen-and-key": "-@k ",
    "key-and-address": "@k://",
    "key-and-brackets": "@k[p. 1] ",
    "stash": "\x0291\x03",
}

# Without their caches, which would measure nothing.
SOURCE: dict[str, Function] = {
    "mask": mask_literals,
    "mentions": find_mentions.__wrapped__,
    "citations": find_citations.__wrapped__,
    "definitions": find_definitions.__wrapped__,
    "forecast": lambda text: forecast(text, Bibliography({}), ENGLISH, Placement.TEXT),
    "front-matter": lambda text: split_front_matter(f"---\n{text}"),
}
SOURCE_FRAGMENTS = {
    "bracket": "[",
    "bracket-and-key": "[@k ",
    "pair-in-brackets": "[[]",
    "brace": "@{",
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

TEX: dict[str, Function] = {
    "html": tex_to_html.__wrapped__,
    "commands": unknown_commands,
    "short-title": short_title,
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
    "percent": "%",
    "comment-line": "% a\n",
    "entry-commented-out": "% @misc{k,\n",
    "comment-in-an-entry": "@misc{k, % a\n",
    "comment-behind-a-value": "@misc{k, title = {a} % b\n",
}


def names(text: str) -> None:
    """Split a list of names; the cache would measure nothing."""
    _parse_name.cache_clear()
    parse_names(text, Place("x.bib"), use_prefix=False)


def exported(text: str) -> None:
    """Write a record with the text for names and title; the caches would measure nothing."""
    _parse_name.cache_clear()
    tex_to_html.cache_clear()
    read, _ = parse_names(text, Place("x.bib"), use_prefix=False)
    entry = Entry("k", "book", {"title": text, "pages": text}, {"author": read}, Place("x.bib"))
    bibtex_record(entry)
    ris_record(entry)


RECORDS: dict[str, Function] = {"names": names, "exported": exported}
DATES: dict[str, Function] = {
    "date": parse_date,
    "year-and-month": lambda text: entry_date(
        Entry("k", "book", {"year": "2015", "month": text}, {}, Place("x.bib"))
    ),
}
VALUE_FRAGMENTS = {
    "and": "a and ",
    "and-alone": " and ",
    "comma": "a, ",
    "comma-alone": ",",
    "semicolon": "a; ",
    "equals": "family=a, ",
    "equals-sign": "=",
    "quote": '"',
    "quoted-part": '"family=a", ',
    "brace": "{",
    "group": "{a} ",
    "hyphen": "a-",
    "tie": "a~",
    "others": "and others ",
    "digit": "1",
    "unknown-digit": "X",
    "year": "2015/",
    "month": "2015-",
    "mark": "?",
    "month-name": "may ",
    "space": " ",
    "backslash": "\\",
}


def entries(fields: str, *, last: str = "") -> Callable[[int], str]:
    """Return what writes a number of entries, with `n` for the number and `next` for that of the next."""

    def write(count: int) -> str:
        numbered = [fields.format(n=n, next=n + 1, previous=n - 1) for n in range(count)]
        return "".join(f"@book{{k{n}, {text}}}\n" for n, text in enumerate(numbered)) + last

    return write


def cycle(count: int) -> str:
    """Return entries that inherit in a ring."""
    return entries("crossref = {{k{next}}}")(count) + f"@book{{k{count}, crossref = {{k0}}}}"


INHERITANCE: dict[str, Callable[[int], str]] = {
    "chain": entries("crossref = {{k{next}}}"),
    "chain-backwards": entries("crossref = {{k{previous}}}"),
    "chain-of-data": entries("xdata = {{k{next}}}"),
    "chain-of-single-values": entries("title = {{xdata=k{next}-title}}"),
    "chain-of-names": entries("author = {{xdata=k{next}-author-1}}"),
    "cycle": cycle,
    "itself": entries("crossref = {{k{n}}}"),
    "one-parent": entries("crossref = {{p}}", last="@book{p, title = {A}, publisher = {B}}"),
    "unknown-parent": entries("crossref = {{x{n}}}"),
    "unknown-set": entries("entryset = {{x{n}}}"),
    "further-keys": entries("ids = {{i{n}}}"),
    "keys-that-differ-by-case": entries("ids = {{K{n}}}"),
    "one-key": lambda count: "@book{k, crossref = {k}}\n" * count,
    "many-parents": lambda count: f"@book{{k, xdata = {{{'a,' * count}}}}}",
    "many-unknown-parents": lambda count: f"@book{{k, xdata = {{{','.join(map(str, range(count)))}}}}}",
    "single-value-not-closed": lambda count: f"@book{{k, title = {{{'xdata=' * count}}}}}",
    "single-values": lambda count: f"@book{{k, title = {{{'xdata=p-title and ' * count}}}}}",
    "single-values-with-hyphens": lambda count: f"@book{{k, title = {{xdata={'a-' * count}!}}}}",
}


CSL: dict[str, Function] = {
    "text": csl_text.__wrapped__,
    "title": csl_title.__wrapped__,
    "tex": csl_to_tex,
    "file": lambda text: parse_csl_json(text, "references.json"),
    "record": lambda text: parse_csl_json(json.dumps([{"id": "k", "title": text, "page": text}]), "x.json"),
    "ids": lambda text: parse_csl_json(f"[{json.dumps({'id': 'k', 'title': text})}]" + text, "x.json"),
}
CSL_FRAGMENTS = {
    "brace": "{a}",
    "backslash": "\\",
    "emphasis": "\\emph{a}",
    "tag": "<i>",
    "pair-of-tags": "<i>a</i>",
    "span": '<span class="nocase">a</span>',
    "angle": "<",
    "quote": '"',
    "id": '"id": "a", ',
    "open-id": '"id": "',
    "open-bracket": "[",
    "record": '{"id": "a"},',
    "word": "Word ",
    "hyphen": " - ",
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


@pytest.mark.parametrize("fragment", named(CSL_FRAGMENTS))
@pytest.mark.parametrize("function", named(CSL))
def test_csl(function: Function, fragment: str) -> None:
    assert growth(function, lambda count: fragment * count) < LIMIT


@pytest.mark.parametrize("fragment", named(BIB_FRAGMENTS))
def test_bibliography(fragment: str) -> None:
    assert growth(lambda text: parse_bibliography(text, "x.bib"), lambda count: fragment * count) < LIMIT


@pytest.mark.parametrize("fragment", named(VALUE_FRAGMENTS))
@pytest.mark.parametrize("function", named(DATES))
def test_date(function: Function, fragment: str) -> None:
    assert growth(function, lambda count: fragment * count) < LIMIT


# Braces that are not closed never come out of a file.
@pytest.mark.parametrize("fragment", sorted(VALUE_FRAGMENTS.keys() - {"brace"}))
@pytest.mark.parametrize("function", named(RECORDS))
def test_record(function: Function, fragment: str) -> None:
    assert growth(function, lambda count: VALUE_FRAGMENTS[fragment] * count) < LIMIT


@pytest.mark.parametrize("fragment", ["<meta ", "<meta name=", "name=a ", "<meta\nname='a' ", "<", "</head"])
def test_head_of_a_page(fragment: str) -> None:
    page = PageMetadata({"type": "webpage"}, {"type": "webpage"}, "")
    assert growth(lambda text: add_metadata(text, page), lambda count: f"{fragment * count}</head>") < LIMIT


@pytest.mark.parametrize("make", named(INHERITANCE))
def test_inheritance(make: Callable[[int], str]) -> None:
    assert growth(lambda text: parse_bibliography(text, "x.bib"), make) < LIMIT


def every_extract(text: str) -> object:
    """Look for the words around as many markers as the text has words, the text being kept HTML, too."""
    paragraph = etree.Element("p")
    for number, word in enumerate(text.split(" ")):
        marker = etree.SubElement(paragraph, "sup", {"id": f"fnref{number}:x"})
        marker.tail = f"{word} "
    anchors = {marker.attrib["id"] for marker in paragraph}
    return find_extracts(paragraph, anchors, [text.replace("\x02", "")])


def test_a_long_cycle_is_an_issue_and_no_crash() -> None:
    entries, issues = parse_bibliography(cycle(10_000), "x.bib")
    assert len(entries) == 10_001
    assert any("inherits from itself, or over more than 20 entries" in issue.message for issue in issues)


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
        pytest.param(parse_citation, lambda count: "@k, p. " + "1.a" * count, id="number-of-many-parts"),
        pytest.param(parse_citation, lambda count: "@k, p. " + "m" * count, id="long-roman-number"),
        pytest.param(parse_citation, lambda count: "@k, p. " + "a-" * count + "1", id="letters-and-hyphens"),
        pytest.param(parse_citation, lambda count: "@k, p. " + "(a)" * count, id="letters-in-parentheses"),
        pytest.param(parse_locators, lambda count: "p. 1" + " - 1" * count, id="hyphens-between-numbers"),
        pytest.param(parse_locators, lambda count: "p. 1" + " and 1" * count, id="words-between-numbers"),
        pytest.param(parse_locators, lambda count: "p. 1" + " (1)" * count, id="numbers-in-parentheses"),
        pytest.param(parse_citation, lambda count: "@k, *" + "a " * count, id="emphasis-not-closed"),
        pytest.param(parse_citation, lambda count: "@k" + ", p. 1" * count, id="many-locators"),
        pytest.param(parse_citation, lambda count: "[" * 6 + "[]" * count, id="brackets-not-closed"),
        pytest.param(every_bracket, lambda count: "[a [@k] b " * count, id="citations-in-open-brackets"),
        pytest.param(every_bracket, lambda count: "[a [[b [@k]] c]] " * count, id="citations-in-brackets"),
        pytest.param(every_bracket, lambda count: f"[a {'[b @]' * count}]", id="many-brackets-in-one"),
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
        pytest.param(
            every_extract, lambda count: "word " * count + "\x02wzxhzdk:0\x03", id="markers-in-one-line"
        ),
        pytest.param(every_extract, lambda count: "<" * count + " \x02wzxhzdk:0\x03", id="tags-not-closed"),
        pytest.param(every_work, works_by("A, X"), id="works-told-apart-by-letters"),
        pytest.param(every_work, works_by("A, X{n}"), id="works-told-apart-by-initials"),
        pytest.param(
            every_work, works_by("A, X and B, Y and C{n}, Z and D, V"), id="works-told-apart-by-names"
        ),
        pytest.param(doi_url, lambda count: "10.1234/" + "a" * count + " b", id="long-doi"),
        pytest.param(safe_url, lambda count: "https://" + "a." * count, id="long-host"),
    ],
)
def test_construction(function: Function, make: Callable[[int], str]) -> None:
    assert growth(function, make) < LIMIT
