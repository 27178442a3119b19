"""Judges what else can be wrong in the HTML of a page: ids, languages, brackets left in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from footcite.html import PageFacts
from footcite.issues import Code
from footcite.links import Finding

# Well-formed tags of BCP 47 (RFC 5646), and private ones; `en_GB` and `english` are neither.
_LANGUAGE = re.compile(
    r"^(?:[A-Za-z]{2,3}(?:-[A-Za-z]{3}){0,3}(?:-[A-Za-z]{4})?(?:-(?:[A-Za-z]{2}|\d{3}))?"
    r"(?:-(?:[A-Za-z0-9]{5,8}|\d[A-Za-z0-9]{3}))*(?:-[A-WY-Za-wy-z0-9](?:-[A-Za-z0-9]{2,8})+)*"
    r"(?:-x(?:-[A-Za-z0-9]{1,8})+)?|x(?:-[A-Za-z0-9]{1,8})+)$"
)
_REFERENCE = re.compile(r"(?<![\w\]])\[[^\[\]\n]+\]\[[^\[\]\n]*\]")
_FOOTNOTE = re.compile(r"\[\^([^\[\]\s]+)\](?!:)")


def check_content(path: str, facts: PageFacts) -> Iterator[Finding]:
    """Yield what is wrong in one page."""
    yield from _duplicate_ids(path, facts)
    for language, offset in facts.languages:
        if language and not _LANGUAGE.match(language):
            hint = "write a tag such as `en`, `en-GB` or `zh-Hans`"
            message = f"`{language}` is no language tag"
            yield Finding(Code.LANG_INVALID, message, hint, path, offset, language)
    for keys, offset in facts.unresolved:
        for key in keys.split():
            yield _unresolved(path, key, offset)
    for text, start in facts.texts:
        for match in _REFERENCE.finditer(text):
            message = f"the reference link `{match[0]}` is not defined"
            hint = "define it as `[label]: address`, or write `\\[` for a literal bracket"
            yield Finding(Code.LINK_UNDEFINED, message, hint, path, start + match.start(), match[0])
        for match in _FOOTNOTE.finditer(text):
            # footcite marks such a label itself; then it is no bare text.
            if not facts.unresolved:
                yield _unresolved(path, f"^{match[1]}", start + match.start())


def _duplicate_ids(path: str, facts: PageFacts) -> Iterator[Finding]:
    seen = set()
    for anchor, offset in facts.anchors:
        if anchor in seen:
            message = f"the id `{anchor}` is given a second time"
            hint = "links to it lead to the first one: give this one another id"
            yield Finding(Code.ID_DUPLICATE, message, hint, path, offset, anchor)
        seen.add(anchor)


def _unresolved(path: str, key: str, offset: int) -> Finding:
    if key.startswith("^"):
        message = f"footnote `{key[1:]}` is neither defined on the page nor a cite key"
        hint = "define it with `[^label]: text`, or write `\\[` for a literal bracket"
        return Finding(Code.NOTE_UNDEFINED, message, hint, path, offset, key)
    return Finding(Code.CITE_UNKNOWN_KEY, f"unknown cite key `{key}`", "", path, offset, key)
