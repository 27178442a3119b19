"""What the vocabularies of metadata need to know of a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from footcite.csl.item import Item


@dataclass(frozen=True, slots=True)
class PageMetadata:
    """A page as a work, and what it is part of; all works are plain CSL-JSON items (`footcite.csl.plain`).

    `parts` are the other pages, on the front page alone; addresses are absolute, or empty where the
    address of the site is not known.
    """

    work: Item
    site: Item
    site_name: str
    is_home: bool = False
    description: str = ""
    pdf: str = ""
    picture: str = ""
    references: Sequence[Item] = ()
    parts: Sequence[Item] = ()
