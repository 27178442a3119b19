"""The Python-Markdown extension: options, wiring, and the issues of a page."""

from __future__ import annotations

import os
import xml.etree.ElementTree as etree
from collections.abc import Sequence
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.footnotes import FootnoteExtension
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from footcite.bibliography import bibliography_paths, load_bibliography
from footcite.documents import Source
from footcite.exports.links import ExportLinks
from footcite.headings import HideCitations, ShowCitations
from footcite.ids import ReferenceIds
from footcite.inner import is_inner, open_page
from footcite.issues import Issue, did_you_mean
from footcite.locales import DEFAULT_LANGUAGE, locator_labels
from footcite.markers import BareCitation, BracketedCitation, FootnoteMark
from footcite.model import Bibliography, Entry
from footcite.page import ZENSICAL_CONTEXT, Host, NoHost, PageResult, PageState
from footcite.page_bibliography import page_bibliography
from footcite.page_exports import ExportTreeprocessor
from footcite.page_issues import page_issues
from footcite.page_listing import ListingProcessor, ListingTreeprocessor
from footcite.styles import BUILT_IN, DEFAULT_STYLE, find_style
from footcite.treeprocessors import DefinitionTreeprocessor, NoteTreeprocessor, UseTreeprocessor


class FootciteExtension(Extension):
    """Resolves citations and footnotes.

    Options: `bibliography`, a path or a list of paths of `.bib` files; `style`, the name of a
    citation style; `csl`, path or name of a CSL style, which goes before `style`; `language`, the
    BCP 47 tag of the site's language, unless given that which the host knows; `host`, a
    `footcite.page.Host`, for programs that know the whole site.
    Used alone, it keeps what it found, in the page and in the bibliography, in `result` until the
    next page.
    """

    def __init__(self, **configs: Any) -> None:
        self.config = {
            "bibliography": ["references.bib", "path or list of paths of `.bib` files"],
            "style": [DEFAULT_STYLE, f"citation style: {', '.join(BUILT_IN)}"],
            "csl": ["", "path or name of a CSL style, used instead of `style`"],
            "exports": [False, "whether pages link to the records of what they cite, as files"],
            "language": [
                "",
                "language of the site, a BCP 47 tag; unless given that of page or theme, else English",
            ],
            "host": [NoHost(), "what renders the page, if it knows more than the page"],
        }
        super().__init__(**configs)
        self._style_issues: Sequence[Issue] = ()
        self.host: Host = self.getConfig("host")
        self._source: Source | None = None
        self.bibliography = Bibliography({})
        self.bibliography_issues: list[Issue] = []
        self._page_issues: list[Issue] = []
        self.state = PageState(self.bibliography, find_style(self.getConfig("style")))

    def setConfig(self, key: str, value: Any) -> None:  # noqa: N802 - Python-Markdown's name
        """Set an option; raises `ValueError`, with a message for people, if there is none of that name."""
        if key not in self.config:
            hint = did_you_mean(key, self.config) or f"known are {', '.join(self.config)}"
            raise ValueError(f"footcite has no option `{key}`; {hint}")
        super().setConfig(key, value)

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
        | `BareCitation`            | inlinepatterns  | 86: after links and HTML, before `magic-link` |
        | `DefinitionTreeprocessor` | treeprocessors  | 50: before `inline` 20                        |
        | `NoteTreeprocessor`       | treeprocessors  | 12: after `inline`, before `toc` 5            |
        | `HideCitations`           | treeprocessors  | 6: after `attr_list` 8, before `toc` 5        |
        | `ShowCitations`           | treeprocessors  | 4.6: after `toc`                              |
        | `UseTreeprocessor`        | treeprocessors  | 4.5: after `toc`, before mkdocstrings at 4    |
        | `ExportTreeprocessor`     | treeprocessors  | 3.5: while the lists can still be told apart  |
        | `PageTreeprocessor`       | treeprocessors  | 3.2: once all uses are known                  |
        | `ListingTreeprocessor`    | treeprocessors  | 3: once the host knows them too               |
        """
        md.registerExtension(self)
        self._load(md)
        if not any(isinstance(known, FootnoteExtension) for known in md.registeredExtensions):
            FootnoteExtension().extendMarkdown(md)
        md.ESCAPED_CHARS = [*md.ESCAPED_CHARS, "@"]
        state = self.state
        notes = NoteTreeprocessor(md, state)
        md.preprocessors.register(PagePreprocessor(md, self, notes), "footcite-page", 100)
        md.parser.blockprocessors.register(ListingProcessor(md.parser), "footcite-listing", 16)
        md.inlinePatterns.register(FootnoteMark(md, state), "footcite-footnote", 176)
        md.inlinePatterns.register(BracketedCitation(md, state), "footcite-citation", 172)
        md.inlinePatterns.register(BareCitation(md, state), "footcite-bare", 86)
        md.treeprocessors.register(DefinitionTreeprocessor(md, state), "footcite-definitions", 50)
        md.treeprocessors.register(notes, "footcite-notes", 12)
        hide = HideCitations(md)
        md.treeprocessors.register(hide, "footcite-hide", 6)
        md.treeprocessors.register(ShowCitations(md, hide), "footcite-show", 4.6)
        md.treeprocessors.register(UseTreeprocessor(md, state), "footcite-uses", 4.5)
        md.treeprocessors.register(ExportTreeprocessor(md, state, self.export_links), "footcite-exports", 3.5)
        md.treeprocessors.register(PageTreeprocessor(md, self), "footcite-page", 3.2)
        listings = ListingTreeprocessor(md, state, self.host, self.export_links)
        md.treeprocessors.register(listings, "footcite-listings", 3)

    def _load(self, md: Markdown) -> None:
        """Find the host, and with what it knows the style and the bibliography."""
        if isinstance(self.host, NoHost) and ZENSICAL_CONTEXT in md.preprocessors:
            from footcite.zensical_host import find_zensical  # noqa: PLC0415 - for Zensical alone

            self.host = find_zensical(md) or self.host
        language = self.getConfig("language") or self.host.language or DEFAULT_LANGUAGE
        self.state.style = find_style(self.getConfig("style"), language)
        self.state.labels = locator_labels(language)
        self._style_issues = self.state.style.issues
        named = bibliography_paths(self.getConfig("bibliography"))
        paths = [os.path.join(self.host.folder, path) for path in named]  # noqa: PTH118 - as written
        self.bibliography, self.bibliography_issues = load_bibliography(paths)
        if self.getConfig("csl"):
            self._use_csl(paths, language)

    def _use_csl(self, bibliography: list[str], language: str) -> None:
        """Let the CSL style format; its path is relative as those of the bibliography are."""
        # Most sites have no CSL style, and need not wait for what one takes.
        from footcite.csl.style import find_csl_style  # noqa: PLC0415

        path = os.path.join(self.host.folder, self.getConfig("csl"))  # noqa: PTH118 - as written
        named = path if os.path.isfile(path) else self.getConfig("csl")  # noqa: PTH113
        self.state.style, self._style_issues = find_csl_style(named, bibliography, language, self.state.style)

    def begin(self, text: str) -> None:
        """Start a page, with the bibliographies that its front matter names."""
        self.state.clear()
        self.state.source_text = text
        self.state.link_states = self.host.link_states
        self.state.reference_ids = ReferenceIds(text)
        self._source = self.host.source()
        source = self._source or Source("", text)
        self.state.bibliography, self._page_issues = page_bibliography(source, self.bibliography)

    def finish(self) -> None:
        """Judge the page, and hand what it cites to the host."""
        source = self._source or Source("<text>", self.state.source_text)
        self.state.result.issues = [
            *page_issues(self.state, source),
            *self._style_issues,
            *self._page_issues,
        ]
        self.state.result.own_entries = self._own_entries()
        # Who fills the site's lists has loaded the bibliography for itself.
        if not self.host.fills_listings:
            self.state.result.issues += self.bibliography_issues
        self.host.collect(self.state.result, self.state.bibliography)

    def _own_entries(self) -> list[Entry]:
        site, page = self.bibliography.entries, self.state.bibliography.entries
        return [] if page is site else [entry for key, entry in page.items() if entry is not site.get(key)]

    def export_links(self) -> ExportLinks | None:
        """Return what links the page to records, if there are any, and the host knows where it stands."""
        location = self.host.location() if self.getConfig("exports") else None
        return ExportLinks(self.state.style.locale, location) if location else None

    def reset(self) -> None:
        """Forget the last page."""
        self.state.clear()


class PagePreprocessor(Preprocessor):
    """Takes the work over from Python-Markdown's own footnotes, whose definitions it keeps."""

    def __init__(self, md: Markdown, extension: FootciteExtension, notes: NoteTreeprocessor) -> None:
        super().__init__(md)
        self.extension = extension
        self.state = extension.state
        self.notes = notes

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines unchanged."""
        self.extension.begin("\n".join(lines))
        if not is_inner(self.md):
            open_page(self.state)
        registered = [e for e in self.md.registeredExtensions if isinstance(e, FootnoteExtension)]
        # Of several, the last has registered the block processor; its options are the user's.
        self.notes.footnotes = registered[-1]
        self.state.definitions = registered[-1].footnotes
        self.md.inlinePatterns.deregister("footnote", strict=False)
        for name in ("footnote", "footnote-reorder", "footnote-duplicate"):
            self.md.treeprocessors.deregister(name, strict=False)
        return lines


class PageTreeprocessor(Treeprocessor):
    """Ends the work on the page, once all its uses are known."""

    def __init__(self, md: Markdown, extension: FootciteExtension) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, root: etree.Element) -> None:
        """Leave the tree as it is."""
        if not is_inner(self.md):
            self.extension.finish()
