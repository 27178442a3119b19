"""Lists of references: a page's own, or those of the whole site with the places that cite them."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from footcite.exports.links import ExportLinks
from footcite.ids import ReferenceIds
from footcite.model import Entry, Html

# `[BIBLIOGRAPHY keyword=cited]` stands alone in its paragraph, as `[TOC]` does. The last two are
# the names of mkdocs-bibtex: https://github.com/shyamd/mkdocs-bibtex#usage
_MARKER = re.compile(
    r"^(?:\[(?P<name>BIBLIOGRAPHY|REFERENCES)(?P<filters>(?:\s+\w+=[\w,.:-]+)*)\]"
    r"|\\(?P<alias>full_bibliography|bibliography))$"
)
# mkdocs-bibtex replaces its commands anywhere in the text; a list can stand only between blocks.
_ALIAS_LINE = re.compile(r"^( {0,3}\\(?:full_)?bibliography[ \t]*)$", re.MULTILINE)
_FILTERS = frozenset({"keyword", "notkeyword", "type", "nottype"})


@dataclass(frozen=True, slots=True)
class Listing:
    r"""A list that a page asks for; filters are those of biblatex's `\printbibliography`.

    Of the whole site it has what is cited, and with `is_complete` every entry, as in mkdocs-bibtex.
    """

    whole_site: bool
    filters: tuple[tuple[str, frozenset[str]], ...] = ()
    is_complete: bool = False

    def accepts(self, entry: Entry) -> bool:
        """Return whether the entry passes every filter."""
        return all(_passes(entry, name, wanted) for name, wanted in self.filters)


@dataclass(frozen=True, slots=True)
class CitedPlace:
    """A place that cites an entry, as the list shows it; the address is relative to the list's page."""

    page: str
    section: str
    number: int
    url: str


@dataclass(frozen=True, slots=True)
class Cited:
    """What the list shows with a reference: the places that cite it, and what is known of its link.

    `backlinks` are the anchors of the citations that stand on the list's own page.
    """

    places: tuple[CitedPlace, ...] = ()
    link_state: str = ""
    backlinks: tuple[str, ...] = ()


def parse_listing(text: str) -> Listing | None:
    """Return the list that a paragraph asks for, or None if it is ordinary text."""
    match = _MARKER.match(text.strip())
    if match is None:
        return None
    pairs = [part.partition("=") for part in (match["filters"] or "").split()]
    if any(name not in _FILTERS for name, _, _ in pairs):
        return None
    complete = match["alias"] == "full_bibliography"
    whole = complete or match["name"] == "BIBLIOGRAPHY"
    return Listing(whole, tuple((name, frozenset(value.split(","))) for name, _, value in pairs), complete)


def split_listings(block: str) -> list[str]:
    r"""Return the parts of a block: text, and the lists that it asks for, in the order of the block.

    The commands of mkdocs-bibtex end a paragraph as a heading does; `[BIBLIOGRAPHY]` stands alone in its own.
    """
    if parse_listing(block) is not None:
        return [block]
    return [part.strip("\n") for part in _ALIAS_LINE.split(block) if part.strip()]


def lists_every_entry(text: str) -> bool:
    """Return whether a text, with its code masked, asks for a list of the whole bibliography."""
    return any(listing.is_complete for listing in map(parse_listing, split_listings(text)) if listing)


def format_listing(
    listing: Listing,
    references: Iterable[tuple[Entry, Html]],
    cited: Mapping[str, Cited],
    ids: ReferenceIds,
    exports: ExportLinks | None = None,
) -> Html:
    """Return the list of those references that the filters accept.

    `ids` are those of the page, which may have several lists; `exports` links the records of the entries.
    """
    chosen = [(entry, text) for entry, text in references if listing.accepts(entry)]
    items = "\n".join(
        _format_reference(entry, text, cited[entry.key], ids, exports) for entry, text in chosen
    )
    return Html(f'<ul class="bibliography">\n{items}\n</ul>')


def _format_reference(
    entry: Entry, text: Html, cited: Cited, ids: ReferenceIds, exports: ExportLinks | None
) -> str:
    places = "; ".join(_format_place(place) for place in cited.places)
    state = html.escape(cited.link_state, quote=False)
    lines = [
        f"<p>{text}{_backlinks(cited.backlinks)}</p>",
        f'<p class="link-status">{state}</p>' if state else "",
        f'<p class="cited-in">Cited in {places}.</p>' if places else "",
        f'<p class="footcite-exports">{exports.reference(entry)}</p>' if exports else "",
    ]
    anchor = ids.claim(entry.key)
    opening = f'<li id="{anchor}">' if anchor else "<li>"
    content = "\n".join(line for line in lines if line)
    return f"{opening}{content}</li>"


def _backlinks(anchors: tuple[str, ...]) -> str:
    several = len(anchors) > 1
    titles = [f"Jump back to citation{f' {use}' if several else ''}" for use in range(1, len(anchors) + 1)]
    return "".join(
        f'\u00a0<a class="footnote-backref" href="#{html.escape(anchor)}" title="{title}">&#8617;</a>'
        for anchor, title in zip(anchors, titles, strict=True)
    )


def _format_place(place: CitedPlace) -> str:
    section = f", “{place.section}”" if place.section and place.section != place.page else ""
    words = f"{html.escape(place.page, quote=False)}{section}"
    if not place.number:
        return f'<a href="{html.escape(place.url)}">{words}</a>'
    return f'{words}, <a href="{html.escape(place.url)}">note {place.number}</a>'


def _passes(entry: Entry, name: str, wanted: frozenset[str]) -> bool:
    found = bool(entry.keywords & wanted) if name.endswith("keyword") else entry.type in wanted
    return not found if name.startswith("not") else found
