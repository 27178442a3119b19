"""The Markdown extension of footcite's documentation; it works in every host."""

from __future__ import annotations

import re

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

from reference.catalogues import CATALOGUES
from reference.examples import side_by_side
from reference.fences import Fence, replace_fences, replace_outside_fences

_GENERATED = re.compile(r"^\[GENERATED (?P<name>[\w-]+)(?P<choices>(?: \w+=[\w-]+)*)\]$", re.MULTILINE)


class ReferenceExtension(Extension):
    """Writes what is generated when the site is built.

    `[GENERATED codes groups=BIB]`, alone on a line, becomes Markdown made from the source code.
    A block that opens with ```` ```markdown example style=apa ```` is shown beside its result, and
    one that opens with ```` ```yaml file=mkdocs.yml ```` below the name of the file.
    """

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Register the preprocessor: after `normalize_whitespace` 30, before `fenced_code_block` 25."""
        md.preprocessors.register(ReferencePreprocessor(md), "footcite-reference", 27)


class ReferencePreprocessor(Preprocessor):
    """Works on the text, as what it writes holds headings, tables and fenced blocks."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self._number = 0

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines with everything generated in its place."""
        self._number = 0
        text = replace_outside_fences("\n".join(lines), lambda part: _GENERATED.sub(_generate, part))
        return replace_fences(text, self._write).split("\n")

    def _write(self, fence: Fence) -> str:
        name = fence.words.get("file") or fence.words.get("shows")
        caption = f"`{name}`\n{{: .file-name }}\n\n" if name else ""
        if "example" not in fence.words:
            return caption + fence.plain()
        self._number += 1
        before, source, after = side_by_side(fence, self._number)
        stash = self.md.htmlStash.store
        return f"{caption}{stash(before)}\n\n{source}\n\n{stash(after)}"


def _generate(match: re.Match[str]) -> str:
    choices = dict(choice.split("=", 1) for choice in match["choices"].split())
    return CATALOGUES[match["name"]](**choices)
