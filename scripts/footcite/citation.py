"""The grammar of a citation, as pandoc has it: https://pandoc.org/MANUAL.html#citation-syntax."""

from __future__ import annotations

import re
from html.entities import html5

from footcite.locators import ENGLISH, Labels, parse_locators, starts_with_locator
from footcite.model import Citation, CiteItem, Mode

# A key starts with a letter, digit or underscore; punctuation counts only between two of those,
# but for the `//` of an address.
KEY = r"\w(?:\w|[:.#$%&\-+?<>~/](?=\w)|[:/](?=/))*+"
BRACED_KEY = r"\{(?:[^{}\x00-\x1f]++|\{[^{}\x00-\x1f]*+\})++\}"
ANY_KEY = rf"(?:(?P<key>{KEY})|(?P<braced>{BRACED_KEY}))"
AT_KEY = f"@{ANY_KEY}"

HTML_TAG = r"</?[A-Za-z](?:[^\"'<>]++|\"[^\"<]*+\"|'[^'<]*+')*+>"
"""A tag, a comment's or an address's brackets; all of it is possessive, so that the time is linear."""


def _nested(levels: int) -> str:
    """Return the pattern of a text whose brackets are balanced, down to so many levels.

    Within the braces of a key brackets do not count.
    """
    brackets = rf"|\[{_nested(levels - 1)}\]" if levels else ""
    return rf"(?:[^\[\]@]++|@(?:{BRACED_KEY})?+{brackets})*+"


BALANCED = _nested(6)

# Where pandoc sees one inline element, no semicolon separates and no key starts an item.
_DELIMITED = (
    r"(?<!\w)\"(?=\S)[^\"]++\"",
    r"(?<!\w)'(?=\S)[^']++'(?!\w)",
    r"(?<!\*)\*++(?=[^\s*])[^*]++(?<=\S)\*++",
    r"(?<!\w)_++(?=[^\s_])[^_]++(?<=\S)_++(?!\w)",
    r"\$(?=\S)[^$]++(?<=\S)\$(?!\d)",
)
_OPAQUE = "|".join((r"\\;", rf"\[{BALANCED}\](?:\([^()\n]*+\))?+", r"\{[^{}]*+\}", HTML_TAG, *_DELIMITED))
_REFERENCE = r"&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|(?P<name>[A-Za-z]\w{1,30}));"
_TOKEN = re.compile(
    rf"(?<![\w@/])(?P<minus>-?){AT_KEY}|(?P<reference>{_REFERENCE})|(?P<end>;)|(?P<opaque>{_OPAQUE})"
)


def parse_citation(text: str, labels: Labels = ENGLISH) -> Citation | None:
    """Return the citation written between brackets (without them), or None if it is none.

    Every part between semicolons must hold one key; otherwise the brackets hold ordinary text.
    `labels` are the words for the parts of a work in the language of the text.
    """
    items: list[CiteItem] = []
    start, key = 0, None
    for token in _TOKEN.finditer(text):
        if key is None and (token["key"] or token["braced"]):
            key = token
        elif token["end"] or (token["reference"] and not _is_reference(token)):
            if key is None:
                return None
            items.append(_item(text, start, key, token.end() - 1, labels))
            start, key = token.end(), None
    if key is None:
        return None
    return Citation((*items, _item(text, start, key, len(text), labels)))


def parse_narrative(key: str, mode: Mode, brackets: str, labels: Labels = ENGLISH) -> Citation | None:
    """Return `@key [p. 3; see also @other]`: the author in the text, the rest in the note.

    Brackets that make up a citation add its works, unless they start with the locator of the work
    before them; None says that the brackets belong to the text.
    """
    if not brackets:
        return Citation((CiteItem(key, mode=mode),))
    further = None if starts_with_locator(brackets, labels) else parse_citation(brackets, labels)
    if further:
        return Citation((CiteItem(key, mode=mode), *further.items))
    end = next((token.start() for token in _TOKEN.finditer(brackets) if token["end"]), len(brackets))
    locators, suffix = parse_locators(brackets[:end], labels)
    item = CiteItem(key, "", locators, _unescape(suffix), mode)
    if end == len(brackets):
        return Citation((item,))
    others = parse_citation(brackets[end + 1 :], labels)
    return Citation((item, *others.items)) if others else None


def item_key(match: re.Match[str]) -> str:
    """Return the cite key of a match of `AT_KEY`, without braces."""
    return match["key"] or match["braced"][1:-1]


def item_mode(match: re.Match[str], otherwise: Mode) -> Mode:
    """Return the mode of a match of `AT_KEY` with a minus sign before it, perhaps."""
    return Mode.SUPPRESS_AUTHOR if match["minus"] else otherwise


def _item(text: str, start: int, key: re.Match[str], end: int, labels: Labels) -> CiteItem:
    prefix = text[start : key.start()].strip()
    locators, suffix = parse_locators(text[key.end() : end], labels)
    return CiteItem(
        item_key(key), _unescape(prefix), locators, _unescape(suffix), item_mode(key, Mode.NORMAL)
    )


def _unescape(affix: str) -> str:
    r"""Return the text without the backslash of ``\;``, which is no escape elsewhere in Markdown."""
    return affix.replace("\\;", ";")


def _is_reference(token: re.Match[str]) -> bool:
    """Return whether a semicolon closes a character reference such as `&amp;`; `AT&T;` is none."""
    return token["name"] is None or f"{token['name']};" in html5
