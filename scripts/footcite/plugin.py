"""The MkDocs plugin: what needs the whole site. It serves ProperDocs too, which aliases MkDocs."""

from __future__ import annotations

import functools
import gc
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from footcite.bibliography import bibliography_paths, load_bibliography
from footcite.documents import Source
from footcite.front_block import split_front_matter
from footcite.issues import Issue
from footcite.plugin_assets import add_asset_files, add_assets, add_needed_scripts
from footcite.plugin_options import FootciteConfig
from footcite.plugin_pages import SitePages
from footcite.plugin_watch import watch, watch_folders, watch_page_files
from footcite.site_listing import cited_keys, fill_listings, lists_complete
from footcite.site_styles import SiteStyles, config_text

if TYPE_CHECKING:
    from footcite.plugin_publication import Publisher

_EXTENSION = "footcite"


class FootcitePlugin(BasePlugin[FootciteConfig]):
    """Watches the bibliography, fills the site's lists of references, and reports issues.

    Issues are logged as warnings when the site is built, so that `--strict` fails on them.
    """

    _styles: SiteStyles
    _pages: SitePages

    def __init__(self) -> None:
        self._publisher: Publisher | None = None
        self._is_configured = False
        self._server: Any = None

    def on_startup(self, **_: Any) -> None:
        """Do nothing: MkDocs keeps a plugin that has this from one build to the next."""

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Start a build: tell the extension who hosts it, and have its files watched."""
        if _EXTENSION not in config.markdown_extensions:
            config.markdown_extensions.append(_EXTENSION)
        extension = config.mdx_configs.setdefault(_EXTENSION, {})
        _find_files(extension, Path(config.config_file_path).parent)
        watch(config, [*extension["bibliography"], extension.get("csl"), self.config.front_matter])
        if self.config.previews:
            add_assets(config)
        self._styles = SiteStyles(config)
        self._is_configured = True
        try:
            self._check_policy(config)
            self._styles.find(None)
            self._publisher = self._find_publisher(config)
            self._pages = SitePages(self._styles, self._publisher, self._find_front_matter_check())
        except ValueError as error:
            raise PluginError(str(error)) from error
        extension["host"] = self._pages
        return config

    def on_files(self, files: Files, config: MkDocsConfig) -> None:
        """Read the bibliography if it has changed, and add the scripts."""
        pages = self._pages
        bibliography, issues = load_bibliography(config.mdx_configs[_EXTENSION]["bibliography"])
        pages.begin(bibliography)
        pages.issues += issues
        pages.uses.exports = bool(config.mdx_configs[_EXTENSION].get("exports"))
        if self.config.link_status:
            from footcite.link_states import read_link_states  # noqa: PLC0415 - few sites ask for it

            locale = self._styles.find(None).locale
            pages.uses.states, found = read_link_states(self.config.link_status, pages.bibliography, locale)
            pages.issues += found
        self._styles.prepare(files, pages.bibliography)
        if self.config.previews:
            add_asset_files(files, config)

    def on_nav(self, nav: Navigation, **_: Any) -> None:
        """Keep the order of the pages: MkDocs renders them by file name."""
        # All that is loaded by now lives to the end; the collector need not look through it at each round.
        # What a server's last build left behind goes first, or it would be kept too.
        gc.collect()
        gc.freeze()
        self._pages.uses.order = {page.url: position for position, page in enumerate(nav.pages)}

    def on_page_read_source(self, page: Page, **_: Any) -> None:
        """Read the page's file before MkDocs does, which ends in a traceback where it is not UTF-8."""
        self._pages.source_of(page)

    def on_page_markdown(self, markdown: str, page: Page, **_: Any) -> str:
        """Judge the front matter; keep it out of the page where it is broken, and MkDocs leaves it in."""
        self._pages.open(page)
        return markdown if page.meta else split_front_matter(markdown)[1]

    def on_page_content(self, html: str, page: Page, **_: Any) -> None:
        """Take what the page cites: it is rendered now."""
        self._pages.close(page, html)

    def on_env(self, env: Any, files: Files, config: MkDocsConfig, **_: Any) -> None:
        """Fill the site's lists, now that every page is rendered, and add what the site exports."""
        watch_page_files(self._server, self._pages.files)
        uses, bibliography = self._pages.uses, self._pages.bibliography
        pages = [file.page for file in files.documentation_pages() if file.page and file.page.content]
        styles = [self._styles.find(page) for page in pages]
        is_complete = bool(self._publisher) and any(lists_complete(page.content or "") for page in pages)
        for page, style in zip(pages, styles, strict=True):
            page.content = fill_listings(page.content or "", page.url, uses, bibliography, style)
        if self._publisher:
            listed = cited_keys(uses, bibliography, is_complete=is_complete)
            entries = [bibliography.entries[key] for key in listed]
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
        issues = [*self._pages.issues, *self._styles.issues]
        if self._publisher:
            issues += self._publisher.issues
        if issues or self.config.check:
            # Most builds are in order, and need not wait for what judges and words issues.
            from footcite.plugin_report import report  # noqa: PLC0415

            report(issues, self.config, config)

    def on_serve(self, server: Any, config: MkDocsConfig, **_: Any) -> None:
        """Watch what the configuration cannot name."""
        self._server = server
        watch_folders(server, config.mdx_configs[_EXTENSION]["bibliography"])
        watch_page_files(server, self._pages.files)

    def _check_policy(self, config: MkDocsConfig) -> None:
        """Raise `ValueError` for what is wrong in severities and silences."""
        if self.config.severity or self.config.silence:
            from footcite.checker.configuration import read_policy  # noqa: PLC0415 - most sites have neither

            read_policy(dict(self.config), *config_text(config))

    def _find_publisher(self, config: MkDocsConfig) -> Publisher | None:
        """Return what cites pages and exports records, if that is asked for."""
        if not (self.config.cite_page or config.mdx_configs[_EXTENSION].get("exports")):
            return None
        from footcite.plugin_publication import Publisher  # noqa: PLC0415 - as above

        return Publisher(self.config, config, self._styles.language(None))

    def _find_front_matter_check(self) -> Callable[[Source], list[Issue]] | None:
        """Return what judges front matter, if that is asked for."""
        if not self.config.front_matter:
            return None
        from footcite.frontmatter import check_front_matter, load_schema  # noqa: PLC0415 - as above

        return functools.partial(check_front_matter, schema=load_schema(self.config.front_matter))


def _find_files(extension: dict[str, Any], folder: Path) -> None:
    """Set the paths of the extension's options, which are relative to the configuration."""
    named = bibliography_paths(extension.get("bibliography", "references.bib"))
    extension["bibliography"] = [str(folder / path) for path in named]
    if extension.get("csl") and (folder / extension["csl"]).is_file():
        extension["csl"] = str(folder / extension["csl"])
