"""A CSL style among the citation styles: each page is one request to pandoc's citeproc."""

from __future__ import annotations

import contextlib
import functools
import html
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from footcite.cache import code_version, find_store
from footcite.csl.ahead import AHEAD
from footcite.csl.forecast import forecast
from footcite.csl.output import Inline, Writer
from footcite.csl.process import CITEPROC, CiteprocError, find_pandoc, pandoc_version
from footcite.csl.request import Request, list_request, page_request
from footcite.csl.source import find_source
from footcite.csl.stylesheet import Stylesheet, StylesheetError, locate_stylesheet, read_stylesheet
from footcite.issues import Code, Issue
from footcite.locales import find_locale, locator_labels
from footcite.model import Bibliography, Citation, CiteItem, Entry, Html, Mode, Place, shown_path
from footcite.styles.interface import PlacedCitation, Placement, Style, linked

_Page = tuple[list[Html], list[tuple[int, Html]]]
"""The citations of a page, and the references with the numbers of their entries."""

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


def end_citeproc() -> None:
    """End what formats pages: its jobs, and pandoc."""
    AHEAD.stop()
    CITEPROC.close()


def offer_pages(pages: Iterable[tuple[Style, str]], bibliography: Bibliography) -> None:
    """Have pages formatted before they are asked for, given by style and text, if the store lacks them.

    The pages are gone through in a thread, and only once some of them were not in the store.
    """
    csl = ((style, text) for style, text in pages if isinstance(style, CslStyle))
    AHEAD.offer(functools.partial(style.prepare, text, bibliography) for style, text in csl)


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
        self._store = find_store("citeproc")
        # The references of the page that was formatted last, by the keys that it cites.
        self._page_references: tuple[tuple[str, ...], list[tuple[int, str]]] = ((), [])

    def citations(self, placed: Sequence[PlacedCitation], bibliography: Bibliography) -> list[Html]:
        """Return the text of each citation of a page."""
        if not placed:
            return []
        keys, entries = _cited(placed, bibliography)
        try:
            texts, references = self._kept(entries, placed, lambda: self._page(placed, keys, entries))
        except CiteprocError as error:
            self._report(error)
            return self._fallback.citations(placed, bibliography)
        self._page_references = (_keys(entries), references)
        return [Html(text) for text in texts]

    def prepare(self, source: str, bibliography: Bibliography) -> None:
        """Have the store know what a page will probably ask for; `source` is its text."""
        placed = forecast(source, bibliography, locator_labels(self._language), self.placement)
        keys, entries = _cited(placed, bibliography)
        # The page itself reports what pandoc cannot do.
        with contextlib.suppress(CiteprocError):
            if placed:
                self._kept(entries, placed, lambda: self._page(placed, keys, entries))

    def author(self, entry: Entry) -> Html:
        """Return the name by which running text speaks of the entry."""
        cited = PlacedCitation(Citation((CiteItem(entry.key, mode=Mode.AUTHOR_IN_TEXT),)))
        try:
            return Html(self._kept([entry], "author", lambda: self._author(cited, entry)))
        except CiteprocError as error:
            self._report(error)
            return self._fallback.author(entry)

    def references(self, entries: Sequence[Entry]) -> list[tuple[Entry, Html]]:
        """Return the references in the style's order; a style without a bibliography has none."""
        if not entries:
            return []
        keys, references = self._page_references
        if self.placement is Placement.NOTE or keys != tuple(entry.key for entry in entries):
            try:
                references = self._kept(entries, "list", lambda: self._list(entries))
            except CiteprocError as error:
                self._report(error)
                return self._fallback.references(entries)
        found = [(entries[number], Html(text)) for number, text in references if number < len(entries)]
        return found or self._fallback.references(entries)

    def _page(self, placed: Sequence[PlacedCitation], keys: Sequence[str], entries: Sequence[Entry]) -> _Page:
        known = {entry.key: str(number) for number, entry in enumerate(entries)}
        unknown = {f"unknown{number}": key for number, key in enumerate(keys) if key not in known}
        ids = known | {key: identifier for identifier, key in unknown.items()}
        blocks = self._ask(page_request(self._stylesheet, self._language, placed, entries, ids))
        cited = zip(blocks, placed, strict=False)
        return [_citation_html(block, one, ids, unknown) for block, one in cited], _references(blocks)

    def _author(self, cited: PlacedCitation, entry: Entry) -> Html:
        request = page_request(self._stylesheet, self._language, [cited], [entry], {entry.key: "0"})
        request["citations"][0]["within"] = False
        inlines = self._ask(request)[0]["c"]
        cite = next(inline["c"][1] for inline in inlines if inline["t"] == "Cite")
        return Html(Writer().write([inline for inline in cite if inline["t"] != "Note"]).strip())

    def _list(self, entries: Sequence[Entry]) -> list[tuple[int, Html]]:
        return _references(self._ask(list_request(self._stylesheet, self._language, entries)))

    def _kept(self, entries: Sequence[Entry], asked: object, make: Callable[[], Any]) -> Any:
        """Return what the store has of these works for what is asked, or else make it.

        The store is asked by the works as they are, for it takes longer to make records of them.
        """
        works = [(entry.key, entry.type, entry.fields, entry.names) for entry in entries]
        style = (code_version(), pandoc_version(), self._stylesheet.digest, self._language)
        key = repr((style, asked, works))
        found = self._store.get(key)
        if found is None:
            with AHEAD.alone(key):
                # What was under way may be just this.
                found = self._store.get(key)
                if found is None:
                    found = make()
                    self._store.put(key, found)
                    AHEAD.miss()
        return found

    def _ask(self, request: Request) -> list[Inline]:
        address = find_source(self._stylesheet).address(request)
        blocks: list[Inline] = CITEPROC.ask(request, address)["blocks"]
        return blocks

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


def _cited(placed: Sequence[PlacedCitation], bibliography: Bibliography) -> tuple[list[str], list[Entry]]:
    """Return the keys that citations have, and the entries of those that are known, in the same order."""
    keys = list(dict.fromkeys(item.key for one in placed for item in one.citation.items))
    return keys, [bibliography.entries[key] for key in keys if key in bibliography.entries]


def _keys(entries: Iterable[Entry]) -> tuple[str, ...]:
    # An entry that is cited by two of its keys is listed once.
    return tuple(dict.fromkeys(entry.key for entry in entries))


def _references(blocks: Sequence[Inline]) -> list[tuple[int, Html]]:
    """Return the number of each entry with its reference, from citeproc's list."""
    writer = Writer()
    found = []
    for block in blocks:
        if block["t"] == "Div" and block["c"][0][0] == "refs":
            for entry in block["c"][1]:
                number = int(entry["c"][0][0].removeprefix("ref-"))
                found.append((number, Html(" ".join(writer.write(part["c"]) for part in entry["c"][1]))))
    return found
