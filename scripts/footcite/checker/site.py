"""A built site as files on disk: its pages with what they hold, and the other files that link."""

from __future__ import annotations

import json
import os
import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from footcite.checker.html import Link, Piece, css_urls
from footcite.checker.page import PageFacts, read_page


@dataclass(frozen=True, slots=True)
class SiteFile:
    """A file that holds links: its path below the site's root, and what stands in it."""

    root: str
    path: str
    facts: PageFacts

    @property
    def text(self) -> str:
        """Return the text; it is read anew, for only files with findings need it."""
        return _read(self.root, self.path)


@dataclass(slots=True)
class Site:
    """A built site; paths are relative to its root, with slashes; `base` is the path it is served at."""

    root: str
    files: frozenset[str]
    base: str = "/"
    host: str = ""
    pages: dict[str, SiteFile] = field(default_factory=dict)
    others: dict[str, SiteFile] = field(default_factory=dict)
    anchors: dict[str, frozenset[str]] = field(default_factory=dict)

    def resolve(self, path: str) -> str | None:
        """Return the file that a web server gives for a path: itself, or the index of a folder."""
        if path in self.files:
            return path
        index = posixpath.join(path, "index.html").lstrip("/")
        return index if index in self.files else None


def read_site(root: str, site_url: str = "") -> Site:
    """Return the site below a folder; raises `NotADirectoryError` if there is none."""
    if not Path(root).is_dir():
        raise NotADirectoryError(f"there is no built site at `{root}`")
    parts = urlsplit(site_url)
    site = Site(root, frozenset(_walk(root)), base=f"{parts.path.rstrip('/')}/", host=parts.netloc)
    # One process: on two cores, handing the facts back from others takes what reading side by side saves.
    for path in sorted(site.files):
        if path.endswith((".html", ".htm")):
            site.pages[path] = SiteFile(root, path, read_page(_read(root, path)))
            site.anchors[path] = frozenset(site.pages[path].facts.names)
        elif reader := _READERS.get(_kind(path)):
            links = Piece(links=tuple(reader(_read(root, path))))
            site.others[path] = SiteFile(root, path, PageFacts(((0, links),)))
    return site


def _walk(root: str) -> Iterator[str]:
    for folder, _, names in os.walk(root):
        below = Path(folder).relative_to(root).as_posix()
        yield from (name if below == "." else f"{below}/{name}" for name in names)


def _read(root: str, path: str) -> str:
    # Ends of lines stay as they are, which saves half of the time.
    return Path(root, path).read_bytes().decode("utf-8", errors="replace")


def _kind(path: str) -> str:
    name = posixpath.basename(path)
    if name in {"manifest.json", "sitemap.xml", "search_index.json"}:
        return name
    return posixpath.splitext(name)[1]


def _stylesheet(text: str) -> Iterator[Link]:
    return (Link(url, "css", offset) for url, offset in css_urls(text))


def _sitemap(text: str) -> Iterator[Link]:
    """Yield the addresses of a sitemap (https://www.sitemaps.org/protocol.html)."""
    for match in re.finditer(r"<loc>\s*([^<]*?)\s*</loc>", text):
        yield Link(match[1].replace("&amp;", "&"), "loc", match.start(1))


def _search_index(text: str) -> Iterator[Link]:
    """Yield the locations of MkDocs' search index, which are relative to the site's root."""
    for match in re.finditer(r'"location":\s*("(?:[^"\\]|\\.)*")', text):
        yield Link(json.loads(match[1]), "location", match.start(1) + 1)


def _manifest(text: str) -> Iterator[Link]:
    """Yield the addresses of a web application manifest (https://www.w3.org/TR/appmanifest/)."""
    for match in re.finditer(r'"(?:src|start_url|url)":\s*("(?:[^"\\]|\\.)*")', text):
        yield Link(json.loads(match[1]), "manifest", match.start(1) + 1)


_READERS = {
    ".css": _stylesheet,
    "sitemap.xml": _sitemap,
    "search_index.json": _search_index,
    "manifest.json": _manifest,
    ".webmanifest": _manifest,
}
