"""Locators: "pp. 33-35", "chap. 2, sec. 4", with pandoc's labels."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from footcite.model import Locator

# CSL label: the words that stand for it, as in CSL's English locale: singular and plural, in full
# and abbreviated, then any others.
LABELS: dict[str, tuple[str, ...]] = {
    "act": ("act", "acts"),
    "appendix": ("appendix", "appendices", "app.", "apps."),
    "article": ("article", "articles", "art.", "arts."),
    "book": ("book", "books", "bk.", "bks."),
    "canon": ("canon", "canons", "can.", "cann."),
    "chapter": ("chapter", "chapters", "chap.", "chaps.", "c.", "cc."),
    "column": ("column", "columns", "col.", "cols."),
    "elocation": ("location", "locations", "loc.", "locs."),
    "equation": ("equation", "equations", "eq.", "eqq."),
    "figure": ("figure", "figures", "fig.", "figs."),
    "folio": ("folio", "folios", "fol.", "fols."),
    "issue": ("number", "numbers", "no.", "nos.", "issue", "issues"),
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

# A locator is made of words: digits, letters and hyphens, groups in brackets, full stops within;
# the stash of Python-Markdown writes an escaped bracket as its code point between two signs.
_OPEN, _CLOSE = r"(?:[(\[{]|\x02(?:40|91|123)\x03)", r"(?:[)\]}]|\x02(?:41|93|125)\x03)"
_UNIT = r"(?:[^\W_]|[-–+=°€£]|:(?=[^\W_]))++"
_SEQUENCE = rf"(?:{_UNIT}(?:\.{_UNIT})*+)"
_WORD = rf"(?:(?P<marks>[*_]{{1,3}}){_SEQUENCE}(?P=marks)|(?:\.?{_SEQUENCE}|{_OPEN}{_SEQUENCE}?{_CLOSE})++)"
_ROMAN = r"m{0,4}(?:cm|cd|d?c{0,4})(?:xc|xl|l?x{0,4})(?:ix|iv|v?i{0,4})(?<=[ivxlcdm])"
_FIRST_WORD = re.compile(rf"\s*+(?P<word>{_WORD})")
_NEXT_WORD = re.compile(rf"\s*+[,;]?+\s*+(?P<word>{_WORD})")
# What CSL reads as one number of several parts, pandoc does not join.
_JOINED_WORD = re.compile(rf"\s*+(?:[,;]|&amp;|&|and(?!\w)|[-–—]++(?=\s))?+\s*+(?P<word>{_WORD})")
# A roman number counts where it stands first in a word, or first after a stop or bracket.
_IS_ROMAN = re.compile(rf"(?:^|[*_.()\[\]{{}}\x03]){_ROMAN}(?![^\W_]|:)", re.IGNORECASE)
_DIGIT = re.compile("[0-9]")
_COMMA = re.compile(r",?+\s*+")
_BRACED = re.compile(r",?+\s*+\{(?P<inside>(?:[^{}\x02]++|\{[^{}\x02]*+\})*+)\}")
_ESCAPED = re.compile(r"\x02(\d++)\x03")


@dataclass(frozen=True, slots=True, eq=False)
class Labels:
    """The words of a language for the parts of a work: CSL labels by word in small letters."""

    names: Mapping[str, str]
    pattern: re.Pattern[str]

    def match(self, text: str, position: int) -> tuple[str, int] | None:
        """Return the CSL label of the word at the position, and where the word ends; None without one."""
        found = self.pattern.match(text, position)
        # Letters that only a pattern takes for capitals, such as `ſ`, make another word.
        name = self.names.get(" ".join(found[0].lower().split())) if found else None
        return (name, found.end()) if found and name else None


def labels_of(names: Mapping[str, str]) -> Labels:
    """Return the labels; the longest word counts, and a letter at its end ends a word."""
    patterns = (
        re.escape(word).replace(r"\ ", r"\s+") + (r"(?!\w)" if word[-1].isalnum() else "")
        for word in sorted(names, key=len, reverse=True)
    )
    return Labels(names, re.compile("|".join(patterns), re.IGNORECASE))


ENGLISH = labels_of({word: label for label, words in LABELS.items() for word in words})


def parse_locators(text: str, labels: Labels = ENGLISH) -> tuple[tuple[Locator, ...], str]:
    """Return the locators that the text after a key starts with, and the suffix that is left.

    A number without a label is a page, as in pandoc. In braces everything is the locator, and
    ``{}`` says that there is none, so that a suffix may start with a number.
    """
    braced = _BRACED.match(text)
    if braced:
        return _braced_locators(braced["inside"], labels), text[braced.end() :].strip()
    locators, position = _find_locators(text, labels)
    return locators, text[position:].strip()


def starts_with_locator(text: str, labels: Labels = ENGLISH) -> bool:
    """Return whether a locator comes first, in braces or not."""
    return bool(_BRACED.match(text) or _find_locators(text, labels)[0])


def _find_locators(text: str, labels: Labels) -> tuple[tuple[Locator, ...], int]:
    locators: list[Locator] = []
    position = 0
    while True:
        comma = _COMMA.match(text, position)
        start = comma.end() if comma else position
        name, after = labels.match(text, start) or ("", start)
        end = _number_end(text, after, labelled=True) if name else None
        if end is None and not locators:
            name, after, end = "page", start, _number_end(text, start, labelled=False)
        if end is None:
            return tuple(locators), position
        locators.append(Locator(name, _clean(text[after:end])))
        position = end


def _number_end(text: str, position: int, *, labelled: bool) -> int | None:
    """Return where the words end that have digits, or after a label roman numbers; None without any."""
    match = _FIRST_WORD.match(text, position)
    end = None
    while match and (_DIGIT.search(_plain(match["word"])) or (labelled and _IS_ROMAN.search(match["word"]))):
        end = match.end()
        match = (_JOINED_WORD if labelled else _NEXT_WORD).match(text, end)
    return end


def _braced_locators(inside: str, labels: Labels) -> tuple[Locator, ...]:
    """Return everything between the braces as one locator, unless it reads as several."""
    locators, position = _find_locators(inside, labels)
    if locators and not inside[position:].strip():
        return locators
    start = len(inside) - len(inside.lstrip())
    name, after = labels.match(inside, start) or ("page", start)
    value = _clean(inside[after:])
    return (Locator(name, value),) if value else ()


def _clean(value: str) -> str:
    """Return the value with single spaces and single hyphens, however it was written."""
    return re.sub(r" ?[-–—]+ ?", "-", " ".join(re.sub("[*_]", "", _plain(value)).split()))


def _plain(value: str) -> str:
    """Return the value with the characters that were escaped, and without any other stash."""
    return _ESCAPED.sub(lambda match: chr(int(match[1])), value)
