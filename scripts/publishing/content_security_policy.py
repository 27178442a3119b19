"""The Content-Security-Policy of a page, by the hashes of what stands in the page itself.

The policy travels in the page, so that it holds on any static host and in a copy.
See https://www.w3.org/TR/CSP3/ (sections 3.3 for `meta`, 6.7.3 for hashes).
"""

from __future__ import annotations

import base64
import hashlib
from html.parser import HTMLParser

_CHARSET = '<meta charset="utf-8">'
# Types of blocks that hold data and are never run: https://html.spec.whatwg.org/multipage/scripting.html
_SCRIPT_TYPES = {"", "module", "text/javascript", "application/javascript"}


def add_policy(html: str) -> str:
    """Return the page with its policy right behind the declaration of its encoding, before anything loads.

    Raises ValueError if the page does not declare its encoding as Material does.
    """
    head, charset, rest = html.partition(_CHARSET)
    if not charset:
        raise ValueError(f"the page has no {_CHARSET}")
    meta = f'<meta http-equiv="Content-Security-Policy" content="{content_security_policy(html)}">'
    return f"{head}{charset}{meta}{rest}"


def content_security_policy(html: str) -> str:
    """Return the strictest policy under which the page works: its own site, and hashes of its own blocks."""
    blocks = _Blocks()
    blocks.feed(html)
    blocks.close()
    styles = _hashes(blocks.styles)
    # A hash holds for an attribute only beside this word; a page without such attributes goes without.
    attributes = ["'unsafe-hashes'", *_hashes(blocks.style_attributes)] if blocks.style_attributes else []
    directives = {
        "default-src": ["'none'"],
        "script-src": ["'self'", *_hashes(blocks.scripts)],
        "style-src": ["'self'", *styles, *attributes],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "worker-src": ["'self'"],
        "base-uri": ["'none'"],
        "form-action": ["'none'"],
    }
    return "; ".join(f"{name} {' '.join(sources)}" for name, sources in directives.items())


def _hashes(texts: list[str]) -> list[str]:
    digests = (hashlib.sha256(text.encode()).digest() for text in dict.fromkeys(texts))
    return [f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests]


class _Blocks(HTMLParser):
    """Collects the texts of scripts that are run, of styles, and of style attributes."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.scripts: list[str] = []
        self.styles: list[str] = []
        self.style_attributes: list[str] = []
        self._into: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        if attributes.get("style"):
            self.style_attributes.append(attributes["style"] or "")
        if tag == "style":
            self._open(self.styles)
        elif tag == "script" and "src" not in attributes and (attributes.get("type") or "") in _SCRIPT_TYPES:
            self._open(self.scripts)

    def handle_data(self, data: str) -> None:
        if self._into is not None:
            self._into[-1] += data

    def handle_endtag(self, tag: str) -> None:
        if tag in {"script", "style"}:
            self._into = None

    def _open(self, texts: list[str]) -> None:
        texts.append("")
        self._into = texts
