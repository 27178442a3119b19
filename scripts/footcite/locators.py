"""Locators: "pp. 33-35", "chap. 2, sec. 4", with pandoc's labels."""

from __future__ import annotations

import re

from footcite.model import Locator

# CSL label: the words that stand for it, as in pandoc's English locale (citeproc locators).
LABELS: dict[str, tuple[str, ...]] = {
    "act": ("act", "acts"),
    "appendix": ("appendix", "appendices", "app.", "apps."),
    "article": ("article", "articles", "art.", "arts."),
    "book": ("book", "books", "bk.", "bks."),
    "canon": ("canon", "canons", "can.", "cann."),
    "chapter": ("chapter", "chapters", "chap.", "chaps."),
    "column": ("column", "columns", "col.", "cols."),
    "elocation": ("location", "locations", "loc.", "locs."),
    "equation": ("equation", "equations", "eq.", "eqs."),
    "figure": ("figure", "figures", "fig.", "figs."),
    "folio": ("folio", "folios", "fol.", "fols."),
    "issue": ("number", "numbers", "no.", "nos."),
    "line": ("line", "lines", "l.", "ll."),
    "note": ("note", "notes", "n.", "nn."),
    "opus": ("opus", "opera", "op.", "opp."),
    "page": ("page", "pages", "p.", "pp."),
    "paragraph": ("paragraph", "paragraphs", "para.", "paras.", "¶", "¶¶"),
    "part": ("part", "parts", "pt.", "pts."),
    "rule": ("rule", "rules", "r.", "rr."),
    "scene": ("scene", "scenes", "sc.", "scs."),
    "section": ("section", "sections", "sec.", "secs.", "§", "§§"),
    "sub-verbo": ("sub verbo", "sub verbis", "s.v.", "s.vv."),
    "table": ("table", "tables", "tbl.", "tbls."),
    "verse": ("verse", "verses", "v.", "vv."),
    "volume": ("volume", "volumes", "vol.", "vols."),
}

_LABEL_OF = {word: label for label, words in LABELS.items() for word in words}
_WORDS = "|".join(re.escape(word) for word in sorted(_LABEL_OF, key=len, reverse=True))
# A number, a roman number or a mixed one such as "12a", "A-3"; then ranges and lists of them.
_NUMBER = r"(?:\d+[\w:./]*\b|[ivxlcdm]+\b|[IVXLCDM]+\b|[A-Za-z]{0,2}[.:-]?\d+[\w:./]*\b)"
_RANGE = rf"{_NUMBER}(?:\s*[-–—]+\s*{_NUMBER})?(?:\s*f{{1,2}}\.)?"
_VALUE = rf"{_RANGE}(?:\s*(?:,|&|and)\s*{_RANGE})*"
_LOCATOR = re.compile(
    rf"\s*,?\s*(?:(?P<label>{_WORDS})\s*(?P<value>{_VALUE})"
    r"|(?P<bare>\d[\w:./]*(?:\s*[-–—]+\s*\d[\w:./]*)?(?:\s*,\s*\d[\w:./]*(?:\s*[-–—]+\s*\d[\w:./]*)?)*))",
)
_BRACED = re.compile(r"\s*,?\s*\{(?P<inside>[^{}]*)\}")


def parse_locators(text: str) -> tuple[tuple[Locator, ...], str]:
    """Return the locators that the text after a key starts with, and the suffix that is left.

    A bare number is a page, as in pandoc. In braces everything is the locator, and ``{}`` says
    that there is none, so that a suffix may start with a number.
    """
    braced = _BRACED.match(text)
    if braced:
        return _braced_locators(braced["inside"]), text[braced.end() :].strip()
    locators = []
    position = 0
    while match := _LOCATOR.match(text, position):
        if match["label"]:
            locators.append(Locator(_LABEL_OF[match["label"]], _clean(match["value"])))
        elif not locators:
            locators.append(Locator("page", _clean(match["bare"])))
        else:
            break
        position = match.end()
    return tuple(locators), text[position:].strip()


def format_locators(locators: tuple[Locator, ...]) -> str:
    """Return the locators as Chicago's notes print them: a page without label, others with."""
    return ", ".join(_format_locator(locator) for locator in locators)


def _format_locator(locator: Locator) -> str:
    value = re.sub(r"\s*[-–—]+\s*", "–", locator.value)
    if locator.label == "page":
        return value
    words = LABELS[locator.label]
    singular, plural = (words[2], words[3]) if len(words) > 2 else words[:2]
    return f"{plural if re.search('[–,&]', value) else singular} {value}"


def _braced_locators(inside: str) -> tuple[Locator, ...]:
    locators, rest = parse_locators(inside)
    if locators and not rest:
        return locators
    return (Locator("page", inside.strip()),) if inside.strip() else ()


def _clean(value: str) -> str:
    return re.sub(r"\s+", " ", value.strip())
