"""Judges the links of a built site; pure, for all facts have been read."""

from __future__ import annotations

import functools
import posixpath
import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from footcite.checker.html import Link, Piece
from footcite.checker.site import Site, SiteFile
from footcite.issues import Code, did_you_mean
from footcite.urls import split_url

# Schemes that a link may have; `data:` only where a resource is embedded.
_SCHEMES = frozenset({"http", "https", "mailto", "tel", "sms", "xmpp", "geo", "doi", "urn"})
_EMBEDDED = frozenset({"data", "blob"})
_SCHEME = re.compile(r"^(?P<scheme>[A-Za-z][A-Za-z0-9+.-]*):")
_SEARCH_INDEX = "search_index.json"
_MAIL = re.compile(r"^[^\s@,?]+@[\w.-]+\.[\w-]+$")
_PHONE = re.compile(r"^\+?[\d().\- ]{2,}(?:;[\w=+-]+)*$")
_BROKEN_HTTP = re.compile(r"^https?:(?!//[^/?#])", re.IGNORECASE)
# Not a list of characters that are forbidden in addresses, but of those that show a slip.
_SLIP = re.compile(r"[\x00-\x1f\x7f<>\"\\^`{|}]|^\w+//|%(?![0-9A-Fa-f]{2})")


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


@dataclass(frozen=True, slots=True)
class Target:
    """What a link points at: a file of the site, as a path, and perhaps an anchor in it."""

    path: str
    anchor: str = ""


def target_of(link: str, folder: str, base: str = "/") -> Target | None:
    """Return the target within the site of a relative link, or one below the base path.

    The path is normalised but not checked: it may leave the root (``..``) or lead nowhere.
    """
    return _target(*_climb(link, folder), base)


def _climb(link: str, folder: str) -> tuple[str, str]:
    """Return the same link as it is seen from as far up as it climbs.

    From all pages of a folder `../` leads to the same place, which is then found out only once.
    """
    rest = link
    while rest.startswith("../") and folder not in {"", ".."}:
        rest, folder = rest[3:], posixpath.dirname(folder)
    # What is left may be empty, and an empty link is the page itself.
    return link if rest == link else f"./{rest}", folder


@functools.lru_cache(maxsize=65_536)
def _target(link: str, folder: str, base: str) -> Target | None:
    parts = split_url(link)
    if parts is None or parts.scheme or parts.netloc:
        return None
    anchor = unquote(parts.fragment.split(":~:")[0])
    path = unquote(parts.path)
    if path.startswith("/"):
        return Target(path.removeprefix(base).lstrip("/"), anchor) if path.startswith(base) else None
    return Target(posixpath.normpath(posixpath.join(folder, path)) if path else "", anchor)


def check_links(site: Site) -> Iterator[Finding]:
    """Yield a finding for each link within the site that is malformed or leads nowhere.

    In the end come the pages that no other page links to.
    """
    # What is right on one page is right on all from which it leads to the same place.
    right_pieces: set[tuple[Piece, str]] = set()
    right: set[tuple[str, str, str]] = set()
    linked = {"index.html", "404.html"}
    for file in [*site.pages.values(), *site.others.values()]:
        ancestors = _ancestors(file.path)
        is_special = bool(file.facts.base) or file.path == "404.html" or file.path.endswith(_SEARCH_INDEX)
        for start, piece in file.facts.pieces:
            if not piece.links:
                continue
            seen_from = (piece, _seen_from(piece, ancestors))
            if seen_from in right_pieces and not is_special:
                continue
            folder = ancestors[1]
            unknown = [
                link for link in piece.links if is_special or not _is_known(site, file, link, folder, right)
            ]
            findings = [
                Finding(*judgement, file.path, start + link.offset, link.value, link.in_reference)
                for link in unknown
                for judgement in _judge(site, file, link, start)
            ]
            yield from findings
            if file.path in site.pages:
                linked.update(_linked_files(site, file, unknown))
            if not (findings or is_special):
                right |= {(*_climb(link.value, folder), link.tag) for link in unknown}
                right_pieces.add(seen_from)
    for path in site.pages.keys() - linked:
        yield Finding(Code.PAGE_ORPHAN, "no page links to this page", "", path, 0, "")


