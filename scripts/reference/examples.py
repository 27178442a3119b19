"""Examples: what is written, beside what footcite makes of it when the site is built."""

from __future__ import annotations

import re
from pathlib import Path

import markdown

from footcite.extension import FootciteExtension
from footcite.issues import Issue
from reference.fences import Fence

WORKS = Path(__file__).parents[2] / "docs" / "footcite" / "examples.bib"
"""The works that the examples cite."""

_OF_THE_BLOCK = frozenset({"add", "example", "file"})
_ID = re.compile(r'( id="| href="#)')


def render_example(fence: Fence) -> tuple[str, list[Issue]]:
    """Return the HTML of the example's Markdown, and what is wrong in it.

    The words of the block, but for those of the block itself, are options of the extension: `style=apa`.
    """
    options = {name: value for name, value in fence.words.items() if name not in _OF_THE_BLOCK}
    extension = FootciteExtension(bibliography=str(WORKS), **options)
    html = markdown.markdown(fence.body, extensions=["attr_list", "tables", extension])
    return html, extension.result.issues


def side_by_side(fence: Fence, number: int) -> tuple[str, str, str]:
    """Return the HTML before the source, the source, and the HTML behind it, which holds the result.

    The number keeps the ids of one example apart from those of others on the page.
    """
    html, _ = render_example(fence)
    result = _ID.sub(rf"\1example-{number}-", html)
    before = '<div class="example">\n<div class="example-source">'
    after = f'</div>\n<div class="example-result" role="group" aria-label="Result">\n{result}\n</div>\n</div>'
    return before, fence.plain(), after
