"""Finds where in a source file that may stand which led to a finding in the built page."""

from __future__ import annotations

import posixpath
import re
from pathlib import Path

from footcite.checker.addresses import Address, find_addresses, is_same_target
from footcite.checker.links import Finding
from footcite.checker.source_texts import SourceText
from footcite.checker.targets import target_of
from footcite.ids import slug
from footcite.issues import Code
from footcite.locate import find_citations, find_definitions

_HEADING = re.compile(r"^#{1,6}[ \t]+(?P<title>[^\n]*?)[ \t]*#*[ \t]*$", re.MULTILINE)


def find_occurrences(source: SourceText, finding: Finding, docs: str) -> list[int]:
    """Return the offsets in one file that can have led to the finding, in order."""
    code, written = finding.code, finding.written
    if code in {Code.CITE_UNKNOWN_KEY, Code.NOTE_UNDEFINED}:
        return _of(source, find_citations(source.masked).get(written, ()))
    if code is Code.NOTE_UNUSED:
        definitions = find_definitions(source.masked)
        return [o for label, at in definitions.items() if slug(label) == written for o in _of(source, at)]
    if code is Code.ID_DUPLICATE:
        return _id_offsets(source, written)
    if code is Code.LANG_INVALID:
        pattern = rf"(?<![\w-])lang\s*=\s*[\"']?(?P<value>{re.escape(written)})(?![\w-])"
        return [match.start("value") for match in re.finditer(pattern, source.masked)]
    if code is Code.LINK_UNDEFINED:
        return _text_offsets(source, written)
    addresses = find_addresses(source.masked)
    return [a.offset for a in addresses if _leads_to(a, source, finding, docs)]


def _leads_to(address: Address, source: SourceText, finding: Finding, docs: str) -> bool:
    """Return whether the generator makes the link as it was built out of the address.

    It turns the addresses of Markdown that lead to a file, and leaves all others as they are.
    """
    folder = posixpath.dirname(source.path)
    target = target_of(address.value, folder)
    is_turned = address.in_markdown and target and target.path and Path(docs, target.path).exists()
    if not is_turned:
        return address.value == finding.written
    return is_same_target(address.value, folder, finding.written, posixpath.dirname(finding.file))


def _of(source: SourceText, places: tuple[tuple[int, int], ...]) -> list[int]:
    starts = [0, *(match.end() for match in re.finditer("\n", source.text))]
    return [starts[line - 1] + column - 1 for line, column in places]


def _id_offsets(source: SourceText, anchor: str) -> list[int]:
    escaped = re.escape(anchor)
    in_list = rf"\{{[^{{}}\n]*#(?P<list>{escaped})(?=[\s}}])"
    in_html = rf"(?<![\w-])(?:id|name)\s*=\s*[\"']?(?P<html>{escaped})(?![\w-])"
    given = [m.start(m.lastgroup or 0) for m in re.finditer(rf"{in_list}|{in_html}", source.masked)]
    titles = _HEADING.finditer(source.masked)
    return sorted([*given, *(match.start() for match in titles if _heading_id(match["title"]) == anchor)])


def _heading_id(title: str) -> str:
    """Return the id that a heading gets without one of its own (the `toc` of Python-Markdown)."""
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", title).strip().lower())


def _text_offsets(source: SourceText, written: str) -> list[int]:
    """Return where the text stands, whatever inline markup is in it, unless it is escaped."""
    words = (re.escape(word) for word in re.split(r"[\s*_`]+", written))
    pattern = r"[\s*_`]*".join(words)
    return [match.start() for match in re.finditer(rf"(?<!\\){pattern}", source.masked)]
