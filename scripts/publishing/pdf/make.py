"""From built pages to a PDF: pandoc reads them and writes Typst, which brings its own fonts."""

from __future__ import annotations

import json
import tempfile
from datetime import datetime
from pathlib import Path

import pypandoc
import typst

from publishing.pdf.article import article
from publishing.pdf.document import Node, join_pages

_TEMPLATE = Path(__file__).with_name("paper.typ")


def make_pdf(site: Path, pages: dict[str, str], target: Path, site_url: str, when: datetime) -> None:
    """Write the pages, whose files stand by their addresses within the site, in that order as one PDF.

    The same pages and the same date give the same bytes: no font of the machine is used.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        articles = [_article(site / file, folder / str(number)) for number, file in enumerate(pages.values())]
        read = dict(zip(pages, _read(articles), strict=True))
        body = _typst(join_pages(read, site_url))
        (folder / "paper.typ").write_text(_TEMPLATE.read_text("utf-8") + body, "utf-8")
        inputs = {"site": site_url, "date": when.date().isoformat()}
        fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True)
        compiler = typst.Compiler(folder / "paper.typ", root=folder, font_paths=fonts, sys_inputs=inputs)
        compiler.compile(
            output=target, format="pdf", timestamp=when.replace(microsecond=0), pdf_standards="ua-1"
        )


def _article(file: Path, charts: Path) -> str:
    """Return the text of the page; its charts are written into a folder of their own."""
    charts.mkdir()
    return article(file.read_text("utf-8"), charts)


def _read(articles: list[str]) -> list[list[Node]]:
    """Return the blocks of each article, which pandoc reads in one run."""
    html = "".join(f"<div>{text}</div>" for text in articles)
    divisions: list[Node] = json.loads(pypandoc.convert_text(html, "json", "html"))["blocks"]
    return [division["c"][1] for division in divisions]


def _typst(blocks: list[Node]) -> str:
    document = {"pandoc-api-version": [1, 23], "meta": {}, "blocks": blocks}
    return str(pypandoc.convert_text(json.dumps(document), "typst", "json", extra_args=["--wrap=preserve"]))
