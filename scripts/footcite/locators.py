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

# Chicago 14.148 and the lists of abbreviations in 10.42: these are printed in full.
_UNABBREVIATED = frozenset({"line", "table"})

_LABEL_OF = {word: label for label, words in LABELS.items() for word in words}
_WORDS = "|".join(re.escape(word) for word in sorted(_LABEL_OF, key=len, reverse=True))
# A number, a roman number or a mixed one such as "12a", "A-3"; then ranges and lists of them.
_ROMAN = r"m{0,4}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})(?<=[ivxlcdm])"
_NUMBER = rf"(?:\d+[\w:./]*\b|{_ROMAN}\b|{_ROMAN.upper()}\b|[A-Za-z]{{0,2}}[.:-]?\d+[\w:./]*\b)"
_RANGE = rf"{_NUMBER}(?:\s*+[-–—]++\s*+{_NUMBER})?(?:\s*+f{{1,2}}\.)?"
_VALUE = rf"{_RANGE}(?:\s*+(?:,|&|and)\s*+{_RANGE})*"
_PAGES = r"\d[\w:./]*+(?:\s*+[-–—]++\s*+\d[\w:./]*+)?"
_LOCATOR = re.compile(
    r"\s*+,?+\s*+"
    rf"(?:(?P<label>{_WORDS})(?:(?<![a-z])|(?![A-Za-z]))\s*+(?P<value>{_VALUE})"
    rf"|(?P<bare>{_PAGES}(?:\s*+,\s*+{_PAGES})*))",
)
_BRACED = re.compile(r"\s*+,?+\s*+\{(?P<inside>[^{}]*)\}")


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
    """Return the locators as Chicago's notes print them: a page without label, others with.

    A page of a volume is written ``3:12`` (Chicago 14.116).
    """
    if [locator.label for locator in locators] == ["volume", "page"]:
        return f"{_dashed(locators[0].value)}:{_dashed(locators[1].value)}"
    return ", ".join(_format_locator(locator) for locator in locators)


def _format_locator(locator: Locator) -> str:
    if locator.label == "page":
        return _dashed(locator.value)
    words = LABELS[locator.label]
    abbreviated = len(words) > 2 and locator.label not in _UNABBREVIATED
    singular, plural = (words[2], words[3]) if abbreviated else words[:2]
    several = re.search("[-,&]| and ", locator.value)
    return f"{plural if several else singular} {_dashed(locator.value)}"


def _dashed(value: str) -> str:
    return value.replace("-", "–")


def _braced_locators(inside: str) -> tuple[Locator, ...]:
    """Return everything between the braces as one locator, unless it reads as several."""
    locators, rest = parse_locators(inside)
    if locators and not rest:
        return locators
    labelled = re.match(rf"\s*(?P<label>{_WORDS})\s*", inside)
    label = _LABEL_OF[labelled["label"]] if labelled else "page"
    value = _clean(inside[labelled.end() :] if labelled else inside)
    return (Locator(label, value),) if value else ()


def _clean(value: str) -> str:
    """Return the value with single spaces and single hyphens, however it was written."""
    return re.sub(r" ?[-–—]+ ?", "-", " ".join(value.split()))
