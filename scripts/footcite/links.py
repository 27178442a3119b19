"""Judges the links of a built site; pure, for all facts have been read."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from footcite.html import Link
from footcite.issues import Code, Issue, did_you_mean
from footcite.locate import position
from footcite.model import Place
from footcite.site import Site, SitePage


def check_links(site: Site) -> Iterator[Issue]:
    """Yield an issue for each link within the site that leads nowhere, and each unresolved citation."""
    for page in site.pages.values():
        for key, offset in page.facts.unresolved:
            yield Issue(Code.CITE_UNKNOWN_KEY, f"unresolved citation `{key}`", _place(site, page, offset))
        for link in page.facts.links:
            yield from _check_link(site, page, link)


def _check_link(site: Site, page: SitePage, link: Link) -> Iterator[Issue]:
    parts = urlsplit(link.value)
    if parts.scheme or parts.netloc or parts.path.startswith("/"):
        return
    folder = posixpath.dirname(page.path)
    path = posixpath.normpath(posixpath.join(folder, unquote(parts.path))) if parts.path else page.path
    slash = "/" if parts.path.endswith("/") else ""
    target = site.resolve("" if path == "." else path + slash)
    place = _place(site, page, link.offset)
    if target is None:
        hint = did_you_mean(path, site.files)
        yield Issue(Code.LINK_NO_FILE, f"`{link.value}` leads to no file", place, hint)
    elif parts.fragment and target in site.pages:
        anchors = site.pages[target].facts.anchors
        if unquote(parts.fragment) not in anchors and parts.fragment != "top":
            hint = did_you_mean(unquote(parts.fragment), anchors)
            message = f"`{link.value}` leads to no anchor of `{target}`"
            yield Issue(Code.LINK_NO_ANCHOR, message, place, hint)


def _place(site: Site, page: SitePage, offset: int) -> Place:
    return Place(posixpath.join(site.root, page.path), *position(page.text, offset))
