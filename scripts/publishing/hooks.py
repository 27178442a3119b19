"""The events of MkDocs at which the site is made ready to be published (`hooks:` in `mkdocs.yml`)."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, ClassVar

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import get_build_datetime

from publishing.content_security_policy import add_policy
from publishing.pdf import make_pdf
from publishing.sidenotes import tie_notes
from publishing.stylesheets import join_stylesheets

_PDF = "russia-turns-to-asia.pdf"
# Lists that are made for the screen, with a row or more for each claim, note or figure.
_NOT_IN_PDF = {"claims.md", "concordance.md", "data.md"}
_WAYS_IN = re.compile(r'(<p class="ways-in">.*?)(</p>)', re.DOTALL)


class _Build:
    """What is known of the build under way; hooks have no other place of their own."""

    serving = False
    paper: ClassVar[dict[str, str]] = {}


def on_startup(command: str, **_: Any) -> None:
    """Note whether pages are served while they are written: the script that reloads them has no hash."""
    _Build.serving = command == "serve"


@event_priority(50)
def on_config(config: MkDocsConfig) -> None:
    """Name the script for the offline copy before the plugin asks another site for one."""
    if config.plugins["material/offline"].config.enabled:
        config.extra["polyfills"] = ["assets/javascripts/iframe-worker.js"]


def on_nav(nav: Navigation, **_: Any) -> None:
    """Note the pages of the paper, in their order; the documentation of footcite is no part of it."""
    files = [page.file for page in nav.pages if not page.file.src_uri.startswith("footcite/")]
    _Build.paper = {file.url: file.dest_uri for file in files if file.src_uri not in _NOT_IN_PDF}


def on_page_content(html: str, page: Page, **_: Any) -> str:
    """Offer the PDF on the home page; Zensical, which has no hooks, has none to offer."""
    link = f'<a class="md-button" href="{_PDF}">Download as PDF</a>'
    return _WAYS_IN.sub(rf"\1 {link}\2", html) if page.is_homepage and not _Build.serving else html


@event_priority(100)
def make_downloads(config: MkDocsConfig) -> None:
    """Make the PDF before footcite's check looks for it."""
    if not _Build.serving:
        site = Path(config.site_dir)
        make_pdf(site, _Build.paper, site / _PDF, config.site_url or "", get_build_datetime())


@event_priority(-100)
def finish_pages(config: MkDocsConfig) -> None:
    """Finish every page, when all the plugins have written theirs; its policy comes last."""
    if _Build.serving:
        return
    site = Path(config.site_dir)
    for path in sorted(site.rglob("*.html")):
        html = join_stylesheets(path.read_text("utf-8"), path.relative_to(site).as_posix(), site)
        path.write_text(add_policy(tie_notes(html)), "utf-8")


on_post_build = CombinedEvent(make_downloads, finish_pages)
