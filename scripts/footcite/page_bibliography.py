"""Bibliographies of one page: those that its front matter names beside the files of the site."""

from __future__ import annotations

import os
import re
from pathlib import Path

from footcite.bibliography import extend_bibliography
from footcite.documents import Source, find_documents
from footcite.issues import Issue
from footcite.locate import find_option
from footcite.model import Bibliography

# What YAML writes around the paths: the list's brackets, dashes, commas, quotes.
_PATH = re.compile(r"\"([^\"\n]*)\"|'([^'\n]*)'|([^\s,\[\]\"'#][^,\[\]\n#]*)")


def page_files(source: Source) -> list[str]:
    """Return the files that the front matter of a page names: ``bibliography: extra.bib``, or a list.

    Paths are relative to the page's file, as pandoc's are to the working folder where there is no file.
    """
    written = find_option(source.text, "bibliography")
    if not written:
        return []
    lines = [re.sub(r"^\s*-\s+", "", line) for line in written.splitlines()]
    found = ["".join(groups).strip() for line in lines for groups in _PATH.findall(line)]
    folder = Path(source.path).parent
    return [os.path.normpath(folder / path) for path in found if path]


def files_of_pages(docs: str) -> list[str]:
    """Return the files that any page below a folder names."""
    sources = (
        Source(str(path), path.read_text(encoding="utf-8-sig", errors="replace"))
        for path in find_documents(docs)
    )
    return list(dict.fromkeys(file for source in sources for file in page_files(source)))


def page_bibliography(source: Source, site: Bibliography) -> tuple[Bibliography, list[Issue]]:
    """Return what a page may cite, its own entries before those of the site, and what is wrong."""
    files = page_files(source)
    return extend_bibliography(site, files) if files else (site, [])
