"""What the live server of MkDocs watches besides the documents, which it watches by itself."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

from footcite.bibliography import watched_folder


def watch(config: MkDocsConfig, paths: Iterable[str | None]) -> None:
    """Have the files watched that are there; of a pattern or a folder the server itself must be told."""
    for path in paths:
        if path and not watched_folder(path) and Path(path).exists() and path not in config.watch:
            config.watch.append(path)


def watch_folders(server: Any, paths: Iterable[str]) -> None:
    """Watch the folders in which patterns find files, for files that are not there yet."""
    for path in paths:
        if folder := watched_folder(path):
            server.watch(folder[0], recursive=folder[1])


def watch_page_files(server: Any, paths: Iterable[str]) -> None:
    """Watch the bibliographies that pages name; nothing where no server is."""
    for path in paths if server else ():
        folder, below = watched_folder(path) or (path, False)
        if Path(folder).exists():
            server.watch(folder, recursive=below)
