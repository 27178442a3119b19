"""A CSL style among the citation styles: each page is one request to pandoc's citeproc."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from footcite import __version__
from footcite.cache import Store, cache_folder
from footcite.csl.output import Inline, Writer
from footcite.csl.process import CITEPROC, CiteprocError, find_pandoc, pandoc_version
from footcite.csl.request import Request, list_request, page_request
from footcite.csl.stylesheet import Stylesheet, StylesheetError, locate_stylesheet, read_stylesheet
from footcite.issues import Code, Issue
from footcite.locales import find_locale
from footcite.model import Bibliography, Citation, CiteItem, Entry, Html, Mode, Place, shown_path
from footcite.styles.interface import PlacedCitation, Placement, Style, linked

_SLOT_MARK = "{mark}([”’»“]?)\\s?(?=\ufdd2{slot}\ufdd3)"


def find_csl_style(
    named: str, bibliography: Iterable[str], language: str, fallback: Style
) -> tuple[Style, list[Issue]]:
    """Return the CSL style of a path or name, and what is wrong; the fallback serves if it is unusable.

    The list of issues grows while the style is used.
    A `ValueError` is raised where the extra that brings pandoc is not installed.
    """
    if find_pandoc() is None:
        raise ValueError("the option `csl` needs pandoc: install `footcite[csl]`")
    path = locate_stylesheet(named, bibliography)
    try:
        style = CslStyle(path, read_stylesheet(path), language, fallback)
    except StylesheetError as error:
        return fallback, [Issue(Code.CSL_STYLE, str(error), Place(shown_path(str(path))), error.hint)]
    return style, style.issues


class CslStyle:
    """Asks pandoc, or the store of what it answered before; `issues` says where it did not answer.

    What it cannot format, the fallback does: no text is lost.
    """

    def __init__(self, path: Path, stylesheet: Stylesheet, language: str, fallback: Style) -> None:
        self.issues: list[Issue] = []
        self.placement = Placement.NOTE if stylesheet.is_note else Placement.TEXT
        self._path = path
        self._stylesheet = stylesheet
        self.locale = find_locale(language)
        self._language = language
        self._fallback = fallback
        self._store = Store(cache_folder() / "citeproc")
        self._types: set[str] = set()
        self._variables: set[str] = set()
        self._sources: dict[bool, str] = {}
        # The references of the page that was formatted last, by the keys that it cites.
        self._page_references: tuple[tuple[str, ...], Any] = ((), None)

    def citations(self, placed: Sequence[PlacedCitation], bibliography: Bibliography) -> list[Html]:
        """Return the text of each citation of a page."""
        if not placed:
            return []
        keys = list(dict.fromkeys(item.key for one in placed for item in one.citation.items))
        entries = [bibliography.entries[key] for key in keys if key in bibliography.entries]
        known = {entry.key: str(number) for number, entry in enumerate(entries)}
        unknown = {f"unknown{number}": key for number, key in enumerate(keys) if key not in known}
        ids = known | {key: identifier for identifier, key in unknown.items()}
        request = page_request(self._stylesheet, self._language, placed, entries, ids)
        try:
            blocks = self._ask(request)["blocks"]
        except CiteprocError as error:
            self._report(error)
            return self._fallback.citations(placed, bibliography)
        self._page_references = (tuple(known), blocks)
        return [_citation_html(block, one, ids, unknown) for block, one in zip(blocks, placed, strict=False)]

    def author(self, entry: Entry) -> Html:
        """Return the name by which running text speaks of the entry."""
        cited = PlacedCitation(Citation((CiteItem(entry.key, mode=Mode.AUTHOR_IN_TEXT),)))
        request = page_request(self._stylesheet, self._language, [cited], [entry], {entry.key: "0"})
        request["citations"][0]["within"] = False
        try:
            inlines = self._ask(request)["blocks"][0]["c"]
        except CiteprocError as error:
            self._report(error)
            return self._fallback.author(entry)
        cite = next(inline["c"][1] for inline in inlines if inline["t"] == "Cite")
        return Html(Writer().write([inline for inline in cite if inline["t"] != "Note"]).strip())

    def references(self, entries: Sequence[Entry]) -> list[tuple[Entry, Html]]:
        """Return the references in the style's order; a style without a bibliography has none."""
        if not entries:
            return []
        keys, blocks = self._page_references
        if self.placement is Placement.NOTE or keys != tuple(entry.key for entry in entries):
            try:
                blocks = self._ask(list_request(self._stylesheet, self._language, entries))["blocks"]
            except CiteprocError as error:
                self._report(error)
                return self._fallback.references(entries)
        found = [(entries[number], text) for number, text in _references(blocks) if number < len(entries)]
        return found or self._fallback.references(entries)

    def _ask(self, request: Request) -> Any:
        key = json.dumps([__version__, pandoc_version(), request], sort_keys=True)
        answer = self._store.get(key)
        if answer is None:
            answer = {"blocks": CITEPROC.ask(request, self._source(request))["blocks"]}
            self._store.put(key, answer)
        return answer

    def _source(self, request: Request) -> str:
        """Return the style for all that was asked for so far: it soon serves every page of a site."""
        types, variables = set(request["types"]), set(request["variables"])
        if not (types <= self._types and variables <= self._variables):
            self._types |= types
            self._variables |= variables
            self._sources.clear()
        lists = request["bibliography"]
        if lists not in self._sources:
            self._sources[lists] = self._stylesheet.address(self._types, self._variables, lists=lists)
        return self._sources[lists]

    def _report(self, error: CiteprocError) -> None:
        hint = "the citations are formatted by the option `style` instead; mend or replace the style"
        issue = Issue(
            Code.CSL_STYLE, f"pandoc cannot use the style: {error}", Place(shown_path(str(self._path))), hint
        )
        if issue not in self.issues:
            self.issues.append(issue)


