"""Judges one link: whether it is well formed, and leads to what is there."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from urllib.parse import unquote

from footcite.checker.html import Link
from footcite.checker.site import Site, SiteFile
from footcite.checker.targets import Target, relative_target
from footcite.issues import Code, did_you_mean
from footcite.urls import split_url

# Schemes that a link may have; `data:` only where a resource is embedded.
_SCHEMES = frozenset({"http", "https", "mailto", "tel", "sms", "xmpp", "geo", "doi", "urn"})
_EMBEDDED = frozenset({"data", "blob"})
_SCHEME = re.compile(r"^(?P<scheme>[A-Za-z][A-Za-z0-9+.-]*):")
_MAIL = re.compile(r"^[^\s@,?]+@[\w.-]+\.[\w-]+$")
_PHONE = re.compile(r"^\+?[\d().\- ]{2,}(?:;[\w=+-]+)*$")
_BROKEN_HTTP = re.compile(r"^https?:(?!//[^/?#])", re.IGNORECASE)
# Not a list of characters that are forbidden in addresses, but of those that show a slip.
_SLIP = re.compile(r"[\x00-\x1f\x7f<>\"\\^`{|}]|^\w+//|%(?![0-9A-Fa-f]{2})")

Judgement = tuple[Code, str, str]
"""What is wrong, in a code and in words, and a hint."""


def judge_link(site: Site, file: SiteFile, link: Link, start: int) -> Iterator[Judgement]:
    """Yield what is wrong with a link of the piece that starts at the offset."""
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


def _names_front_page(file: SiteFile, link: Link, offset: int) -> bool:
    """Return whether an empty address is the front page: in the search index, and in Zensical's header."""
    start, stop = file.facts.region
    is_header = link.tag == "a" and file.path == "index.html" and not start <= offset < stop
    return link.tag == "location" or is_header


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
    target = relative_target(site, file, link.value)
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
