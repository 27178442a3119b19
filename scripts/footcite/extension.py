"""The Python-Markdown extension: options, wiring, and the issues of a page."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from typing import Any

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.extensions.footnotes import FootnoteExtension
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from footcite.bibliography import load_bibliography
from footcite.csl.style import find_csl_style
from footcite.ids import ReferenceIds
from footcite.issues import Issue
from footcite.listing import Cited, Listing, format_listing, parse_listing
from footcite.markers import BareCitation, BracketedCitation, FootnoteMark
from footcite.page import Host, NoHost, PageResult, PageState, Source
from footcite.page_issues import page_issues
from footcite.styles import BUILT_IN, DEFAULT_STYLE, find_style
from footcite.styles.interface import Placement
from footcite.treeprocessors import DefinitionTreeprocessor, NoteTreeprocessor, UseTreeprocessor


class FootciteExtension(Extension):
    """Resolves citations and footnotes.

    Options: `bibliography`, a path or a list of paths of `.bib` files; `style`, the name of a
    citation style; `csl`, path or name of a CSL style, which goes before `style`; `language`, the
    BCP 47 tag of the site's language; `host`, a `footcite.page.Host`, for programs that know the
    whole site.
    Used alone, it keeps what it found, in the page and in the bibliography, in `result` until the
    next page.
    """

    def __init__(self, **configs: Any) -> None:
        self.config = {
            "bibliography": ["references.bib", "path or list of paths of `.bib` files"],
            "style": [DEFAULT_STYLE, f"citation style: {', '.join(BUILT_IN)}"],
            "csl": ["", "path or name of a CSL style, used instead of `style`"],
            "language": ["en", "language of the site, a BCP 47 tag"],
            "host": [NoHost(), "what renders the page, if it knows more than the page"],
        }
        super().__init__(**configs)
        language = self.getConfig("language")
        style = find_style(self.getConfig("style"), language)
        paths = bibliography_paths(self.getConfig("bibliography"))
        bibliography, self.bibliography_issues = load_bibliography(paths)
        self.style_issues: list[Issue] = []
        if self.getConfig("csl"):
            style, self.style_issues = find_csl_style(self.getConfig("csl"), paths, language, style)
        self.host: Host = self.getConfig("host")
        self.state = PageState(bibliography, style)

    @property
    def result(self) -> PageResult:
        """Return the `PageResult` of the last page."""
        return self.state.result

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Register the processors.

        | Class                     | Registry        | Priority, and why                             |
        | ------------------------- | --------------- | --------------------------------------------- |
        | `PagePreprocessor`        | preprocessors   | 100: sees the text as written                 |
        | `ListingProcessor`        | blockprocessors | 16: before references and paragraphs          |
        | `FootnoteMark`            | inlinepatterns  | 176: after escapes, before `footnote` 175     |
        | `BracketedCitation`       | inlinepatterns  | 172: before `reference` 170 takes brackets    |
        | `BareCitation`            | inlinepatterns  | 75: after links, addresses and raw HTML       |
        | `DefinitionTreeprocessor` | treeprocessors  | 50: before `inline` 20                        |
        | `NoteTreeprocessor`       | treeprocessors  | 12: after `inline`, before `toc` 5            |
        | `UseTreeprocessor`        | treeprocessors  | 4: after `toc` has set the ids of headings    |
        | `ListingTreeprocessor`    | treeprocessors  | 3: once all uses are known                    |
        """
        md.registerExtension(self)
        if not any(isinstance(known, FootnoteExtension) for known in md.registeredExtensions):
            FootnoteExtension().extendMarkdown(md)
        md.ESCAPED_CHARS = [*md.ESCAPED_CHARS, "@"]
        state = self.state
        notes = NoteTreeprocessor(md, state)
        md.preprocessors.register(PagePreprocessor(md, state, notes), "footcite-page", 100)
        md.parser.blockprocessors.register(ListingProcessor(md.parser), "footcite-listing", 16)
        md.inlinePatterns.register(FootnoteMark(md, state), "footcite-footnote", 176)
        md.inlinePatterns.register(BracketedCitation(md, state), "footcite-citation", 172)
        md.inlinePatterns.register(BareCitation(md, state), "footcite-bare", 75)
        md.treeprocessors.register(DefinitionTreeprocessor(md, state), "footcite-definitions", 50)
        md.treeprocessors.register(notes, "footcite-notes", 12)
        md.treeprocessors.register(UseTreeprocessor(md, state), "footcite-uses", 4)
        md.treeprocessors.register(ListingTreeprocessor(md, self), "footcite-listings", 3)

    def finish(self) -> None:
        """Judge the page, and hand what it cites to the host."""
        source = self.host.source() or Source("<text>", self.state.source_text)
        self.state.result.issues = page_issues(self.state, source) + self.style_issues
        if isinstance(self.host, NoHost):
            self.state.result.issues += self.bibliography_issues
        self.host.collect(self.state.result)

    def reset(self) -> None:
        """Forget the last page."""
        self.state.clear()


