"""Inline processors: they find citations and footnote marks, and leave an element for each.

The element is named `footcite`; its attribute `mark` is the index of a `Mark` of the page, and its
children hold prefix and suffix of each cite item, so that inline Markdown within them is rendered.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterator

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import InlineProcessor as InlineTreeprocessor
from markdown.util import ETX, INLINE_PLACEHOLDER_RE, STX

from footcite.citation import (
    AT_KEY,
    BALANCED,
    HTML_TAG,
    item_key,
    item_mode,
    parse_citation,
    parse_narrative,
)
from footcite.model import Citation, CiteItem, Mode
from footcite.page import Mark, PageState

TAG = "footcite"
PREFIX, SUFFIX = "prefix", "suffix"

# What the alternatives before a mark consume is no place for one. All of it is possessive or
# bounded, so that the time is linear.
_LINK_TAIL = r"\((?:[^()\n]++|\([^()\n]*+\))*+\)"
# With a link's address after them brackets are a link.
_BRACKETS = rf"{HTML_TAG}|!?(?<!\\)\[(?P<text>{BALANCED})\](?P<tail>{_LINK_TAIL})?+"
_FOOTNOTE = rf"{HTML_TAG}|\]{_LINK_TAIL}|(?<![!\\])\[\^(?P<label>[^\[\]\n]+)\]"
# Bare keys never start within a word, an address or a path, and never go on as a handle.
_BARE_KEY = rf"(?:(?<=--)|(?<===)|(?<![^\W_])(?<![@/.:+&=\\-])(?<!\w_)(?P<minus>-?)){AT_KEY}(?!@)"
_GAP = r"(?:[ \t]*+\n)?+[ \t]*+"
_BARE = rf"(?<!\w)\w++://\S++|{_BARE_KEY}(?:{_GAP}\[(?P<brackets>{BALANCED})\](?![\[({{]))?+"

# Before brackets: an author in the text, which they say more of.
_NARRATIVE = re.compile(rf"{_BARE_KEY}{_GAP}\Z")
# How far back a comment and a key are looked for; bounded, so that the time is linear.
_LOOK_BACK, _LONGEST_KEY = 2000, 100
_LABEL = re.compile(r"\[([^\[\]]*)\]")

Handled = tuple[etree.Element | None, int | None, int | None]
_UNHANDLED: Handled = (None, None, None)


class _Sought:
    """A pattern that is looked for only where its sign stands: most texts of a page have none."""

    def __init__(self, pattern: re.Pattern[str], sign: str) -> None:
        self._pattern = pattern
        self._sign = sign

    def finditer(self, text: str, start: int = 0) -> Iterator[re.Match[str]]:
        """Return the matches from an index on."""
        return self._pattern.finditer(text, start) if text.find(self._sign, start) >= 0 else iter(())


class _MarkProcessor(InlineProcessor):
    SIGN = "@"

    def __init__(self, pattern: str, md: Markdown, state: PageState) -> None:
        super().__init__(pattern, md)
        self.state = state
        self._sought = _Sought(self.compiled_re, self.SIGN)

    def getCompiledRegExp(self) -> _Sought:  # type: ignore[override]  # noqa: N802 - Markdown's name
        """Return what Python-Markdown searches every text with."""
        return self._sought

    def _mark(self, mark: Mark) -> etree.Element:
        self.state.marks.append(mark)
        return etree.Element(TAG, {"mark": str(len(self.state.marks) - 1)})

    def _citation(self, citation: Citation) -> etree.Element:
        element = self._mark(Mark(citation))
        for item in citation.items:
            for kind, text in ((PREFIX, item.prefix), (SUFFIX, item.suffix)):
                etree.SubElement(element, "span", {"class": kind}).text = text
        return element

    def _with_escapes(self, text: str) -> str:
        """Return the text with escaped characters as such; Python-Markdown has stashed them already."""
        inline = self.md.treeprocessors["inline"]
        assert isinstance(inline, InlineTreeprocessor)
        stash = inline.stashed_nodes

        def unstash(match: re.Match[str]) -> str:
            node = stash.get(match[1])
            return node if isinstance(node, str) else match[0]

        return INLINE_PLACEHOLDER_RE.sub(unstash, text)

    def _unresolved(self, text: str, *keys: str) -> etree.Element:
        """Return the text as written, marked; nothing that an author wrote is dropped.

        Its first bracket is escaped, for Python-Markdown reads text within emphasis a second time.
        """
        self.state.unknown.extend(keys)
        attributes = {"class": "cite-unresolved", "data-cite-key": "; ".join(keys)}
        element = etree.Element("span", attributes)
        element.text = f"{STX}{ord(text[0])}{ETX}{text[1:]}"
        return element


class BracketedCitation(_MarkProcessor):
    """`[@key, p. 3; see @other]`."""

    def __init__(self, md: Markdown, state: PageState) -> None:
        super().__init__(_BRACKETS, md, state)

    def handleMatch(self, m: re.Match[str], data: str) -> Handled:  # type: ignore[override]  # noqa: N802
        """Leave a mark for the citation, unless the brackets are those of a link.

        Brackets within brackets may be a citation where the outer ones are none; images have none.
        """
        text = m["text"] or ""
        if "@" not in text or m[0].startswith("!") or self._is_elsewhere(m.start(), data):
            return _UNHANDLED
        citation = (
            None if self._is_link(m, data) else parse_citation(self._with_escapes(text), self.state.labels)
        )
        if citation is None:
            return self._inner(m, data)
        unknown = [item.key for item in citation.items if item.key not in self.state.bibliography.entries]
        if len(unknown) == len(citation.items):
            return self._unresolved(m[0], *unknown), m.start(), m.end()
        self.state.unknown.extend(unknown)
        return self._citation(citation), m.start(), m.end()

    def _inner(self, m: re.Match[str], data: str) -> Handled:
        """Leave a mark for the first citation within the brackets, if there is any."""
        for inner in self.compiled_re.finditer(data, m.start("text"), m.end("text")):
            found = self.handleMatch(inner, data)
            if found[0] is not None:
                return found
        return _UNHANDLED

    def _is_elsewhere(self, start: int, data: str) -> bool:
        """Return whether the brackets belong to a comment, or to an author in the text before them."""
        before = data[max(0, start - _LOOK_BACK) : start]
        narrative = _NARRATIVE.search(before[-_LONGEST_KEY:])
        known = narrative is not None and item_key(narrative) in self.state.bibliography.entries
        return known or _is_in_comment(before)

    def _is_link(self, m: re.Match[str], data: str) -> bool:
        if m["tail"]:
            return True
        label = _LABEL.match(data, m.end())
        named = label[1] if label and label[1] else m["text"]
        return re.sub(r"\s+", " ", named).lower() in self.md.references


class FootnoteMark(_MarkProcessor):
    """`[^label]`: a footnote that the page defines, else a cite key."""

    SIGN = "[^"

    def __init__(self, md: Markdown, state: PageState) -> None:
        super().__init__(_FOOTNOTE, md, state)

    def handleMatch(self, m: re.Match[str], data: str) -> Handled:  # type: ignore[override]  # noqa: N802
        """Leave a mark for the footnote, or the text as it stands if nothing explains it."""
        label = m["label"]
        if not label or _is_in_comment(data[max(0, m.start() - _LOOK_BACK) : m.start()]):
            return _UNHANDLED
        if label in self.state.definitions:
            return self._mark(Mark(note=label)), m.start(), m.end()
        if label in self.state.bibliography.entries:
            return self._citation(Citation((CiteItem(label),))), m.start(), m.end()
        return self._unresolved(m[0], f"^{label}"), m.start(), m.end()


def _is_in_comment(before: str) -> bool:
    """Return whether the text before a place leaves a comment open."""
    return before.rfind("<!--") > before.rfind("-->")


class BareCitation(_MarkProcessor):
    """`@key` and `@key [p. 4]`: the author in the text. A handle that is no key is left alone."""

    ANCESTOR_EXCLUDES = ("a",)

    def __init__(self, md: Markdown, state: PageState) -> None:
        super().__init__(_BARE, md, state)

    def handleMatch(self, m: re.Match[str], data: str) -> Handled:  # type: ignore[override]  # noqa: N802
        """Leave a mark for the citation with the author in the text."""
        known = self.state.bibliography.entries
        key = item_key(m) if m["key"] or m["braced"] else ""
        if key not in known:
            return _UNHANDLED
        mode, end = item_mode(m, Mode.AUTHOR_IN_TEXT), m.end()
        citation = parse_narrative(key, mode, self._with_escapes(m["brackets"] or ""), self.state.labels)
        if citation is None:
            citation, end = (
                Citation((CiteItem(key, mode=mode),)),
                m.end("key") if m["key"] else m.end("braced"),
            )
        self.state.unknown.extend(item.key for item in citation.items if item.key not in known)
        return self._citation(citation), m.start(), end
