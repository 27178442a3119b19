"""Pandoc's document as safe HTML: known inlines alone, everything escaped, links with allowed schemes."""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from footcite.model import Html
from footcite.styles.interface import linked, unresolved
from footcite.urls import safe_url

Inline = dict[str, Any]

_TAGS = {
    "Emph": "em",
    "Strong": "strong",
    "Superscript": "sup",
    "Subscript": "sub",
    "Underline": "u",
    "Strikeout": "del",
}
_SPACES = frozenset({"Space", "SoftBreak", "LineBreak"})
# Spans of citeproc that themes may lay out.
_CLASSES = frozenset({"csl-block", "csl-left-margin", "csl-right-inline", "csl-indent"})
_SLOT = "footcite-slot"


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes inlines; `targets` are the ids of references, `unknown` the keys without an entry, by item id."""

    targets: Mapping[str, str] = field(default_factory=dict)
    unknown: Mapping[str, str] = field(default_factory=dict)
    in_link: bool = False

    def write(self, inlines: Sequence[Inline]) -> Html:
        """Return the inlines as HTML; a slot stands where an affix was."""
        return Html("".join(self._one(inline["t"], inline.get("c")) for inline in inlines))

    def _one(self, kind: str, content: Any) -> str:
        if kind == "Str":
            return html.escape(content, quote=False)
        if kind in _SPACES:
            return " "
        if kind == "Strong" and len(content) == 1 and content[0]["t"] == "Str":
            key = self.unknown.get(str(content[0]["c"]).removesuffix("?"))
            if key is not None:
                return unresolved(key)
        if kind in _TAGS:
            return f"<{_TAGS[kind]}>{self.write(content)}</{_TAGS[kind]}>"
        if kind == "SmallCaps":
            return f'<span class="smallcaps">{self.write(content)}</span>'
        if kind == "Quoted":
            quotes = "“”" if content[0]["t"] == "DoubleQuote" else "‘’"
            return f"{quotes[0]}{self.write(content[1])}{quotes[1]}"
        if kind in {"Code", "Math"}:
            return html.escape(content[1], quote=False)
        if kind == "Span":
            return self._span(content)
        if kind == "Link":
            return self._link(content)
        if kind == "Cite":
            return self.write(content[1])
        if kind == "Note":
            return " ".join(self.write(block["c"]) for block in content if block["t"] in {"Para", "Plain"})
        return ""

    def _span(self, content: Any) -> str:
        (_, classes, attributes), inlines = content
        if _SLOT in classes:
            return f"\ufdd2{int(dict(attributes)['n'])}\ufdd3"
        known = " ".join(name for name in classes if name in _CLASSES)
        text = self.write(inlines)
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
