"""Finds the place in the source of what was found in the built page."""

from __future__ import annotations

import functools
import html
import os
import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote

from footcite.issues import Code
from footcite.links import Finding, target_of
from footcite.locate import find_key, mask_literals, position
from footcite.model import Place
from footcite.site import Site

# Where an address can stand in Markdown: link, image, definition, autolink, raw HTML.
_ADDRESS = re.compile(
    r"\]\(\s*<?(?P<inline>(?:[^()\s<>\"]|\([^()\s]*\))*)"
    r"|^[ ]{0,3}\[(?!\^)[^\]\n]+\]:[ \t]*\n?[ \t]*<?(?P<defined>[^\s>]+)"
    r"|<(?P<auto>[A-Za-z][A-Za-z0-9+.-]*:[^\s<>]*)>"
    r"|\b(?:href|src|srcset|poster|data|cite|action)\s*=\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)')"
    r"|url\(\s*[\"']?(?P<css>[^\"')]*)"
    r"|<meta[^>]*?url=(?P<refresh>[^\"'>]*)",
    re.MULTILINE | re.IGNORECASE,
)
_SNIPPET = re.compile(r"^[ \t]*(?:-{1,}8<-{1,})[ \t]+[\"'](?P<path>[^\"':]+)", re.MULTILINE)
_TEXT_CODES = frozenset({Code.LINK_UNDEFINED, Code.LANG_INVALID})


@dataclass(frozen=True, slots=True)
class SourceText:
    """A source file: its path below the documentation folder, as people name it, and its text."""

    path: str
    shown: str
    text: str
    masked: str


@dataclass(slots=True)
class Sources:
    """The documentation folder, the configuration and the bibliography a site was built from."""

    docs: str
    config: SourceText | None = None
    addresses: dict[str, Place] = field(default_factory=dict)
    _uses: dict[tuple[str, Code, str], int] = field(default_factory=dict)

    def place(self, site: Site, finding: Finding) -> tuple[Place, str]:
        """Return where to mend the finding, and, if that is not in the source, why."""
        file = site.pages.get(finding.file) or site.others[finding.file]
        start, end = file.facts.region
        built = Place(posixpath.join(site.root, finding.file), *position(file.text, finding.offset))
        if finding.written in self.addresses:
            return self.addresses[finding.written], ""
        source = page_source(self.docs, finding.file)
        if source and (start <= finding.offset < end or finding.code is Code.PAGE_ORPHAN):
            nth = self._count(finding)
            for text in (source, *_snippets(source, self.docs)):
                offset = _find(text, finding, nth)
                if offset is not None:
                    return Place(text.shown, *position(text.text, offset)), ""
        if self.config and finding.written:
            offset = self.config.text.find(_bare(finding.written))
            if offset >= 0:
                return Place(self.config.shown, *position(self.config.text, offset)), ""
        return built, "this comes from the theme or a plugin"

    def _count(self, finding: Finding) -> int:
        """Return how many findings of the kind the page has had before this one."""
        key = (finding.file, finding.code, finding.written)
        self._uses[key] = self._uses.get(key, -1) + 1
        return self._uses[key]


def page_source(docs: str, page: str) -> SourceText | None:
    """Return the Markdown file that a page is made from, or None if there is none."""
    stem = re.sub(r"(?:/|^)index\.html$|\.html$", "", page)
    names = [f"{stem}.md"] if stem else []
    names += [posixpath.join(stem, name) for name in ("index.md", "README.md")]
    return next((read_source(docs, name) for name in names if Path(docs, name).is_file()), None)


@functools.lru_cache(maxsize=4096)
def read_source(docs: str, path: str) -> SourceText:
    """Return a source file; the text is kept for the run, for one page may have many findings."""
    full = os.path.join(docs, path)  # noqa: PTH118 - a path below `docs`, whatever its separators
    text = Path(full).read_text(encoding="utf-8", errors="replace")
    return SourceText(path, os.path.relpath(full), text, mask_literals(text))


def _snippets(source: SourceText, docs: str) -> Iterator[SourceText]:
    """Yield the files that the page includes (https://facelessuser.github.io/pymdown-extensions)."""
    for match in _SNIPPET.finditer(source.text):
        for folder in (".", docs, posixpath.dirname(posixpath.join(docs, source.path))):
            if Path(folder, match["path"]).is_file():
                yield read_source(folder, match["path"])
                break


def _find(source: SourceText, finding: Finding, nth: int) -> int | None:
    """Return the offset of the nth place in the source that can have led to the finding."""
    if finding.code is Code.PAGE_ORPHAN:
        return 0
    if finding.code in {Code.CITE_UNKNOWN_KEY, Code.NOTE_UNDEFINED}:
        found = find_key(source.masked, finding.written.removeprefix("^"), nth)
        return _offset(source.text, *found) if found else None
    if finding.code is Code.ID_DUPLICATE:
        return _nth(_id_places(source, finding.written), nth + 1)
    if finding.code in _TEXT_CODES:
        places = [match.start() for match in re.finditer(re.escape(finding.written), source.masked)]
        return _nth(places, nth)
    return _nth(list(_address_places(source, finding)), nth)


def _nth(places: list[int], nth: int) -> int | None:
    """Return the nth place, or the last: a definition serves several links."""
    return places[min(nth, len(places) - 1)] if places else None


def _id_places(source: SourceText, anchor: str) -> list[int]:
    escaped = re.escape(anchor)
    pattern = (
        rf"\{{[^{{}}\n]*#(?P<list>{escaped})(?=[\s}}])|\b(?:id|name)\s*=\s*[\"']?(?P<html>{escaped})(?![\w-])"
    )
    return [m.start("list") if m["list"] else m.start("html") for m in re.finditer(pattern, source.masked)]


def _address_places(source: SourceText, finding: Finding) -> Iterator[int]:
    """Yield the offsets of the addresses that the generator turns into the link as it was built."""
    wanted = _key(finding.written, posixpath.dirname(finding.file))
    for match in _ADDRESS.finditer(source.masked):
        group = next((name for name, value in match.groupdict().items() if value is not None), "")
        for written, offset in _split(match[group] if group else "", match.start(group) if group else 0):
            address = html.unescape(written)
            if address == finding.written or _key(address, posixpath.dirname(source.path)) == wanted:
                yield offset


def _split(value: str, start: int) -> Iterator[tuple[str, int]]:
    """Yield the address, or each one of a `srcset`, with its offset."""
    if "," not in value or re.match(r"[a-z]+:", value):
        yield value, start
        return
    for match in re.finditer(r"[^\s,]+(?=[^,]*)", value):
        yield match[0], start + match.start()


def _key(address: str, folder: str) -> tuple[str, str]:
    """Return what an address points at, the same for `trade.md#c1` and for `../trade/#c1`."""
    target = target_of(address, folder)
    if target is None:
        return (unquote(address), "")
    if not target.path:
        return ("", target.anchor)
    path = re.sub(r"(?:(?:^|/)(?:index|README))?\.(?:md|html)$|/$", "", target.path)
    return (path or ".", target.anchor)


def _bare(written: str) -> str:
    return re.sub(r"^(?:\.\./)+|^\./|/$", "", written)


def _offset(text: str, line: int, column: int) -> int:
    lines = text.split("\n")
    return sum(len(part) + 1 for part in lines[: line - 1]) + column - 1
