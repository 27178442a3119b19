"""TeX of entries as the inline markup of CSL-JSON, and back.

CSL-JSON's markup: https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html. It knows no
character references: everything but its own tags is text.
"""

from __future__ import annotations

import functools
import html
import re

from footcite.sentence_case import CLOSED, OPENED, marked_sentence_case
from footcite.tex import tex_to_html, tex_to_text

_TAGS = {"em": "i", "strong": "b", "sup": "sup", "sub": "sub"}
_TAG = re.compile(r"<(?P<slash>/?)(?P<name>\w+)[^<>]*>")
_PROTECTED = re.compile(f"{OPENED}([^{OPENED}{CLOSED}]*){CLOSED}")

_CSL_TAG = re.compile(
    r"(</?(?:i|b|sup|sub|sc)>|</span>|<span\s+(?:class=\"nocase\"|style=\"font-variant:\s*small-caps;?\")>)"
)
_TEX_OF_TAG = {
    "<i>": r"\emph{",
    "<b>": r"\textbf{",
    "<sup>": r"\textsuperscript{",
    "<sub>": r"\textsubscript{",
    **dict.fromkeys(("</i>", "</b>", "</sup>", "</sub>", "</sc>", "</span>"), "}"),
}
_MAX_DEPTH = 50
_SPECIAL = {char: f"\\{char}" for char in "#$%&_{}"}
_SPECIAL |= {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}


@functools.lru_cache(maxsize=16384)
def csl_text(tex: str) -> str:
    """Return the TeX as CSL-JSON text, its capitals as they are."""
    return _finish(tex_to_html(tex))


@functools.lru_cache(maxsize=16384)
def csl_title(tex: str) -> str:
    """Return an English title in sentence case, as CSL wants it; groups in braces keep their case."""
    return _finish(marked_sentence_case(tex))


def plain_text(tex: str) -> str:
    """Return the TeX without markup, which names and addresses in CSL-JSON do not have."""
    return tex_to_text(tex)


def csl_to_tex(text: str, *, protected: bool = False) -> str:
    """Return CSL-JSON text as TeX: tags as commands, and what is special to TeX escaped.

    Titles are in sentence case in CSL-JSON: their capitals are `protected` by braces.
    """
    escape = _protect_capitals if protected else tex_escape
    parts = _CSL_TAG.split(text)
    written = "".join(
        (_TEX_OF_TAG.get(part) or (r"\textsc{" if "small-caps" in part or part == "<sc>" else "{"))
        if number % 2
        else escape(part)
        for number, part in enumerate(parts)
    )
    return written if _balanced(written) else tex_escape("".join(parts[::2]))


def tex_escape(text: str) -> str:
    """Return plain text with what is special to TeX escaped."""
    return "".join(_SPECIAL.get(char, char) for char in text)


def _protect_capitals(text: str) -> str:
    return re.sub(r"\w*[^\W\d_a-z]\w*", _braced_capitals, tex_escape(text))


def _braced_capitals(match: re.Match[str]) -> str:
    is_command = match.string[match.start() - 1 : match.start()] == "\\"
    return match[0] if is_command or match[0].islower() else f"{{{match[0]}}}"


def _balanced(tex: str) -> bool:
    """Return whether braces pair and nest no deeper than pybtex lets them in a `.bib` file."""
    depth = 0
    for match in re.finditer(r"\\.|[{}]", tex, re.DOTALL):
        depth += {"{": 1, "}": -1}.get(match[0], 0)
        if not 0 <= depth <= _MAX_DEPTH:
            return False
    return depth == 0


def _finish(marked: str) -> str:
    """Return the marked HTML as CSL-JSON's markup."""
    tagged = _TAG.sub(_csl_tag, marked)
    return html.unescape(_PROTECTED.sub(_protected, tagged)).replace(OPENED, "").replace(CLOSED, "")


def _csl_tag(match: re.Match[str]) -> str:
    name = _TAGS.get(match["name"])
    return f"<{match['slash']}{name}>" if name else ""


def _protected(match: re.Match[str]) -> str:
    """Return the group; only a word in lower case would come to harm from a style's title case."""
    has_lower = re.search(r"(?<![^\W_])[a-zß-öø-ÿ]", re.sub(r"<[^>]*>", "", match[1]))
    return f'<span class="nocase">{match[1]}</span>' if has_lower else match[1]
