"""Bugs of similar programs that show in a style other than the default."""

from __future__ import annotations

import markdown

from footcite.extension import FootciteExtension
from test_cases import BIBLIOGRAPHY


def test_author_and_year_in_the_text() -> None:
    """https://github.com/shyamd/mkdocs-bibtex/issues/41: every style made footnotes."""
    footcite = FootciteExtension(bibliography=str(BIBLIOGRAPHY), style="chicago-author-date")
    page = markdown.markdown("Rivers rise [@able2001, p. 3].", extensions=[footcite])
    assert "(" in page.split("</p>")[0]
    assert 'href="#ref:able2001"' in page.split("</p>")[0]
    assert 'id="ref:able2001"' in page
    assert 'class="footnote"' not in page
