"""TeX of entries as the inline markup of CSL-JSON, and back.

CSL-JSON's markup: https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html. It knows no
character references: everything but its own tags is text.
"""

from __future__ import annotations

import functools
import html
import re

from footcite.tex import tex_to_html, tex_to_text

_TAGS = {"em": "i", "strong": "b", "sup": "sup", "sub": "sub"}
_TAG = re.compile(r"<(?P<slash>/?)(?P<name>\w+)[^<>]*>")
# Noncharacters mark a group whose braces protect its capitals; no text has them.
_OPENED, _CLOSED = "\ufdd4", "\ufdd5"
# A brace after a command belongs to its argument; a group that starts with a command is a special
# character and protects nothing (Oren Patashnik, BibTeXing, section 4). Maths has groups of its own.
_BRACE = re.compile(r"\\[A-Za-z]+\*?\s*\{|\\.|\{(?=\\)|(?P<open>\{)|\{|(?P<close>\})|\$[^$]*\$", re.DOTALL)
_PROTECTED = re.compile(f"{_OPENED}([^{_OPENED}{_CLOSED}]*){_CLOSED}")
_UNIT = re.compile(f"<[^<>]*>|{_OPENED}[^{_CLOSED}]*{_CLOSED}|[^\\W_]+|.", re.DOTALL)

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
    """Return an English title in sentence case, as CSL wants it; groups in braces keep their case.

    https://github.com/citation-style-language/documentation, "sentence case"; pandoc's reader of
    biblatex does the same: words but the first of a title lose their capital.
    """
    return _finish(_sentence_case(_marked(tex)))


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


def _marked(tex: str) -> str:
    """Return the TeX as HTML, with the groups that protect capitals marked."""
    if "{" not in tex and "$" not in tex:
        return tex_to_html(tex)
    stack: list[bool] = []

    def mark(match: re.Match[str]) -> str:
        if match[0].endswith("{") and not match[0].startswith("\\{"):
            # Only the outermost group counts, for marks do not nest.
            stack.append(match["open"] is not None and True not in stack)
            return f"{{{_OPENED}" if stack[-1] else match[0]
        if match["close"]:
            return f"{_CLOSED}}}" if stack and stack.pop() else match[0]
        is_maths = match[0].startswith("$") and True not in stack
        return f"{_OPENED}{match[0]}{_CLOSED}" if is_maths else match[0]

    return tex_to_html(_BRACE.sub(mark, tex))


def _sentence_case(marked: str) -> str:
    """Take the capital off each capitalised word but the first of the title or of a sentence in it."""
    parts = []
    starts, ends = True, False
    for unit in _UNIT.findall(marked):
        if unit[0] in {"<", "&"}:
            parts.append(unit)
        elif unit[0] == _OPENED or unit.isalnum():
            parts.append(_cased(unit, starts=starts))
            starts = ends = False
        else:
            parts.append(unit)
            starts = starts or (ends and unit.isspace())
            ends = unit in ".?!:" or (ends and not unit.isspace())
    return "".join(parts)


def _cased(word: str, *, starts: bool) -> str:
    if starts and word.islower():
        return word[0].upper() + word[1:]
    is_capitalised = word[0].isupper() and (len(word) == 1 or word[1:].islower())
    return word.lower() if is_capitalised and not starts else word


def _finish(marked: str) -> str:
    """Return the marked HTML as CSL-JSON's markup."""
    tagged = _TAG.sub(_csl_tag, marked)
    return html.unescape(_PROTECTED.sub(_protected, tagged)).replace(_OPENED, "").replace(_CLOSED, "")


def _csl_tag(match: re.Match[str]) -> str:
    name = _TAGS.get(match["name"])
    return f"<{match['slash']}{name}>" if name else ""


def _protected(match: re.Match[str]) -> str:
    """Return the group; only a word in lower case would come to harm from a style's title case."""
    has_lower = re.search(r"(?<![^\W_])[a-zß-öø-ÿ]", re.sub(r"<[^>]*>", "", match[1]))
    return f'<span class="nocase">{match[1]}</span>' if has_lower else match[1]
