"""English titles in sentence case, as APA, IEEE and CSL-JSON have them; groups in braces keep their case.

BibTeX's rule: what stands in braces is protected (Oren Patashnik, BibTeXing, section 4).
"""

from __future__ import annotations

import functools
import re

from footcite.model import Html
from footcite.tex import tex_to_html

# Noncharacters mark a group whose braces protect its capitals; no text has them.
OPENED, CLOSED = "\ufdd4", "\ufdd5"
# A brace after a command belongs to its argument; a group that starts with a command for an accent or a
# letter is a special character and protects nothing. Maths has groups of its own.
_SPECIAL = r"\{(?=\\(?:[^A-Za-z]|[A-Za-z]{1,2}(?![A-Za-z])))"
_BRACE = re.compile(rf"\\[A-Za-z]+\*?\s*\{{|\\.|{_SPECIAL}|(?P<open>\{{)|(?P<close>\}})|\$[^$]*\$", re.DOTALL)
_UNIT = re.compile(f"<[^<>]*>|{OPENED}[^{CLOSED}]*{CLOSED}|[^\\W_]+|.", re.DOTALL)


@functools.lru_cache(maxsize=16384)
def sentence_case(tex: str) -> Html:
    """Return an English title in sentence case, as HTML."""
    return Html(marked_sentence_case(tex).replace(OPENED, "").replace(CLOSED, ""))


def marked_sentence_case(tex: str) -> str:
    """Return an English title in sentence case, as HTML with the groups that keep their case marked.

    Words but the first of the title, or of a sentence in it, lose their capital, as in pandoc's reader
    of biblatex (https://github.com/citation-style-language/documentation, "sentence case").
    """
    parts = []
    starts, ends = True, False
    for unit in _UNIT.findall(_marked(tex)):
        if unit[0] in {"<", "&"}:
            parts.append(unit)
        elif unit[0] == OPENED or unit.isalnum():
            parts.append(_cased(unit, starts=starts))
            starts = ends = False
        else:
            parts.append(unit)
            starts = starts or (ends and unit.isspace())
            ends = unit in ".?!:" or (ends and not unit.isspace())
    return "".join(parts)


def _marked(tex: str) -> str:
    """Return the TeX as HTML, with the groups that protect capitals marked."""
    if "{" not in tex and "$" not in tex:
        return tex_to_html(tex)
    stack: list[bool] = []

    def mark(match: re.Match[str]) -> str:
        if match[0].endswith("{") and not match[0].startswith("\\{"):
            # Only the outermost group counts, for marks do not nest.
            stack.append(match["open"] is not None and True not in stack)
            return f"{{{OPENED}" if stack[-1] else match[0]
        if match["close"]:
            return f"{CLOSED}}}" if stack and stack.pop() else match[0]
        is_maths = match[0].startswith("$") and True not in stack
        return f"{OPENED}{match[0]}{CLOSED}" if is_maths else match[0]

    return tex_to_html(_BRACE.sub(mark, tex))


def _cased(word: str, *, starts: bool) -> str:
    if starts and word.islower():
        return word[0].upper() + word[1:]
    is_capitalised = word[0].isupper() and (len(word) == 1 or word[1:].islower())
    return word.lower() if is_capitalised and not starts else word
