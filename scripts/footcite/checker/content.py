"""Judges what else can be wrong in the HTML of a page: ids, languages, brackets left in the text."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from footcite.checker.links import Finding
from footcite.checker.page import PageFacts
from footcite.issues import Code
from footcite.source_issues import NO_SUCH_NOTE, unresolved, unused_note

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
    yield from _unused_notes(path, facts)
    for language, offset in facts.languages:
        if language and not _LANGUAGE.match(language):
            hint = "write a tag such as `en`, `en-GB` or `zh-Hans`"
            message = f"`{language}` is no language tag"
            yield Finding(Code.LANG_INVALID, message, hint, path, offset, language)
    for keys, offset in facts.unresolved:
        for key in keys.split("; "):
            yield _unresolved(path, key, offset, is_marked=True)
    for run in facts.texts:
        # The navigation repeats the headings of other pages.
        if facts.region[0] <= run[0][1] < facts.region[1]:
            yield from _brackets(path, facts, run)


def _brackets(path: str, facts: PageFacts, run: list[tuple[str, int]]) -> Iterator[Finding]:
    """Yield the brackets that nothing has turned into a link or a note."""
    text = html.unescape("".join(piece for piece, _ in run))
    for match in _REFERENCE.finditer(text):
        message = f"the reference link `{match[0]}` is not defined"
        hint = "define it as `[label]: address`, or write `\\[` for a literal bracket"
        yield Finding(Code.LINK_UNDEFINED, message, hint, path, run[0][1], match[0])
    # Where footcite is at work it marks such a label itself; then this is no bare text.
    for match in _FOOTNOTE.finditer(text) if not any(facts.unresolved) else ():
        yield _unresolved(path, f"^{match[1]}", run[0][1])


def _unused_notes(path: str, facts: PageFacts) -> Iterator[Finding]:
    """Yield the notes that no link leads back from: no marker led there."""
    notes = [(name[3:], offset) for name, offset in facts.anchors if name.startswith("fn:")]
    if not notes:
        return
    written = (link.value for _, piece in facts.pieces for link in piece.links)
    returns = {value.partition(":")[2] for value in written if value.startswith("#fnref")}
    for name, offset in notes:
        if name not in returns:
            message, hint = unused_note(name)
            yield Finding(Code.NOTE_UNUSED, message, hint, path, offset, name)


def _duplicate_ids(path: str, facts: PageFacts) -> Iterator[Finding]:
    names = facts.names
    if len(names) == len(set(names)):
        return
    seen = set()
    for anchor, offset in facts.anchors:
        if anchor in seen:
            message = f"the id `{anchor}` is given a second time"
            hint = "links to it lead to the first one: give this one another id"
            yield Finding(Code.ID_DUPLICATE, message, hint, path, offset, anchor)
        seen.add(anchor)


def _unresolved(path: str, key: str, offset: int, *, is_marked: bool = False) -> Finding:
    code, message = unresolved(key)
    hint = NO_SUCH_NOTE if code is Code.NOTE_UNDEFINED else ""
    return Finding(code, message, hint, path, offset, key, is_marked=is_marked)
