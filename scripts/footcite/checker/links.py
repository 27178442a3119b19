"""Finds the links of a built site that are wrong; pure, for all facts have been read."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from footcite.checker.html import Link, Piece
from footcite.checker.judgements import judge_link
from footcite.checker.site import Site, SiteFile
from footcite.checker.targets import SEARCH_INDEX, climb, levels, relative_target
from footcite.issues import Code


@dataclass(frozen=True, slots=True)
class Finding:
    """An issue before it has a place: what is wrong with the link, and with which link of which file."""

    code: Code
    message: str
    hint: str
    file: str
    offset: int
    written: str
    in_reference: bool = False
    is_marked: bool = False
    """Whether footcite itself has marked the text: then it is no guess, whatever the source shows."""


def check_links(site: Site) -> Iterator[Finding]:
    """Yield a finding for each link within the site that is malformed or leads nowhere.

    In the end come the pages that no other page links to.
    """
    links = _Links(site)
    for file in [*site.pages.values(), *site.others.values()]:
        yield from links.check(file)
    for path in site.pages.keys() - links.linked:
        yield Finding(Code.PAGE_ORPHAN, "no page links to this page", "", path, 0, "")


class _Links:
    """Judges links: what is right on one page is right on all from which it leads to the same place."""

    def __init__(self, site: Site) -> None:
        self.linked = {"index.html", "404.html"}
        self._site = site
        self._right_pieces: set[tuple[Piece, str]] = set()
        self._right: set[tuple[str, str, str]] = set()
        # Not beyond this check: of pages' own pieces each build has new ones.
        self._climbs = functools.cache(_climbs)

    def check(self, file: SiteFile) -> Iterator[Finding]:
        """Yield what is wrong with the links of a file, and take to what files they lead."""
        # What these link to is not found from where they are.
        if file.facts.base or file.path == "404.html" or file.path.endswith(SEARCH_INDEX):
            for start, piece in file.facts.pieces:
                yield from self._judge(file, start, piece.links)
            return
        ancestors = _ancestors(file.path)
        for start, piece in file.facts.pieces:
            if not piece.links:
                continue
            # From so far up the links of the piece lead to the same places as from the file itself.
            seen_from = (piece, ancestors[min(self._climbs(piece), len(ancestors) - 1)])
            if seen_from in self._right_pieces:
                continue
            links = [link for link in piece.links if not self._is_known(file, link, ancestors[1])]
            findings = list(self._judge(file, start, links))
            if not findings:
                self._right.update((*climb(link.value, ancestors[1]), link.tag) for link in links)
                self._right_pieces.add(seen_from)
            yield from findings

    def _is_known(self, file: SiteFile, link: Link, folder: str) -> bool:
        """Return whether the link leads to an anchor of the page, or is known to be right."""
        if link.value.startswith("#"):
            return link.value[1:] in self._site.anchors.get(file.path, ())
        return (*climb(link.value, folder), link.tag) in self._right

    def _judge(self, file: SiteFile, start: int, links: Sequence[Link]) -> Iterator[Finding]:
        if file.path in self._site.pages:
            self.linked.update(_linked_files(self._site, file, links))
        for link in links:
            for judgement in judge_link(self._site, file, link, start):
                yield Finding(*judgement, file.path, start + link.offset, link.value, link.in_reference)


def _linked_files(site: Site, page: SiteFile, links: Sequence[Link]) -> Iterator[str]:
    """Yield the files of the site that links lead to, but not those within the page."""
    for link in links:
        if link.tag != "link" and not link.value.startswith(("#", "http:", "https:")):
            target = relative_target(site, page, link.value)
            if target and target.path:
                yield site.resolve(target.path) or ""


def _ancestors(path: str) -> list[str]:
    """Return the file itself, its folder and those above it; in the end what lies outside of the site."""
    parts = path.split("/")
    return [path, *("/".join(parts[:-up]) for up in range(1, len(parts) + 1)), f"{path}/.."]


def _climbs(piece: Piece) -> int:
    """Return how many steps up from the file all links of a piece go, 0 if one stays within the page."""
    return min(0 if link.value.startswith("#") else 1 + levels(link.value) for link in piece.links)
