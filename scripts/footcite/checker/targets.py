"""What a link of a built site points at."""

from __future__ import annotations

import functools
import posixpath
from dataclasses import dataclass
from urllib.parse import unquote

from footcite.checker.site import Site, SiteFile
from footcite.urls import split_url

SEARCH_INDEX = "search_index.json"


@dataclass(frozen=True, slots=True)
class Target:
    """What a link points at: a file of the site, as a path, and perhaps an anchor in it."""

    path: str
    anchor: str = ""


def target_of(link: str, folder: str, base: str = "/") -> Target | None:
    """Return the target within the site of a relative link, or one below the base path.

    The path is normalised but not checked: it may leave the root (``..``) or lead nowhere.
    """
    return _target(*climb(link, folder), base)


def climb(link: str, folder: str) -> tuple[str, str]:
    """Return the same link as it is seen from as far up as it climbs.

    From all pages of a folder `../` leads to the same place, which is then found out only once.
    """
    rest = link
    while rest.startswith("../") and folder not in {"", ".."}:
        rest, folder = rest[3:], posixpath.dirname(folder)
    # What is left may be empty, and an empty link is the page itself.
    return link if rest == link else f"./{rest}", folder


def levels(link: str) -> int:
    """Return by how many `../` a link starts."""
    rest = link
    while rest.startswith("../"):
        rest = rest[3:]
    return (len(link) - len(rest)) // 3


@functools.lru_cache(maxsize=16_384)
def _target(link: str, folder: str, base: str) -> Target | None:
    parts = split_url(link)
    if parts is None or parts.scheme or parts.netloc:
        return None
    anchor = unquote(parts.fragment.split(":~:")[0])
    path = unquote(parts.path)
    if path.startswith("/"):
        return Target(path.removeprefix(base).lstrip("/"), anchor) if path.startswith(base) else None
    return Target(posixpath.normpath(posixpath.join(folder, path)) if path else "", anchor)


def relative_target(site: Site, file: SiteFile, value: str) -> Target | None:
    """Return the target; locations of the search index count from the root."""
    folder = "" if file.path.endswith(SEARCH_INDEX) else posixpath.dirname(file.path)
    folder = posixpath.normpath(posixpath.join(folder, file.facts.base, "")) if file.facts.base else folder
    target = target_of(value, folder, site.base)
    if target and not target.path:
        return Target("index.html" if folder != posixpath.dirname(file.path) else file.path, target.anchor)
    return Target("", target.anchor) if target and target.path == "." else target