def _ancestors(path: str) -> list[str]:
    """Return the file itself, its folder and those above it; in the end what lies outside of the site."""
    parts = path.split("/")
    return [path, *("/".join(parts[:-up]) for up in range(1, len(parts) + 1)), f"{path}/.."]


def _seen_from(piece: Piece, ancestors: list[str]) -> str:
    """Return from how far up the links of the piece lead to the same places as from the file itself."""
    return ancestors[min(_climbs(piece), len(ancestors) - 1)]


@functools.lru_cache(maxsize=65_536)
def _climbs(piece: Piece) -> int:
    """Return how many steps up from the file all links of a piece go, 0 if one stays within the page."""
    return min(0 if link.value.startswith("#") else 1 + _levels(link.value) for link in piece.links)


def _levels(link: str) -> int:
    """Return by how many `../` a link starts."""
    rest = link
    while rest.startswith("../"):
        rest = rest[3:]
    return (len(link) - len(rest)) // 3


def _is_known(
    site: Site, file: SiteFile, link: Link, folder: str, right: Container[tuple[str, str, str]]
) -> bool:
    """Return whether the link leads to an anchor of the page, or is known to be right."""
    if link.value.startswith("#"):
        return link.value[1:] in site.anchors.get(file.path, ())
    return (*_climb(link.value, folder), link.tag) in right


def _linked_files(site: Site, page: SiteFile, links: Iterable[Link]) -> Iterator[str]:
    """Yield the files of the site that links lead to, but not those within the page."""
    for link in links:
        if link.tag != "link" and not link.value.startswith(("#", "http:", "https:")):
            target = _relative_target(site, page, link.value)
            if target and target.path:
                yield site.resolve(target.path) or ""


Judgement = tuple[Code, str, str]


def _names_front_page(file: SiteFile, link: Link, offset: int) -> bool:
    """Return whether an empty address is the front page: in the search index, and in Zensical's header."""
    start, stop = file.facts.region
    is_header = link.tag == "a" and file.path == "index.html" and not start <= offset < stop
    return link.tag == "location" or is_header


def _judge(site: Site, file: SiteFile, link: Link, start: int) -> Iterator[Judgement]:
    value = link.value
    if not value:
        if not _names_front_page(file, link, start + link.offset):
            yield Code.LINK_EMPTY, "a link without an address", "write where it leads, or remove it"
    elif _SLIP.search(value) and not value.startswith("data:"):
        yield Code.LINK_MALFORMED, f"`{value}` is malformed", "look for stray characters or a missing colon"
    elif value.startswith("//"):
        yield Code.LINK_SCHEME, f"`{value}` names no scheme", f"write `https:{value}`"
    elif scheme := _SCHEME.match(value):
        yield from _judge_scheme(site, link, scheme["scheme"].lower())
    else:
        yield from _judge_internal(site, file, link)


def _judge_scheme(site: Site, link: Link, scheme: str) -> Iterator[Judgement]:
    value = link.value
    if scheme in {"http", "https"}:
        yield from _judge_http(site, value)
        return
    if scheme in _EMBEDDED and link.tag not in {"a", "area", "form"}:
        return
    rest = unquote(value[len(scheme) + 1 :].partition("?")[0])
    if scheme not in _SCHEMES:
        hint = did_you_mean(scheme, _SCHEMES) or "allowed are http, https, mailto and tel"
        yield Code.LINK_SCHEME, f"`{value}` has the scheme `{scheme}`, which is not allowed", hint
    elif scheme == "mailto" and not all(_MAIL.match(name.strip()) for name in rest.split(",")):
        yield Code.LINK_MALFORMED, f"`{value}` is no e-mail address", "write `mailto:name@example.org`"
    elif scheme == "tel" and not _PHONE.match(rest):
        yield Code.LINK_MALFORMED, f"`{value}` is no telephone number", "write `tel:+44-20-7946-0000`"


