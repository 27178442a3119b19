"""Pandoc's document as safe HTML: known inlines alone, everything escaped, links with allowed schemes."""

from __future__ import annotations

import html
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from footcite.model import Html
from footcite.styles.interface import linked, unresolved
from footcite.urls import safe_url

Inline = dict[str, Any]

_TAGS = {
    "Emph": ("<em>", "</em>"),
    "Strong": ("<strong>", "</strong>"),
    "Superscript": ("<sup>", "</sup>"),
    "Subscript": ("<sub>", "</sub>"),
    "Underline": ("<u>", "</u>"),
    "Strikeout": ("<del>", "</del>"),
    "SmallCaps": ('<span class="smallcaps">', "</span>"),
}
_SPACES = frozenset({"Space", "SoftBreak", "LineBreak"})
# Spans of citeproc that themes may lay out.
_CLASSES = frozenset({"csl-block", "csl-left-margin", "csl-right-inline", "csl-indent"})
_SLOT = "footcite-slot"


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes inlines; `targets` are the ids of references, `unknown` the keys without an entry.

    Both are by the id of the item in the request.
    """

    targets: Mapping[str, str] = field(default_factory=dict)
    unknown: Mapping[str, str] = field(default_factory=dict)
    in_link: bool = False

    def write(self, inlines: Sequence[Inline]) -> Html:
        """Return the inlines as HTML; a slot stands where an affix was."""
        return Html("".join(self._one(inline["t"], inline.get("c")) for inline in inlines))

    def _one(self, kind: str, content: Any) -> str:
        if kind in _TAGS:
            opening, closing = _TAGS[kind]
            return self._missing(content) or f"{opening}{self.write(content)}{closing}"
        if kind in _SPACES:
            return " "
        write = _WRITERS.get(kind)
        return write(self, content) if write else ""

    def _missing(self, content: Any) -> str:
        """Return the key for which citeproc prints a strong ``id?``, for want of a record."""
        text = content[0]["c"] if len(content) == 1 and content[0]["t"] == "Str" else ""
        key = self.unknown.get(text.removesuffix("?"))
        return "" if key is None else unresolved(key)

    def _text(self, content: Any) -> str:
        return html.escape(content, quote=False)

    def _verbatim(self, content: Any) -> str:
        return html.escape(content[1], quote=False)

    def _quoted(self, content: Any) -> str:
        opening, closing = "“”" if content[0]["t"] == "DoubleQuote" else "‘’"
        return f"{opening}{self.write(content[1])}{closing}"

    def _cite(self, content: Any) -> str:
        return self.write(content[1])

    def _note(self, content: Any) -> str:
        return " ".join(self.write(block["c"]) for block in content if block["t"] in {"Para", "Plain"})

    def _span(self, content: Any) -> str:
        (_, classes, attributes), inlines = content
        if _SLOT in classes:
            return f"\ufdd2{int(dict(attributes)['n'])}\ufdd3"
        known = " ".join(name for name in classes if name in _CLASSES)
        text = self.write(inlines)
        language = dict(attributes).get("lang", "")
        if language:
            return f'<span lang="{html.escape(language)}">{text}</span>'
        return f'<span class="{known}">{text}</span>' if known else text

    def _link(self, content: Any) -> str:
        _, inlines, (address, _) = content
        if self.in_link:
            return self.write(inlines)
        text = Writer(self.targets, self.unknown, in_link=True).write(inlines)
        if address.startswith("#ref-"):
            return linked(text, self.targets.get(address.removeprefix("#ref-"), ""))
        url = safe_url(address)
        return f'<a class="reference-link" href="{html.escape(url)}">{text}</a>' if url else text


_WRITERS: dict[str, Callable[[Writer, Any], str]] = {
    "Str": Writer._text,
    "Code": Writer._verbatim,
    "Math": Writer._verbatim,
    "Quoted": Writer._quoted,
    "Cite": Writer._cite,
    "Note": Writer._note,
    "Span": Writer._span,
    "Link": Writer._link,
}
