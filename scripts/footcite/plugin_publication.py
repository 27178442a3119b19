"""How pages of MkDocs come by the files of records, by what says how they are cited, and by its metadata."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from footcite.issues import Issue
from footcite.model import Bibliography, Entry, shown_path
from footcite.page import Location, PageResult
from footcite.publication import Publication, read_publication
from footcite.site_works import SitePage
from footcite.styles.interface import Style


class Publisher:
    """Works through one build: takes what pages cite, and adds what the site exports."""

    def __init__(self, options: Mapping[str, Any], config: MkDocsConfig, language: str) -> None:
        """Read the options; raises `ValueError` for what is wrong in them."""
        self._publication = Publication(
            read_publication(options, config.mdx_configs["footcite"], config, language)
        )

    @property
    def issues(self) -> Sequence[Issue]:
        """Return what is wrong in the records of the site and its pages."""
        return self._publication.issues

    def cite(self, page: Page, result: PageResult, bibliography: Bibliography) -> None:
        """Take what a page cites, in the order of the page."""
        keys = dict.fromkeys(use.key for use in result.uses)
        self._publication.cited[page.file.src_uri] = [bibliography.entries[key] for key in keys]

    def publish(
        self, listed: Sequence[Entry], pages: Iterable[tuple[Page, Style]], files: Files, config: MkDocsConfig
    ) -> None:
        """Add the boxes to the pages, each in its style, and the files to those of the site."""
        pages = list(pages)
        for page, _ in pages:
            url = page.canonical_url or "" if config.site_url else ""
            own = SitePage(page.file.src_uri, str(page.title), url, is_home=page.is_homepage)
            self._publication.add(own, page.meta, shown_path(page.file.abs_src_path or own.path))
        self._publication.finish()
        for page, style in pages:
            location = Location(page.file.src_uri, page.url)
            page.content = (page.content or "") + self._publication.box(location, style)
        for path, content in self._publication.files(listed):
            files.append(File.generated(config, path, content=content))

    def head(self, output: str, page: Page, config: MkDocsConfig) -> str:
        """Return the HTML of a page with its metadata."""
        description = str(page.meta.get("description") or config.site_description or "")
        return self._publication.head(output, page.file.src_uri, description)
