"""Where exported records stand in the site.

Addresses are relative to the site's root, and without the ending, which is that of the format. They hang
on cite keys and on the paths of sources, so they stay when the site grows.
"""

from __future__ import annotations

import zlib

from footcite.ids import slug

FORMATS = {"BibTeX": "bib", "RIS": "ris", "CSL-JSON": "json"}
"""The formats in the order in which pages offer them, with the ending of their files."""

FOLDER = "exports"
WHOLE_SITE = f"{FOLDER}/bibliography"
"""The address of the site's whole bibliography."""

_LONGEST = 80


def reference_address(key: str) -> str:
    """Return the address of the record of an entry; keys that differ have addresses that differ."""
    plain = slug(key).lstrip(".-")[:_LONGEST]
    name = plain if plain == key else f"{plain}-{zlib.crc32(key.encode()):08x}"
    return f"{FOLDER}/references/{name}"


def page_address(path: str) -> str:
    """Return the address of the references of a page, whose source has the path."""
    return f"{FOLDER}/pages/{path.removesuffix('.md')}"


def work_address(path: str) -> str:
    """Return the address of the record by which a page itself is cited."""
    return f"{FOLDER}/cite/{path.removesuffix('.md')}"
