"""What the extension learns of one page, and what it asks of the program around it."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Protocol

from footcite.documents import Source
from footcite.ids import ReferenceIds
from footcite.issues import Issue
from footcite.locators import ENGLISH, Labels
from footcite.model import Bibliography, Citation, Entry
from footcite.reference_item import Cited
from footcite.styles.interface import Style
from footcite.urls import relative_url

ZENSICAL_CONTEXT = "rendering_context"
"""The preprocessor by which Zensical tells extensions of the page under work."""


@dataclass(frozen=True, slots=True)
class Use:
    """One place where a page cites an entry; the anchor is that of the marker, the note, or the
    citation in the text, which has no number. The extract is of the words around it."""

    key: str
    number: int
    anchor: str
    section: str = ""
    section_id: str = ""
    extract: str = ""


@dataclass(slots=True)
class PageResult:
    """What a page cites, with those entries that its own bibliographies have, and what is wrong in it."""

    uses: list[Use] = field(default_factory=list)
    own_entries: list[Entry] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Location:
    """Where a page stands: the path of its source below the folder of sources, and its address.

    The address is relative to the site's root, as those are that it can tell the way to.
    """

    path: str
    url: str

    def relative(self, address: str) -> str:
        """Return the address of a page or file as this page sees it."""
        return relative_url(address, self.url)


class Host(Protocol):
    """What a program that knows the whole site gives to the extension."""

    @property
    def fills_listings(self) -> bool:
        """Return whether the program itself fills lists of the whole site's references."""

    @property
    def link_states(self) -> Mapping[str, str]:
        """Return what is known of the links of entries, by cite key, in words for readers."""

    @property
    def folder(self) -> str:
        """Return what relative paths of the options start from; ``""`` for the working folder."""

    @property
    def language(self) -> str:
        """Return the language of the page as a BCP 47 tag; ``""`` if the host does not know it."""

    def source(self) -> Source | None:
        """Return the file of the page that is being rendered."""

    def location(self) -> Location | None:
        """Return where the page that is being rendered stands; None if that is not known."""

    def collect(self, result: PageResult, bibliography: Bibliography) -> None:
        """Take what the page cites, and what is wrong in it."""

    def cited(self, bibliography: Bibliography) -> Mapping[str, Cited] | None:
        """Return what a list of the whole site's references shows; None if the host cannot tell now."""


class NoHost:
    """Stands in where the extension is used alone."""

    fills_listings = False
    folder = ""
    language = ""
    link_states: Mapping[str, str] = MappingProxyType({})

    def source(self) -> Source | None:
        """Return None: only the text is known."""
        return None

    def location(self) -> None:
        """Return None: nothing is known of a site."""

    def collect(self, result: PageResult, bibliography: Bibliography) -> None:
        """Do nothing: the result stays with the extension."""

    def cited(self, bibliography: Bibliography) -> None:
        """Return None: what other pages cite is not known."""


@dataclass(slots=True)
class Mark:
    """A citation or footnote mark as found by the inline processors, before it has a number.

    `note` is the label of a prose footnote; otherwise `citation` says what is cited.
    """

    citation: Citation | None = None
    note: str = ""


@dataclass(slots=True)
class PageState:
    """The page under work; the processors share it, and a new page empties it.

    `shared` is empty but in an inner conversion (`footcite.inner`): the page's names for its prose notes.
    """

    bibliography: Bibliography
    style: Style
    labels: Labels = ENGLISH
    link_states: Mapping[str, str] = field(default_factory=dict)
    marks: list[Mark] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    definitions: dict[str, str] = field(default_factory=dict)
    definition_elements: dict[str, etree.Element] = field(default_factory=dict)
    unused: list[str] = field(default_factory=list)
    shared: dict[str, str] = field(default_factory=dict)
    source_text: str = ""
    result: PageResult = field(default_factory=PageResult)
    reference_ids: ReferenceIds = field(default_factory=ReferenceIds)

    def clear(self) -> None:
        """Forget the last page."""
        self.marks.clear()
        self.unknown.clear()
        self.definition_elements.clear()
        self.unused.clear()
        self.shared.clear()
        self.definitions = {}
        self.source_text = ""
        self.result = PageResult()
        self.reference_ids = ReferenceIds()
