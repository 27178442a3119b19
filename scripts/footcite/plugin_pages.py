"""What a build of MkDocs takes from its pages, which come one after the other."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError
from mkdocs.structure.pages import Page

from footcite.bibliography.entries import JoinedEntries
from footcite.documents import Source
from footcite.issues import Issue
from footcite.model import Bibliography, Entry, shown_path
from footcite.page import Location, PageResult, Use
from footcite.page_bibliography import page_bibliography, page_files
from footcite.site_listing import SiteUses, listed_ids, nocited
from footcite.site_styles import SiteStyles
from footcite.source_issues import unknown_nocite

if TYPE_CHECKING:
    from footcite.plugin_publication import Publisher


class SitePages:
    """Works through one build: knows the page under work, and gathers what the lists of the site show.

    It is the `footcite.page.Host` of the extension.
    """

    fills_listings = True
    folder = ""

    def __init__(
        self,
        styles: SiteStyles,
        publisher: Publisher | None,
        check_front_matter: Callable[[Source], list[Issue]] | None,
    ) -> None:
        self._styles = styles
        self._publisher = publisher
        self._check_front_matter = check_front_matter
        self.bibliography = Bibliography({})
        # Those of the pages' own files.
        self._own_entries: dict[str, Entry] = {}
        self.issues: list[Issue] = []
        self.uses = SiteUses()
        self.files: list[str] = []
        self._page: Page | None = None
        self._page_uses: list[Use] = []
        self._source: tuple[str | None, Source | None] = (None, None)

    def begin(self, bibliography: Bibliography) -> None:
        """Take the bibliography of the site, to which the pages may add entries of their own."""
        self.bibliography = replace(
            bibliography, entries=JoinedEntries(bibliography.entries, self._own_entries)
        )

    def open(self, page: Page) -> None:
        """Judge the front matter of a page, which is under work from now on."""
        self._page = page
        source = self.source_of(page)
        if source is None:
            return
        if self._check_front_matter:
            self.issues += self._check_front_matter(source)
        self.files += page_files(source)
        known = page_bibliography(source, self.bibliography)[0]
        self.issues += unknown_nocite(source.path, source.text, known)

    def close(self, page: Page, html: str) -> None:
        """Take what the page cites, now that it has a title, which may be that of its first heading.

        MkDocs, which checks links before the lists are filled in, learns of their anchors. What other
        plugins render from now on, such as excerpts, is none of the page.
        """
        self._page = None
        self.uses.add(page.url, str(page.title), self._page_uses)
        self._page_uses = []
        if page.present_anchor_ids is not None:
            page.present_anchor_ids |= listed_ids(html, self.bibliography)

    def source_of(self, page: Page) -> Source | None:
        """Return the file of a page, None if it has none; it is read once, for pages come one by one."""
        path = page.file.abs_src_path
        if path != self._source[0]:
            self._source = (path, _read(path) if path else None)
        return self._source[1]

    @property
    def language(self) -> str:
        """Return the language of the page under work, or of the theme (`footcite.page.Host`)."""
        return self._styles.language(self._page)

    @property
    def link_states(self) -> Mapping[str, str]:
        """Return what is known of links (`footcite.page.Host`)."""
        return self.uses.states

    def location(self) -> Location | None:
        """Return where the page under work stands (`footcite.page.Host`)."""
        return Location(self._page.file.src_uri, self._page.url) if self._page else None

    def source(self) -> Source | None:
        """Return the file of the page under work (`footcite.page.Host`)."""
        return self.source_of(self._page) if self._page else None

    def collect(self, result: PageResult, bibliography: Bibliography) -> None:
        """Take what the page cites and what is wrong in it (`footcite.page.Host`)."""
        if self._page:
            self.issues += result.issues
            for entry in result.own_entries:
                self._own_entries.setdefault(entry.key, entry)
            self._page_uses = result.uses
            self.uses.listed |= nocited(self._page.meta.get("nocite"), self.bibliography)
            if self._publisher:
                self._publisher.cite(self._page, result, bibliography)

    def cited(self, bibliography: Bibliography) -> None:
        """Return None: the lists are filled when all pages are rendered (`footcite.page.Host`)."""


def _read(path: str) -> Source:
    """Return a page's file; where it is not UTF-8, MkDocs, which reads it after us, ends in a traceback."""
    try:
        return Source(shown_path(path), Path(path).read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError as error:
        byte = f"byte {error.object[error.start]:#04x} at offset {error.start}"
        raise PluginError(f"{shown_path(path)}: {byte} is not UTF-8; save the file as UTF-8") from error
