"""Finds the place in the source of what was found in the built page."""

from __future__ import annotations

import functools
import os
import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from footcite.checker.addresses import Address, find_addresses, is_same_target
from footcite.checker.links import Finding
from footcite.checker.site import Site
from footcite.checker.snippets import find_snippets
from footcite.checker.targets import target_of
from footcite.ids import slug
from footcite.issues import Code
from footcite.locate import find_citations, find_definitions, mask_literals, position
from footcite.model import Bibliography, Place

_MAX_NESTING = 5
_FRONT_MATTER = re.compile(r"\A---\n.*?^(?:---|\.\.\.)$", re.DOTALL | re.MULTILINE)
_HEADING = re.compile(r"^#{1,6}[ \t]+(?P<title>[^\n]*?)[ \t]*#*[ \t]*$", re.MULTILINE)


@dataclass(frozen=True)
class SourceText:
    """A source file: its path below its folder, the path as people name it, and its text."""

    path: str
    shown: str
    text: str

    @functools.cached_property
    def masked(self) -> str:
        """Return the text without literals; a build that is not checked never needs it."""
        return mask_literals(self.text)

    def place(self, offset: int) -> Place:
        """Return the place of an offset."""
        return Place(self.shown, *position(self.text, offset))


@dataclass
class Sources:
    """What a site was built from: documents, configuration, bibliography, and folders of snippets."""

    docs: str
    config: SourceText | None = None
    bibliography: Bibliography = field(default_factory=lambda: Bibliography({}))
    snippets: tuple[str, ...] = ()
    _seen: dict[tuple[str, Code, str], int] = field(default_factory=dict)

    def place(self, site: Site, finding: Finding) -> tuple[Place, str]:
        """Return where to mend the finding; if that is not in the sources, the built place, and why."""
        if finding.in_reference and finding.written in self._addresses:
            return self._addresses[finding.written], ""
        file = site.pages.get(finding.file) or site.others[finding.file]
        if not finding.file.endswith(".md") and Path(self.docs, finding.file).is_file():
            shown = os.path.relpath(Path(self.docs, finding.file))
            return Place(shown, *position(file.text, finding.offset)), ""
        if is_own_content(site, finding):
            place = self._in_page(finding)
            if place:
                return place, ""
        place = self._in_config(finding, site.base) or self._in_front_matter(finding)
        if place:
            return place, ""
        built = Place(posixpath.join(site.root, finding.file), *position(file.text, finding.offset))
        return built, "this comes from the theme or a plugin"

    def is_written(self, finding: Finding) -> bool:
        """Return whether the page's source has the text of the finding, where that can be told."""
        source = page_source(self.docs, finding.file)
        return source is None or bool(self._candidates(source, finding))

    def other_case(self, finding: Finding) -> str:
        """Return the document that the link differs from in letter case alone, or ``""``."""
        source = page_source(self.docs, finding.file)
        target = target_of(finding.written, posixpath.dirname(source.path)) if source else None
        wanted = target.path.casefold() if target else ""
        twins = (path for path in self._documents if wanted and path.casefold() == wanted)
        return next((path for path in twins if target and path != target.path), "")

    @functools.cached_property
    def _addresses(self) -> Mapping[str, Place]:
        """Where the addresses of the bibliography stand, as they are linked."""
        works = (entry for entry in self.bibliography.works if entry.get("url"))
        return {entry.address("url"): entry.field_places["url"] for entry in works}

    @functools.cached_property
    def _documents(self) -> list[str]:
        """The paths of all files below the documentation folder."""
        return sorted(
            path.relative_to(self.docs).as_posix() for path in Path(self.docs).rglob("*") if path.is_file()
        )

    def _in_page(self, finding: Finding) -> Place | None:
        source = page_source(self.docs, finding.file)
        if source is None:
            return None
        if finding.code is Code.PAGE_ORPHAN:
            return source.place(0)
        key = (finding.file, finding.code, finding.written)
        nth = self._seen[key] = self._seen.get(key, -1) + 1
        found = self._candidates(source, finding)
        # A definition serves several links: the last place stands for all further ones.
        return found[min(nth, len(found) - 1)] if found else None

    def _candidates(self, source: SourceText, finding: Finding, depth: int = 0) -> list[Place]:
        """Return the places that can have led to the finding, snippets where they are included."""
        found = [(offset, source.place(offset)) for offset in _offsets(source, finding, self.docs)]
        if depth < _MAX_NESTING:
            for snippet in find_snippets(source.text, (*self.snippets, ".", self.docs)):
                text = read_source(snippet.folder, snippet.path)
                found += [
                    (snippet.offset, place)
                    for place in self._candidates(text, finding, depth + 1)
                    if place.path != text.shown or (place.line or 0) in snippet.lines(text.text)
                ]
        ordered = [place for _, place in sorted(found, key=lambda pair: pair[0])]
        # The first of two equal ids is right.
        return ordered[1:] if finding.code is Code.ID_DUPLICATE and not depth else ordered

    def _in_front_matter(self, finding: Finding) -> Place | None:
        """Return where the page's own front matter hands the address to a template."""
        source = page_source(self.docs, finding.file)
        block = _FRONT_MATTER.match(source.text) if source and finding.code not in _TEXT_CODES else None
        offset = block[0].find(finding.written) if block and finding.written else -1
        return source.place(offset) if source and offset >= 0 else None

    def _in_config(self, finding: Finding, base: str) -> Place | None:
        if self.config is None or not finding.written or finding.code in _TEXT_CODES:
            return None
        target = target_of(finding.written, posixpath.dirname(finding.file), base)
        names = {finding.written, re.sub(r"^(?:\.\.?/)+", "", finding.written), target.path if target else ""}
        for name in sorted(names - {""}, key=len, reverse=True):
            match = re.search(rf"(?<![\w./-]){re.escape(name)}(?![\w/-])", self.config.text)
            if match:
                return self.config.place(match.start())
        return None


_TEXT_CODES = frozenset(
    {Code.LINK_UNDEFINED, Code.LANG_INVALID, Code.ID_DUPLICATE}
    | {Code.CITE_UNKNOWN_KEY, Code.NOTE_UNDEFINED, Code.NOTE_UNUSED}
)


def is_own_content(site: Site, finding: Finding) -> bool:
    """Return whether the finding stands in the page's own content, not in the template around it."""
    page = site.pages.get(finding.file)
    if page is None or page.path == "404.html":
        return False
    if finding.code is Code.PAGE_ORPHAN:
        return True
    return page.facts.region[0] <= finding.offset < page.facts.region[1]


def page_source(docs: str, page: str) -> SourceText | None:
    """Return the Markdown file that a page is made from, or None if there is none."""
    stem = re.sub(r"(?:/|^)index\.html$|\.html$", "", page)
    names = [f"{stem}.md"] if stem else []
    names += [posixpath.join(stem, name) for name in ("index.md", "README.md")]
    return next((read_source(docs, name) for name in names if Path(docs, name).is_file()), None)


def read_source(folder: str, path: str) -> SourceText:
    """Return a source file; it is read again only when it has changed."""
    full = Path(folder, path)
    status = full.stat()
    return _read_unchanged(folder, path, str(full.absolute()), status.st_mtime_ns)


@functools.lru_cache(maxsize=8192)
def _read_unchanged(folder: str, path: str, full: str, _mtime: int) -> SourceText:
    text = Path(full).read_text(encoding="utf-8", errors="replace")
    return SourceText(path, os.path.relpath(Path(folder, path)), text)


def _offsets(source: SourceText, finding: Finding, docs: str) -> list[int]:
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