def _citation_html(
    block: Inline, placed: PlacedCitation, ids: Mapping[str, str], unknown: Mapping[str, str]
) -> Html:
    items = placed.citation.items
    targets = {
        ids[item.key]: target
        for item, target in zip(items, placed.targets or ("",) * len(items), strict=True)
    }
    inlines = block["c"]
    if inlines[0]["t"] == "Note":
        cite = next(inline for inline in inlines[0]["c"][0]["c"] if inline["t"] == "Cite")
        inlines = _without_parentheses(cite["c"][1])
    text = Writer(targets, unknown).write(inlines).strip()
    for position, (_, suffix) in enumerate(placed.affixes):
        if suffix[:1] and suffix[0] in ",.;:)":
            pattern = _SLOT_MARK.format(mark=re.escape(suffix[0]), slot=2 * position + 1)
            text = re.sub(pattern, r"\1", text, count=1)
    # A record may have nothing that the style prints; the reader must still see what is cited.
    keys = [linked(html.escape(item.key, quote=False), targets[ids[item.key]]) for item in items]
    return Html(text or "; ".join(keys))


def _without_parentheses(inlines: Sequence[Inline]) -> Sequence[Inline]:
    """Return a citation within a prose note without the parentheses that pandoc sets around it.

    Our own styles set none there: the author of the note has worded the place.
    """
    kept = [
        inline for inline in inlines if inline["t"] not in {"Space", "SoftBreak"} or inline is not inlines[0]
    ]
    is_set = len(kept) > 1 and kept[0] == {"t": "Str", "c": "("} and kept[-1] == {"t": "Str", "c": ")"}
    return kept[1:-1] if is_set else kept


def _references(blocks: Sequence[Inline]) -> Iterable[tuple[int, Html]]:
    """Yield the number of each entry with its reference, from citeproc's list."""
    writer = Writer()
    for block in blocks:
        if block["t"] == "Div" and block["c"][0][0] == "refs":
            for entry in block["c"][1]:
                number = int(entry["c"][0][0].removeprefix("ref-"))
                yield number, Html(" ".join(writer.write(part["c"]) for part in entry["c"][1]))
