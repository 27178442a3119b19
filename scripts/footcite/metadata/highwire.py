"""The `citation_*` tags of Highwire Press, by which Google Scholar and Zotero recognise a work.

https://scholar.google.com/intl/en/scholar/inclusion.html#indexing; what Zotero makes of them, and of which
it tells the type of the work, stands in its translator "Embedded Metadata".
"""

from __future__ import annotations

from collections.abc import Iterator

from footcite.csl.item import Item
from footcite.csl.plain import date_texts, plain_names
from footcite.metadata.page import PageMetadata

_CONTAINERS = {
    "article-journal": "citation_journal_title",
    "article-magazine": "citation_journal_title",
    "article-newspaper": "citation_journal_title",
    "review": "citation_journal_title",
    "chapter": "citation_inbook_title",
    "entry-encyclopedia": "citation_inbook_title",
    "paper-conference": "citation_conference_title",
}
_HOUSES = {"report": "citation_technical_report_institution", "thesis": "citation_dissertation_institution"}
_TEXTS = {
    "volume": "citation_volume",
    "issue": "citation_issue",
    "DOI": "citation_doi",
    "ISBN": "citation_isbn",
    "ISSN": "citation_issn",
}

Tags = Iterator[tuple[str, str]]
"""Names of tags with their contents."""


def highwire_tags(page: PageMetadata) -> Tags:
    """Yield the tags of a page, with one for each work that it cites."""
    yield from _work_tags(page.work)
    address = page.work.get("URL", "")
    yield "citation_language", page.work.get("language", "")
    yield "citation_abstract", page.description
    yield "citation_public_url", address
    yield "citation_fulltext_html_url", address
    yield "citation_pdf_url", page.pdf
    for reference in page.references:
        # A semicolon divides the parts.
        parts = [f"{name}={value.replace(';', ',')}" for name, value in _work_tags(reference) if value]
        yield "citation_reference", "; ".join(parts)


def _work_tags(item: Item) -> Tags:
    yield "citation_title", item.get("title", "")
    for author in plain_names(item, "author"):
        yield "citation_author", author
    yield "citation_publication_date", "/".join(date_texts(item.get("issued")))
    if item["type"] in _CONTAINERS:
        yield _CONTAINERS[item["type"]], item.get("container-title", "")
    yield _HOUSES.get(item["type"], "citation_publisher"), item.get("publisher", "")
    if item["type"] == "report":
        yield "citation_technical_report_number", item.get("number", "")
    for variable, name in _TEXTS.items():
        yield name, item.get(variable, "")
    first, _, last = item.get("page", "").partition("-")
    yield "citation_firstpage", first
    yield "citation_lastpage", last
