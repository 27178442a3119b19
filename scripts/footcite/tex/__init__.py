"""TeX as people write it in `.bib` files, turned into safe HTML: accents, emphasis, quotes, maths."""

from __future__ import annotations

import functools
import html
import re
import unicodedata

from footcite.model import Html
from footcite.tex.characters import decode
from footcite.tex.commands import KNOWN
from footcite.tex.reader import TOKEN, Reader

_NAMES = re.compile(r"\\([A-Za-z]+)")
_ACCENTS = "u v H c d b r k t i j o O l L ss ae AE oe OE aa AA"
_LETTERS = frozenset(_ACCENTS.split())
# What TeX reads otherwise than as it stands; braces alone only keep capitals.
_SPECIAL = re.compile(r"[\\$~^_`']|--")


@functools.lru_cache(maxsize=16384)
def tex_to_html(text: str) -> Html:
    """Return the text as HTML: escaped, with Unicode for accents, and without a TeX command.

    An unknown command loses its name and keeps its argument; `unknown_commands` names it.
    """
    if not _SPECIAL.search(text):
        plain = text.replace("{", "").replace("}", "")
        return Html(html.escape(unicodedata.normalize("NFC", plain), quote=False))
    rendered = Reader(*decode(text)).whole()
    return Html(unicodedata.normalize("NFC", re.sub(r"<!--.*?-->", "", rendered, flags=re.DOTALL)))


def tex_to_text(text: str) -> str:
    """Return the text without TeX and without markup."""
    return html.unescape(re.sub(r"<[^>]*>", "", tex_to_html(text)))


def unknown_commands(text: str) -> list[str]:
    """Return the names of the commands that `tex_to_html` does not know, in order."""
    if "\\" not in text:
        return []
    # The codec is slow, and knows accents and letters, which are nearly all there is.
    if all(name in _LETTERS for name in _NAMES.findall(text)):
        return []
    names = [match[1] or match[2] for match in TOKEN.finditer(decode(text)[0])]
    return [name for name in names if name and name not in KNOWN]
