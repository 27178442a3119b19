"""Which fragments name an anchor of a page, and whether the page has it."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from urllib.parse import unquote

# What scripts read: routes (`!/page`, `/page`), lines of code (`L10-L20`), lists of settings (`a=1`),
# and text fragments (https://wicg.github.io/scroll-to-text-fragment/).
_FOR_SCRIPTS = re.compile(r"[!/]|.*:~:|.*=|L\d+(?:C\d+)?(?:-L?\d+(?:C\d+)?)?$", re.DOTALL)
# A page from elsewhere may be made to be slow to parse. These two look at each character a few times
# at most; what they take for an anchor in a comment or a script does no harm.
_VALUE = r"\s*=\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s\"'=<>`]+))"
_ID = re.compile(rf"[\s\"'/]id{_VALUE}", re.IGNORECASE)
_NAME = re.compile(rf"<a\s(?:[^<>]*?[\s\"'/])?name{_VALUE}", re.IGNORECASE)


def names_an_anchor(fragment: str) -> bool:
    """Return whether HTML alone says where a fragment leads; the top of a page always exists."""
    return bool(fragment) and fragment.lower() != "top" and not _FOR_SCRIPTS.match(fragment)


def find_anchors(page: str, fragments: Iterable[str]) -> dict[str, bool]:
    """Return for each fragment whether the page has an `id` or a name of that kind.

    GitHub puts `user-content-` before the ids that authors write, and its script takes it away.
    """
    matches = (match for pattern in (_ID, _NAME) for match in pattern.finditer(page))
    anchors = {html.unescape(match["double"] or match["single"] or match["bare"] or "") for match in matches}
    return {
        fragment: any(
            name in anchors for name in (fragment, unquote(fragment), f"user-content-{unquote(fragment)}")
        )
        for fragment in fragments
    }
