"""Ways to write the same notes: by hand, for footcite, and for mkdocs-bibtex."""

from __future__ import annotations

from dataclasses import dataclass

from benchmark.works import Work


class Page:
    """What is written on one page, with marks as footcite and mkdocs-bibtex know them."""

    def __init__(self) -> None:
        self._definitions: list[str] = []

    def cite(self, work: Work, locator: str) -> str:
        """Return the mark that cites a work."""
        return f"[@{work.key}, {locator}]" if locator else f"[@{work.key}]"

    def remark(self, text: str) -> str:
        """Return the mark of a prose footnote."""
        label = f"remark{len(self._definitions)}"
        self._definitions.append(f"[^{label}]: {text}")
        return f"[^{label}]"

    def end(self) -> str:
        """Return what stands at the end of the page."""
        return "\n\n".join(self._definitions) + "\n"


class HandPage(Page):
    """A page whose references are written out as footnotes."""

    def cite(self, work: Work, locator: str) -> str:
        """Return the mark of a footnote that gives the work."""
        return self.remark(work.by_hand(locator))


@dataclass(frozen=True, slots=True)
class Writing:
    """A way to write notes: the marks, and what the configuration needs for them."""

    page: type[Page]
    options: str


def for_footcite(*options: str, plugin: str = "footcite") -> Writing:
    """Return the writing for footcite, with further options of the extension."""
    lines = "".join(f"      {option}\n" for option in ("bibliography: references.bib", *options))
    return Writing(Page, f"  - footcite:\n{lines}plugins: [search, {plugin}]\n")


BY_HAND = Writing(HandPage, "  - footnotes\nplugins: [search]\n")
FOOTCITE = for_footcite()
FOOTCITE_CSL = for_footcite("csl: style.csl")
MKDOCS_BIBTEX = Writing(Page, "  - footnotes\nplugins: [search, bibtex: { bib_file: references.bib }]\n")
