"""Web addresses: which may become links, and how one page sees another."""

from __future__ import annotations

import functools
import posixpath
import re
from urllib.parse import SplitResult, quote, urlsplit

# What a browser drops or treats as a space before it reads the scheme
# (https://url.spec.whatwg.org/#concept-basic-url-parser), and what an attribute must not hold.
_FORBIDDEN = re.compile(r"[\x00-\x20\x7f-\xa0\"<>\\^`{|}\xad\ufeff\u200b-\u200f\u2028-\u202e\u2060-\u2069]")
_DOI = re.compile(
    r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)?(?P<doi>10\.\d{4,9}(?:\.\d+)*/\S+)$", re.IGNORECASE
)


def split_url(url: str) -> SplitResult | None:
    """Return the parts of an address, or None where its host or port cannot be read."""
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        return None
    return parts


@functools.lru_cache(maxsize=4096)
def safe_url(url: str) -> str | None:
    """Return the address, ready for an attribute after escaping, or None if it must not be a link.

    Allowed are absolute http and https addresses with a host and without user name or password.
    """
    if _FORBIDDEN.search(url):
        return None
    parts = split_url(url)
    if parts is None or parts.port == 0 or "@" in parts.netloc:
        return None
    if parts.scheme.lower() not in {"http", "https"} or not parts.hostname:
        return None
    return url


def doi_url(doi: str) -> str | None:
    """Return the address of a DOI, given bare or as an address, or None if it is none.

    https://www.doi.org/doi-handbook/HTML/index.html, section on the display of DOI names.
    """
    match = _DOI.match(doi.strip())
    return f"https://doi.org/{quote(match['doi'], safe='/:;()._-')}" if match else None


def relative_url(url: str, page_url: str) -> str:
    """Return the address of a page as it is seen from another one; both are relative to the site's root."""
    base = posixpath.relpath(url or ".", _folder(page_url))
    return f"{base}/" if url.endswith("/") or not url else base


def _folder(url: str) -> str:
    return url.rstrip("/") if url.endswith("/") else posixpath.dirname(url) or "."
