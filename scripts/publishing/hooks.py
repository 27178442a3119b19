"""The events of MkDocs at which the site is made ready to be published (`hooks:` in `mkdocs.yml`)."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, ClassVar

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import get_build_datetime, get_relative_url

from paper.tables import format_day, read_rows
from publishing.content_security_policy import add_policy
from publishing.feed import changes_feed
from publishing.pdf import make_pdf
from publishing.picture import make_picture
from publishing.revision_dates import revision_dates
from publishing.search_entries import add_references
from publishing.sidenotes import tie_notes
from publishing.stylesheets import join_stylesheets

_PDF = "russia-turns-to-asia.pdf"
# Lists that are made for the screen, with a row or more for each claim, note or figure.
_NOT_IN_PDF = {"claims.md", "concordance.md", "data.md"}
_FEED = "changes.xml"
_DOWNLOADS = {"ways-in": (_PDF, "Download as PDF"), "feed-of-changes": (_FEED, "Subscribe to the feed")}


class _Build:
    """What is known of the build under way; hooks have no other place of their own."""

    serving = False
    paper: ClassVar[dict[str, str]] = {}
    revised: ClassVar[dict[str, str]] = {}


def on_startup(command: str, **_: Any) -> None:
    """Note whether pages are served while they are written: the script that reloads them has no hash."""
    _Build.serving = command == "serve"


@event_priority(50)
def on_config(config: MkDocsConfig) -> None:
    """Name the script for the offline copy before the plugin asks another site for one."""
    if config.plugins["material/offline"].config.enabled:
        config.extra["polyfills"] = ["assets/javascripts/iframe-worker.js"]


def on_nav(nav: Navigation, config: MkDocsConfig, **_: Any) -> None:
    """Note when pages were last changed, and those of the paper in their order, without footcite's."""
    _Build.revised = revision_dates(Path(config.docs_dir))
    files = [page.file for page in nav.pages if not page.file.src_uri.startswith("footcite/")]
    _Build.paper = {file.url: file.dest_uri for file in files if file.src_uri not in _NOT_IN_PDF}


def on_page_content(html: str, page: Page, **_: Any) -> str:
    """Offer what only this build makes: Zensical, which has no hooks, has neither PDF nor feed."""
    if day := _Build.revised.get(page.file.src_uri):
        page.meta["revision_date"] = f"Last changed on {format_day(day)}"
    for mark, (name, words) in _DOWNLOADS.items():
        link = f'<a class="md-button" href="{get_relative_url(name, page.url)}">{words}</a>'
        html = re.sub(rf'(<p class="{mark}">.*?)(</p>)', rf"\1 {link}\2", html, flags=re.DOTALL)
    return html


def on_post_page(output: str, page: Page, **_: Any) -> str:
    """Let readers' programs find the feed from any page."""
    address = get_relative_url(_FEED, page.url)
    link = f'<link rel="alternate" type="application/atom+xml" title="What changed" href="{address}">'
    return output.replace("</head>", f"{link}</head>", 1)


@event_priority(100)
def make_downloads(config: MkDocsConfig) -> None:
    """Make what pages link to before footcite's check looks for it."""
    site = Path(config.site_dir)
    make_picture(site / "assets" / "og.png")
    (site / _FEED).write_bytes(changes_feed(read_rows("changes"), config.site_name, config.site_url or ""))
    if not _Build.serving:
        make_pdf(site, _Build.paper, site / _PDF, config.site_url or "", get_build_datetime())


@event_priority(-50)
def extend_search(config: MkDocsConfig) -> None:
    """Let the search find references, when its index is written and before it is copied for use from disk."""
    site = Path(config.site_dir)
    url = next(url for url in _Build.paper if url.startswith("bibliography"))
    html = (site / _Build.paper[url]).read_text("utf-8")
    add_references(site / "search" / "search_index.json", html, url)


@event_priority(-100)
def finish_pages(config: MkDocsConfig) -> None:
    """Finish every page, when all the plugins have written theirs; its policy comes last."""
    if _Build.serving:
        return
    site = Path(config.site_dir)
    for path in sorted(site.rglob("*.html")):
        html = join_stylesheets(path.read_text("utf-8"), path.relative_to(site).as_posix(), site)
        path.write_text(add_policy(tie_notes(html)), "utf-8")


on_post_build = CombinedEvent(make_downloads, extend_search, finish_pages)
