"""The pages of a Zensical site as its configuration and documentation folder give them.

Zensical tells an extension of one page only; its path, address and title among all pages are found here
by the rules of MkDocs, which Zensical keeps: https://www.mkdocs.org/user-guide/writing-your-docs/
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from footcite.documents import find_documents

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(?P<yaml>.*?)^(?:---|\.\.\.)[ \t]*\n", re.DOTALL | re.MULTILINE)
_INDEX = frozenset({"index.md", "README.md"})


@dataclass(frozen=True, slots=True)
class SitePage:
    """A page of the site: its path below the documentation folder, and its title in the navigation."""

    path: str
    nav_title: str | None = None

    def url(self, config: Mapping[str, Any]) -> str:
        """Return the page's address, relative to the site's root."""
        folder, name = posixpath.split(self.path)
        is_directory = config.get("use_directory_urls", True)
        if name in _INDEX:
            index = "" if is_directory else "index.html"
            return f"{folder}/{index}" if folder else index
        stem = self.path.removesuffix(".md")
        return f"{stem}/" if is_directory else f"{stem}.html"


def docs_folder(config: Mapping[str, Any]) -> Path:
    """Return the folder of the Markdown sources."""
    return Path(config["root_dir"], config.get("docs_dir") or "docs")


def site_pages(config: Mapping[str, Any]) -> list[SitePage]:
    """Return all pages, those of the navigation first and in its order, the others by path."""
    found = {path: SitePage(path) for path in sorted(_paths(config))}
    named = [SitePage(path, title) for path, title in _nav_items(config.get("nav") or [])]
    in_nav = {page.path: page for page in named if page.path in found}
    return list((in_nav | {path: page for path, page in found.items() if path not in in_nav}).values())


def split_source(text: str) -> tuple[dict[str, Any], str]:
    """Return the front matter of a page, empty where it is no YAML mapping, and the text after it."""
    import yaml  # noqa: PLC0415 - only a page that lists the whole site needs it

    block = _FRONT_MATTER.match(text)
    if block is None:
        return {}, text
    try:
        data = yaml.safe_load(block["yaml"])
    except yaml.YAMLError:
        data = None
    return (data if isinstance(data, dict) else {}), text[block.end() :]


def _paths(config: Mapping[str, Any]) -> Iterator[str]:
    import pathspec  # noqa: PLC0415 - Zensical brings it

    folder = docs_folder(config)
    # The built-in rule of MkDocs, and then the user's: later lines win, as in `.gitignore`.
    lines = [".*", "/templates/", *str(config.get("exclude_docs") or "").splitlines()]
    excluded = pathspec.GitIgnoreSpec.from_lines(lines)
    paths = {path.relative_to(folder).as_posix() for path in find_documents(folder)}
    for path in paths:
        parent, name = posixpath.split(path)
        is_shadowed = name == "README.md" and posixpath.join(parent, "index.md") in paths
        if not is_shadowed and not excluded.match_file(path):
            yield path


def _nav_items(items: Any) -> Iterator[tuple[str, str | None]]:
    """Yield path and title of each page; Zensical has turned every item into a mapping or a list."""
    for item in items:
        if isinstance(item, list):
            yield from _nav_items(item)
            continue
        if item.get("url"):
            yield item["url"], item.get("title")
        yield from _nav_items(item.get("children") or [])