def _judge_http(site: Site, value: str) -> Iterator[Judgement]:
    """Judge the form of a web address, and, where it is the site's own, what it leads to."""
    if _BROKEN_HTTP.match(value) or " " in value:
        yield Code.LINK_MALFORMED, f"`{value}` is malformed", "an address is like `https://example.org/path`"
        return
    parts = split_url(value)
    if parts is None:
        yield Code.LINK_MALFORMED, f"`{value}` is malformed", "look at its host and port"
    elif site.host and parts.netloc == site.host and parts.path.startswith(site.base):
        target = Target(unquote(parts.path[len(site.base) :]), unquote(parts.fragment))
        yield from _judge_target(site, target, value)


def _judge_internal(site: Site, file: SiteFile, link: Link) -> Iterator[Judgement]:
    target = _relative_target(site, file, link.value)
    if target is None:
        message = f"`{link.value}` works only at the root of a host"
        yield Code.LINK_ABSOLUTE, message, "write it relative to the page"
    elif target.path == ".." or target.path.startswith("../"):
        yield Code.LINK_OUTSIDE, f"`{link.value}` leaves the site", "remove one `../`"
    else:
        # Below a base path an absolute link is right there and nowhere else; error pages need it.
        if link.value.startswith("/") and file.path != "404.html" and site.resolve(target.path):
            message = f"`{link.value}` works only below `{site.base}`"
            yield Code.LINK_ABSOLUTE, message, "write it relative to the page"
        yield from _judge_target(site, target, link.value, file.path)


def _relative_target(site: Site, file: SiteFile, value: str) -> Target | None:
    """Return the target; locations of the search index count from the root."""
    folder = "" if file.path.endswith(_SEARCH_INDEX) else posixpath.dirname(file.path)
    folder = posixpath.normpath(posixpath.join(folder, file.facts.base, "")) if file.facts.base else folder
    target = target_of(value, folder, site.base)
    if target and not target.path:
        return Target("index.html" if folder != posixpath.dirname(file.path) else file.path, target.anchor)
    return Target("", target.anchor) if target and target.path == "." else target


def _judge_target(site: Site, target: Target, written: str, page: str = "") -> Iterator[Judgement]:
    found = site.resolve(target.path)
    if found is None:
        twin = _other_case(site, target.path)
        if twin:
            message = f"`{written}` differs from the file in letter case"
            yield Code.LINK_CASE, message, f"the file is called `{twin}`"
        else:
            yield Code.LINK_NO_FILE, f"`{written}` leads to no file", _nearest_file(site, target.path)
    elif found in site.pages and not _has_anchor(site, found, target.anchor):
        where = "this page" if found == page else f"`{found}`"
        hint = did_you_mean(target.anchor, site.anchors[found])
        yield Code.LINK_NO_ANCHOR, f"`{written}` leads to no anchor of {where}", hint


def _has_anchor(site: Site, page: str, anchor: str) -> bool:
    """Return whether the anchor is there; none and ``top`` are the top of any page (HTML, 7.4.6.4)."""
    return anchor.lower() in {"", "top"} or anchor in site.anchors[page]


def _other_case(site: Site, path: str) -> str:
    """Return the file whose name differs from the path in letter case alone, or ``""``."""
    wanted = {path.casefold(), posixpath.join(path, "index.html").casefold()}
    return next((file for file in sorted(site.files) if file.casefold() in wanted), "")


def _nearest_file(site: Site, path: str) -> str:
    """Return a hint with the nearest file, by whole path or by name alone."""
    whole = did_you_mean(path, site.files)
    if whole:
        return whole
    name = posixpath.basename(path.rstrip("/"))
    same = [file for file in sorted(site.files) if name and name in file.split("/")]
    return f"did you mean `{same[0]}`?" if same else ""
