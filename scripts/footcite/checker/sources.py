"""Finds the place in the source of what was found in the built page."""

from __future__ import annotations

import functools
import os
import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from footcite.checker.links import Finding
from footcite.checker.occurrences import find_occurrences
from footcite.checker.site import Site
from footcite.checker.snippets import find_snippets
from footcite.checker.source_texts import SourceText, page_source, read_source
from footcite.checker.targets import target_of
from footcite.issues import Code
from footcite.locate import position
from footcite.model import Bibliography, Place

_MAX_NESTING = 5
_FRONT_MATTER = re.compile(r"\A---\n.*?^(?:---|\.\.\.)$", re.DOTALL | re.MULTILINE)
# What these find is no address, which configuration or front matter could hand to a template.
_TEXT_CODES = frozenset(
    {Code.LINK_UNDEFINED, Code.LANG_INVALID, Code.ID_DUPLICATE}
    | {Code.CITE_UNKNOWN_KEY, Code.NOTE_UNDEFINED, Code.NOTE_UNUSED}
)


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
        found = [(offset, source.place(offset)) for offset in find_occurrences(source, finding, self.docs)]
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


def is_own_content(site: Site, finding: Finding) -> bool:
    """Return whether the finding stands in the page's own content, not in the template around it."""
    page = site.pages.get(finding.file)
    if page is None or page.path == "404.html":
        return False
    if finding.code is Code.PAGE_ORPHAN:
        return True
    return page.facts.region[0] <= finding.offset < page.facts.region[1]
