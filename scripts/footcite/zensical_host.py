"""Zensical as the host. It runs no MkDocs plugin, so the extension itself looks at the whole site.

Zensical renders each page by a Python-Markdown instance of its own, one after the other in one process,
with a preprocessor `rendering_context` that has the page and the configuration. Nothing is imported from
it (https://github.com/zensical/zensical, `python/zensical/extensions/context.py`).
"""

from __future__ import annotations

import contextlib
import copy
import logging
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

from markdown import Markdown

from footcite.checker.policy import Policy, apply_policy
from footcite.documents import Source
from footcite.issues import Code, Issue, Severity
from footcite.locate import find_nocite
from footcite.model import Bibliography, shown_path
from footcite.page import ZENSICAL_CONTEXT, Location, PageResult, Use
from footcite.reference_item import Cited
from footcite.report.escapes import break_commands, redact
from footcite.site_listing import SiteUses, cited_entries, nocited
from footcite.source_issues import unknown_nocite
from footcite.zensical_pages import SitePage, docs_folder, site_pages, split_source

_CONTEXT_EXTENSION = "zensical.extensions.context"
_AUTOREFS = "zensical.extensions.autorefs"
_LOG = logging.getLogger("footcite")


@dataclass(frozen=True, slots=True)
class _Known:
    """What a page cites, as long as its text and the bibliography stay what they were."""

    text: str
    bibliography: Bibliography
    heading: str
    uses: tuple[Use, ...]

    def holds(self, text: str, bibliography: Bibliography) -> bool:
        return text == self.text and bibliography is self.bibliography


@dataclass(slots=True)
class _Site:
    """The pages rendered so far in this process, by the path of their file; each is rendered once for
    its own sake, and once more only if a list needs it earlier."""

    pages: dict[Path, _Known] = field(default_factory=dict)
    is_gathering: bool = False
    bibliography: Bibliography | None = None
    reported: set[Issue] = field(default_factory=set)
    config: dict[str, Any] = field(default_factory=dict)
    policy: Policy = field(default_factory=Policy)

    def report(self, issues: Iterable[Issue], page: str, bibliography: Bibliography) -> None:
        """Log the issues of a page each time, those of the bibliography once as long as it stays."""
        if self.bibliography is not bibliography:
            self.bibliography = bibliography
            self.reported.clear()
        new = [issue for issue in issues if issue not in self.reported]
        self.reported.update(issue for issue in new if issue.place.path != page)
        paths = {path for path in (Path(issue.place.path) for issue in new) if path.is_file()}
        for issue in apply_policy(new, self.policy, {str(path): _read(path) for path in paths}):
            # A silence that matches nothing on this page may be meant for another one.
            if issue.severity is not Severity.INFO and issue.code is not Code.SILENCE_UNUSED:
                _LOG.warning("%s", break_commands(redact(str(issue))))

    def follow(self, config: dict[str, Any]) -> None:
        """Read what the configuration says of issues, once as long as it stays."""
        if self.config is config:
            return
        from footcite.zensical_settings import read_plugin_policy  # noqa: PLC0415 - only a fault needs it

        self.config, self.policy = config, Policy()
        try:
            self.policy = read_plugin_policy(str(config["root_dir"]))
        except ValueError as error:
            _LOG.warning("%s", break_commands(redact(str(error))))


_SITE = _Site()


def find_zensical(md: Markdown) -> ZensicalHost | None:
    """Return the host, or None if it is not Zensical that renders the page."""
    context = md.preprocessors[ZENSICAL_CONTEXT] if ZENSICAL_CONTEXT in md.preprocessors else None  # noqa: SIM401 - no mapping
    page, config = getattr(context, "page", None), getattr(context, "config", None)
    if page is None or not isinstance(config, dict):
        return None
    return ZensicalHost(md, page, config)


