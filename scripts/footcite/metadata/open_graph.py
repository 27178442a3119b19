"""Open Graph, by which other sites and messengers show a preview of a page: https://ogp.me/."""

from __future__ import annotations

from footcite.metadata.highwire import Tags
from footcite.metadata.page import PageMetadata


def open_graph_tags(page: PageMetadata) -> Tags:
    """Yield the properties of a page.

    Zotero takes an article for one in a journal, unless the tags of Highwire Press say what it is part of.
    """
    yield "og:title", page.work.get("title", "")
    yield "og:type", "article" if page.work["type"] == "chapter" else "website"
    yield "og:url", page.work.get("URL", "")
    yield "og:description", page.description
    yield "og:site_name", page.site_name
    yield "og:image", page.picture
