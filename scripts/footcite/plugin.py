"""The MkDocs plugin: what needs the whole site. It serves ProperDocs too, which aliases MkDocs."""

from __future__ import annotations

import gc
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from footcite.bibliography import bibliography_paths, load_bibliography, watched_folder
from footcite.bibliography.entries import JoinedEntries
from footcite.front_block import split_front_matter
from footcite.issues import Issue
from footcite.model import Bibliography, Entry, shown_path
from footcite.page import Location, PageResult, Source, Use
from footcite.page_bibliography import page_bibliography, page_files
from footcite.page_issues import unknown_nocite
from footcite.plugin_assets import add_asset_files, add_assets, add_needed_scripts
from footcite.plugin_options import FootciteConfig
from footcite.site_listing import (
    SiteUses,
    cited_keys,
    fill_listings,
    listed_ids,
    lists_complete,
    nocited,
)
from footcite.site_styles import SiteStyles, config_text

if TYPE_CHECKING:
    from footcite.plugin_publication import Publisher

_EXTENSION = "footcite"


class FootcitePlugin(BasePlugin[FootciteConfig]):
    """Watches the bibliography, fills the site's lists of references, and reports issues.

    Issues are logged as warnings when the site is built, so that `--strict` fails on them.
    """

    fills_listings = True
    folder = ""
    _config: MkDocsConfig
    _styles: SiteStyles

    def __init__(self) -> None:
        self._is_configured = False
        self._schema: dict[str, Any] | None = None
        self._check_front_matter: Callable[..., list[Issue]] = lambda *_: []
        self._bibliography = Bibliography({})
        # Those of the pages' own files.
        self._own_entries: dict[str, Entry] = {}
        self._issues: list[Issue] = []
        self._uses = SiteUses()
        self._publisher: Publisher | None = None
        self._page: Page | None = None
        self._page_uses: list[Use] = []
        self._page_files: list[str] = []
        self._source: tuple[str | None, Source | None] = (None, None)
        self._server: Any = None

    def on_startup(self, **_: Any) -> None:
        """Do nothing: MkDocs keeps a plugin that has this from one build to the next."""

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Tell the extension that this plugin hosts it, and have its files watched."""
        if _EXTENSION not in config.markdown_extensions:
            config.markdown_extensions.append(_EXTENSION)
        extension = config.mdx_configs.setdefault(_EXTENSION, {})
        folder = Path(config.config_file_path).parent
        named = bibliography_paths(extension.get("bibliography", "references.bib"))
        extension["bibliography"] = [str(folder / path) for path in named]
        extension["host"] = self
        self._config = config
        self._watch(config, *(path for path in extension["bibliography"] if not watched_folder(path)))
        if self.config.front_matter:
            self._watch(config, self.config.front_matter)
        if extension.get("csl") and (folder / extension["csl"]).is_file():
            extension["csl"] = str(folder / extension["csl"])
            self._watch(config, extension["csl"])
        if self.config.previews:
            add_assets(config)
        self._styles = SiteStyles(config)
        self._is_configured = True
        try:
            self._styles.find(None)
            self._read_options(config)
        except ValueError as error:
            raise PluginError(str(error)) from error
        return config

    def on_files(self, files: Files, config: MkDocsConfig) -> None:
        """Start a build: read the bibliography if it has changed, add the scripts."""
        paths = config.mdx_configs[_EXTENSION]["bibliography"]
        loaded, issues = load_bibliography(paths)
        self._own_entries = {}
        self._bibliography = replace(loaded, entries=JoinedEntries(loaded.entries, self._own_entries))
        self._issues = list(issues)
        self._uses = SiteUses(exports=bool(config.mdx_configs[_EXTENSION].get("exports")))
        self._page_files = []
        self._source = (None, None)
        if self._publisher:
            self._publisher.begin()
        if self.config.link_status:
            from footcite.link_states import read_link_states  # noqa: PLC0415 - few sites ask for it

            self._uses.states, found = read_link_states(
                self.config.link_status, self._bibliography, self._styles.find(None).locale
            )
            self._issues += found
        self._styles.prepare(files, self._bibliography)
        if self.config.previews:
            add_asset_files(files, config)

    def on_nav(self, nav: Navigation, **_: Any) -> None:
        """Keep the order of the pages: MkDocs renders them by file name."""
        # All that is loaded by now lives to the end; the collector need not look through it at each round.
        # What a server's last build left behind goes first, or it would be kept too.
        gc.collect()
        gc.freeze()
        self._uses.order = {page.url: position for position, page in enumerate(nav.pages)}

    def on_page_read_source(self, page: Page, **_: Any) -> None:
        """Read the page's file before MkDocs does, which ends in a traceback where it is not UTF-8."""
        self._source_of(page)

    def on_page_markdown(self, markdown: str, page: Page, **_: Any) -> str:
        """Judge the front matter; keep it out of the page where it is broken, and MkDocs leaves it in."""
        self._page = page
        if source := self._source_of(page):
            if self._schema:
                self._issues += self._check_front_matter(source, self._schema)
            self._page_files += page_files(source)
            known = page_bibliography(source, self._bibliography)[0]
            self._issues += unknown_nocite(source.path, source.text, known)
        return markdown if page.meta else split_front_matter(markdown)[1]

    def on_page_content(self, html: str, page: Page, **_: Any) -> None:
        """Let MkDocs know the anchors of the lists that are filled in only after it checks links.

        The page is rendered now; what other plugins render later, such as excerpts, is none of it.
        """
        self._page = None
        # Only now has the page the title that its first heading gives it, without the marks in it.
        self._uses.add(page.url, str(page.title), self._page_uses)
        self._page_uses = []
        if page.present_anchor_ids is not None:
            page.present_anchor_ids |= listed_ids(html, self._bibliography)

    @property
    def language(self) -> str:
        """Return the language of the page under work, or of the theme (`footcite.page.Host`)."""
        return self._styles.language(self._page)

    @property
    def link_states(self) -> Mapping[str, str]:
        """Return what is known of links (`footcite.page.Host`)."""
        return self._uses.states

    def location(self) -> Location | None:
        """Return where the page under work stands (`footcite.page.Host`)."""
        return Location(self._page.file.src_uri, self._page.url) if self._page else None

    def source(self) -> Source | None:
        """Return the file of the page under work (`footcite.page.Host`)."""
        return self._source_of(self._page) if self._page else None

    def _source_of(self, page: Page) -> Source | None:
        """Return the file of a page, None if it has none; it is read once, for pages come one by one."""
        path = page.file.abs_src_path
        if path != self._source[0]:
            self._source = (path, _read(path) if path else None)
        return self._source[1]

    def collect(self, result: PageResult, bibliography: Bibliography) -> None:
        """Take what the page cites and what is wrong in it (`footcite.page.Host`)."""
        if self._page:
            self._issues += result.issues
            for entry in result.own_entries:
                self._own_entries.setdefault(entry.key, entry)
            self._page_uses = result.uses
            self._uses.listed |= nocited(self._page.meta.get("nocite"), self._bibliography)
            if self._publisher:
                self._publisher.cite(self._page, result, bibliography)

    def cited(self, bibliography: Bibliography) -> None:
        """Return None: the lists are filled when all pages are rendered (`footcite.page.Host`)."""

    def on_env(self, env: Any, files: Files, config: MkDocsConfig, **_: Any) -> None:
        """Fill the site's lists, now that every page is rendered, and add what the site exports."""
        self._watch_page_files()
        pages = [file.page for file in files.documentation_pages() if file.page and file.page.content]
        styles = [self._styles.find(page) for page in pages]
        is_complete = bool(self._publisher) and any(lists_complete(page.content or "") for page in pages)
        for page, style in zip(pages, styles, strict=True):
            page.content = fill_listings(page.content or "", page.url, self._uses, self._bibliography, style)
        if self._publisher:
            listed = cited_keys(self._uses, self._bibliography, is_complete=is_complete)
            entries = [self._bibliography.entries[key] for key in listed]
            self._publisher.publish(entries, list(zip(pages, styles, strict=True)), files, config)
        if self.config.previews:
            add_needed_scripts(config, pages)

    def on_post_page(self, output: str, page: Page, config: MkDocsConfig) -> str:
        """Add the metadata of the page to its head."""
        return self._publisher.head(output, page, config) if self._publisher else output

    def on_build_error(self, error: Exception, **_: Any) -> None:
        """End what the build started, if it came so far."""
        gc.unfreeze()
        if self._is_configured:
            self._styles.close()

    def on_post_build(self, config: MkDocsConfig) -> None:
        """Report what is wrong, in the built site too if that is asked for."""
        gc.unfreeze()
        self._styles.close()
        self._issues += self._styles.issues
        if self._publisher:
            self._issues += self._publisher.issues
        if self._issues or self.config.check:
            # Most builds are in order, and need not wait for what judges and words issues.
            from footcite.plugin_report import report  # noqa: PLC0415

            report(self._issues, self.config, config)

    def on_serve(self, server: Any, config: MkDocsConfig, **_: Any) -> None:
        """Watch the folders in which patterns find files, for files that are not there yet."""
        self._server = server
        for path in config.mdx_configs[_EXTENSION]["bibliography"]:
            if folder := watched_folder(path):
                server.watch(folder[0], recursive=folder[1])
        self._watch_page_files()

    def _watch_page_files(self) -> None:
        """Watch what pages name, once the live server is there; the documents it watches by itself."""
        for path in self._page_files if self._server else []:
            folder, below = watched_folder(path) or (path, False)
            if Path(folder).exists():
                self._server.watch(folder, recursive=below)

    def _read_options(self, config: MkDocsConfig) -> None:
        """Read what needs modules of its own; raises `ValueError` for what is wrong in it."""
        if self.config.severity or self.config.silence:
            from footcite.checker.configuration import read_policy  # noqa: PLC0415 - most sites have neither

            read_policy(dict(self.config), *config_text(config))
        self._publisher = None
        if self.config.cite_page or config.mdx_configs[_EXTENSION].get("exports"):
            from footcite.plugin_publication import Publisher  # noqa: PLC0415 - as above

            self._publisher = Publisher(self.config, config, self._styles.language(None))
        self._schema = None
        if self.config.front_matter:
            from footcite.frontmatter import check_front_matter, load_schema  # noqa: PLC0415 - few ask for it

            self._schema, self._check_front_matter = load_schema(self.config.front_matter), check_front_matter

    def _watch(self, config: MkDocsConfig, *paths: str) -> None:
        config.watch.extend(path for path in paths if Path(path).exists() and path not in config.watch)


def _read(path: str) -> Source:
    """Return a page's file; where it is not UTF-8, MkDocs, which reads it after us, ends in a traceback."""
    try:
        return Source(shown_path(path), Path(path).read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError as error:
        byte = f"byte {error.object[error.start]:#04x} at offset {error.start}"
        raise PluginError(f"{shown_path(path)}: {byte} is not UTF-8; save the file as UTF-8") from error