class ZensicalHost:
    """Serves one page (`footcite.page.Host`); issues are logged, for an exception would end the build."""

    fills_listings = False
    # Only the plugin of MkDocs has the option that names the status file.
    link_states: Mapping[str, str] = MappingProxyType({})

    def __init__(self, md: Markdown, page: Any, config: dict[str, Any]) -> None:
        self._md = md
        self._page = page
        self._config = config
        self._file = docs_folder(config) / page.path

    @property
    def folder(self) -> str:
        """Return the folder of the configuration."""
        return str(self._config["root_dir"])

    @property
    def language(self) -> str:
        """Return the language of the theme."""
        return str((self._config.get("theme") or {}).get("language") or "")

    def source(self) -> Source | None:
        """Return the file of the page; None for a page that a plugin of Zensical makes up."""
        return Source(shown_path(str(self._file)), _read(self._file)) if self._file.is_file() else None

    def location(self) -> Location:
        """Return where the page stands; Zensical turns links between sources into those between pages."""
        return Location(self._page.path, self._page.path)

    def collect(self, result: PageResult, bibliography: Bibliography) -> None:
        """Keep what the page cites, and log what is wrong in it."""
        source = self.source()
        if source is None:
            return
        heading = next((t["name"] for t in getattr(self._md, "toc_tokens", ()) if t["level"] == 1), "")
        _SITE.pages[self._file] = _Known(source.text, bibliography, heading, tuple(result.uses))
        if not _SITE.is_gathering:
            issues = [*result.issues, *unknown_nocite(source.path, source.text, bibliography)]
            if issues:
                _SITE.follow(self._config)
                _SITE.report(issues, source.path, bibliography)

    def cited(self, bibliography: Bibliography) -> Mapping[str, Cited]:
        """Return what all pages cite; those that were not rendered yet are rendered for this."""
        if _SITE.is_gathering:
            return {}
        uses = SiteUses()
        for position, page in enumerate(site_pages(self._config)):
            file = docs_folder(self._config) / page.path
            text = _read(file)
            meta, body = split_source(text)
            known = _SITE.pages.get(file)
            if known is None or not known.holds(text, bibliography):
                known = self._render(page, file, meta, body)
            title = page.nav_title or str(meta.get("title") or known.heading or _name(page.path))
            # Zensical turns links to sources, in HTML too, into those between the pages made of them.
            uses.order[page.path] = position
            uses.add(page.path, title, known.uses)
            uses.listed |= nocited([f"@{key}" for key in find_nocite(text)], bibliography)
        return cited_entries(uses, bibliography, self._page.path)

    def _render(self, page: SitePage, file: Path, meta: dict[str, Any], body: str) -> _Known:
        """Render another page as Zensical does, for what it cites; the extension in it calls `collect`."""
        other = copy.copy(self._page)
        other.path, other.url = page.path, page.url(self._config)
        other.title, other.meta = page.nav_title, meta
        _SITE.is_gathering = True
        try:
            with _page_under_work(self._config, other):
                md = Markdown(
                    extensions=self._config["markdown_extensions"],
                    extension_configs=self._config["mdx_configs"],
                )
                md.convert(body)
        finally:
            _SITE.is_gathering = False
        return _SITE.pages[file]


@contextlib.contextmanager
def _page_under_work(config: dict[str, Any], page: Any) -> Iterator[None]:
    """Let Zensical's own extensions take the page for the one that is rendered.

    They keep it in two places: the context, and the store of cross-references, from which the
    references that the page adds have to go again.
    """
    extensions = config["markdown_extensions"]
    context = next(e for e in extensions if getattr(e, "name", "") == _CONTEXT_EXTENSION)
    autorefs = sys.modules.get(_AUTOREFS)
    store = autorefs.get_autorefs_store() if autorefs else None
    before = context._kwargs["page"]
    context._kwargs["page"] = page
    if store:
        store.current_page = page
    try:
        yield
    finally:
        context._kwargs["page"] = before
        if store:
            store.current_page = before
            store.pop_page(page.url)


def _name(path: str) -> str:
    """Return the title of a page that has none: the name of its file as words."""
    words = Path(path).stem.replace("-", " ").replace("_", " ")
    return words.capitalize() if words.islower() else words


def _read(file: Path) -> str:
    return file.read_text(encoding="utf-8-sig", errors="replace")
