"""Dublin Core in HTML: https://www.dublincore.org/specifications/dublin-core/dc-html/."""

from __future__ import annotations

from footcite.csl.plain import date_texts, plain_names
from footcite.metadata.highwire import Tags
from footcite.metadata.page import PageMetadata


def dublin_core_tags(page: PageMetadata) -> Tags:
    """Yield the tags of a page."""
    work = page.work
    yield "DC.title", work.get("title", "")
    for author in plain_names(work, "author"):
        yield "DC.creator", author
    yield "DC.publisher", work.get("publisher", "")
    yield "DC.date", "-".join(date_texts(work.get("issued")))
    yield "DC.language", work.get("language", "")
    yield "DC.description", page.description
    yield "DC.identifier", work.get("URL", "")
    yield "DC.relation.isPartOf", "" if page.is_home else page.site.get("URL", "")
