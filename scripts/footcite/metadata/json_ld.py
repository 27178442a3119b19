"""JSON-LD in the terms of schema.org, for search engines: https://schema.org/CreativeWork."""

from __future__ import annotations

import json
from typing import Any

from footcite.csl.item import Item
from footcite.csl.plain import date_texts, plain_names
from footcite.metadata.page import PageMetadata
from footcite.urls import doi_url, safe_url

_TYPES = {
    "article-journal": "ScholarlyArticle",
    "article-magazine": "Article",
    "article-newspaper": "NewsArticle",
    "book": "Book",
    "chapter": "Chapter",
    "dataset": "Dataset",
    "graphic": "VisualArtwork",
    "legislation": "Legislation",
    "motion_picture": "Movie",
    "paper-conference": "ScholarlyArticle",
    "report": "Report",
    "review": "Review",
    "software": "SoftwareSourceCode",
    "thesis": "Thesis",
    "webpage": "WebPage",
}
_WHOLES = {
    "article-journal": "Periodical",
    "article-magazine": "Periodical",
    "article-newspaper": "Newspaper",
    "chapter": "Book",
}

Thing = dict[str, Any]


def json_ld(page: PageMetadata) -> str:
    """Return the description of a page, safe within a `script` element."""
    thing: Thing = {"@context": "https://schema.org", **_page(page)}
    text = json.dumps(thing, ensure_ascii=False, separators=(",", ":"))
    # Nothing in it may end the element, or start a comment there.
    for char in "<>&\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return text


def _page(page: PageMetadata) -> Thing:
    site = {"@type": _site_type(page.site), "@id": page.site.get("URL"), "name": page.site.get("title")}
    kind = _site_type(page.site) if page.is_home else "Article"
    return _known(
        {
            **_work(page.work),
            "@type": kind,
            "@id": page.work.get("URL"),
            "headline": page.work.get("title"),
            "version": page.work.get("version"),
            "description": page.description,
            "image": page.picture,
            "isPartOf": None if page.is_home else _known(site),
            "hasPart": [_part(part) for part in page.parts],
            "citation": [_known(_reference(item)) for item in page.references],
        }
    )


def _site_type(site: Item) -> str:
    return "WebSite" if site["type"] == "webpage" else _TYPES.get(site["type"], "CreativeWork")


def _part(item: Item) -> Thing:
    return _known({"@type": "Article", "@id": item.get("URL"), "name": item.get("title")})


def _reference(item: Item) -> Thing:
    whole = {"@type": _WHOLES.get(item["type"], "CreativeWork"), "name": item.get("container-title")}
    return {
        **_work(item),
        "isPartOf": whole if whole["name"] else None,
        "identifier": doi_url(item.get("DOI", "")),
    }


def _work(item: Item) -> Thing:
    publisher = item.get("publisher")
    return {
        "@type": _TYPES.get(item["type"], "CreativeWork"),
        "name": item.get("title"),
        "author": [_author(name, written) for name, written in _authors(item)],
        "datePublished": "-".join(date_texts(item.get("issued"))),
        "publisher": {"@type": "Organization", "name": publisher} if publisher else None,
        "inLanguage": item.get("language"),
        "url": safe_url(item.get("URL", "")),
    }


def _authors(item: Item) -> list[tuple[dict[str, str], str]]:
    known = [name for name in item.get("author", ()) if name != {"literal": "others"}]
    return list(zip(known, plain_names(item, "author"), strict=True))


def _author(name: dict[str, str], written: str) -> Thing:
    if "literal" in name:
        return {"@type": "Organization", "name": written}
    parts = {"givenName": name.get("given"), "familyName": name.get("family")}
    return _known({"@type": "Person", "name": written, **parts})


def _known(thing: Thing) -> Thing:
    return {name: value for name, value in thing.items() if value}
