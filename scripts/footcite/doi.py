"""Finds the DOI that an address or a text stands for."""

from __future__ import annotations

import re
from urllib.parse import unquote

# The form of a DOI name: https://www.doi.org/doi-handbook/HTML/encoding-rules-for-urls-dois-representation.html
_DOI = re.compile(r"(?:^|(?<=[/:=\s]))10\.\d{4,9}(?:\.\d+)*/[^\s?#\"<>]+", re.IGNORECASE)
# What publishers put behind a DOI in the addresses of an article's forms.
_FORM = re.compile(
    r"(?:/(?:full|abstract|pdf|epub|html|summary|references|meta))+/?$|\.pdf$|/$", re.IGNORECASE
)


def find_doi(text: str) -> str:
    """Return the DOI in lower-case prefix form ``10.…/…`` that the text is or holds, or ``""``."""
    plain = unquote(text.strip())
    match = _DOI.search(plain)
    if match is None:
        return ""
    is_address_of_publisher = plain.startswith(("http://", "https://")) and "doi.org/10." not in plain
    return _FORM.sub("", match[0]) if is_address_of_publisher else match[0]