class PagePreprocessor(Preprocessor):
    """Takes the work over from Python-Markdown's own footnotes, whose definitions it keeps."""

    def __init__(self, md: Markdown, state: PageState, notes: NoteTreeprocessor) -> None:
        super().__init__(md)
        self.state = state
        self.notes = notes

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines unchanged."""
        self.state.clear()
        self.state.source_text = "\n".join(lines)
        self.state.reference_ids = ReferenceIds(self.state.source_text)
        registered = [e for e in self.md.registeredExtensions if isinstance(e, FootnoteExtension)]
        # Of several, the last has registered the block processor; its options are the user's.
        self.notes.footnotes = registered[-1]
        self.state.definitions = registered[-1].footnotes
        self.md.inlinePatterns.deregister("footnote", strict=False)
        for name in ("footnote", "footnote-reorder", "footnote-duplicate"):
            self.md.treeprocessors.deregister(name, strict=False)
        return lines


class ListingProcessor(BlockProcessor):
    """A paragraph that asks for a list of references becomes an element that is filled later."""

    def test(self, parent: etree.Element, block: str) -> bool:
        """Return whether the block asks for a list."""
        return parse_listing(block) is not None

    def run(self, parent: etree.Element, blocks: list[str]) -> None:
        """Leave an element with the text as written."""
        etree.SubElement(parent, "div", {"class": "footcite-listing"}).set("listing", blocks.pop(0).strip())


class ListingTreeprocessor(Treeprocessor):
    """Fills the lists; those of the whole site are left to the host, where there is one."""

    def __init__(self, md: Markdown, extension: FootciteExtension) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, root: etree.Element) -> None:
        """Fill every list, then finish the page: this is the last step that needs the tree."""
        for element in root.iter("div"):
            written = element.attrib.pop("listing", "")
            listing = parse_listing(written)
            if listing is None:
                continue
            if listing.whole_site and self.extension.host.fills_listings:
                element.set("data-listing", written)
            else:
                is_rest = bool(element.attrib.pop("rest", ""))
                element.text = self.md.htmlStash.store(self._format(listing, is_rest=is_rest))
        self.extension.finish()

    def _format(self, listing: Listing, *, is_rest: bool) -> str:
        state = self.extension.state
        used = list(dict.fromkeys(use.key for use in state.result.uses))
        keys = list(state.bibliography.entries) if listing.whole_site else used
        references = state.style.references([state.bibliography.entries[key] for key in keys])
        if is_rest:
            references = [pair for pair in references if not state.reference_ids.is_listed(pair[0].key)]
        return format_listing(listing, references, self._cited(keys), state.reference_ids)

    def _cited(self, keys: list[str]) -> dict[str, Cited]:
        """Return what leads back from each reference: in a style of notes, the notes do that."""
        state = self.extension.state
        anchors: dict[str, list[str]] = {key: [] for key in keys}
        if state.style.placement is Placement.TEXT:
            for use in state.result.uses:
                anchors[use.key].append(use.anchor)
        return {key: Cited(backlinks=tuple(dict.fromkeys(found))) for key, found in anchors.items()}


def bibliography_paths(option: str | list[str]) -> list[str]:
    """Return the paths that the option names."""
    return [path.strip() for path in option.split(",")] if isinstance(option, str) else list(option)
