"""Pages become one document: notes at their markers, links within it where they can lead there."""

from __future__ import annotations

import json
from typing import Any

import pypandoc
import pytest

from publishing.pdf.document import join_pages

SITE = "https://example.org/"
NOTED = """<h1 id="a">A</h1><p>Text.<sup id="fnref:x"><a class="footnote-ref" href="#fn:x">1</a></sup></p>
<div class="footnote"><ol><li id="fn:x"><p>The <em>note</em>.</p></li></ol></div>"""


def blocks(html: str) -> list[dict[str, Any]]:
    read: list[dict[str, Any]] = json.loads(pypandoc.convert_text(html, "json", "html"))["blocks"]
    return read


def typst(pages: dict[str, str]) -> str:
    joined = join_pages({url: blocks(html) for url, html in pages.items()}, SITE)
    document = {"pandoc-api-version": [1, 23], "meta": {}, "blocks": joined}
    return str(pypandoc.convert_text(json.dumps(document), "typst", "json"))


def test_a_note_stands_at_its_marker() -> None:
    assert "Text.#footnote[The #emph[note].]" in typst({"a/": NOTED})


@pytest.mark.parametrize(
    ("href", "target"),
    [
        pytest.param("../b/", "<page-b>", id="a page of the document"),
        pytest.param("../b/#part", "<b-part>", id="its section"),
        pytest.param("../b/#c001", "<page-b>", id="an anchor that is no section leads to the page"),
        pytest.param("#a", "<page-a>", id="the page itself"),
        pytest.param("../data/", '"https://example.org/data/"', id="a page that is left out"),
        pytest.param("https://other.example/", '"https://other.example/"', id="another site"),
    ],
)
def test_a_link_leads_within_the_document_where_it_can(href: str, target: str) -> None:
    pages = {"a/": f'<h1 id="a">A</h1><p><a href="{href}">there</a></p>'}
    pages["b/"] = '<h1 id="b">B</h1><h2 id="part">Part</h2><p id="c001">Claim.</p>'
    assert f"#link({target})[there]" in typst(pages)


def test_an_image_has_its_description() -> None:
    written = typst({"a/": '<p><img src="0/1.svg" alt="Two bars, &quot;small&quot; and large"></p>'})
    assert '#image("0/1.svg", alt: "Two bars, \\"small\\" and large")' in written
