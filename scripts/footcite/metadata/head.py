"""Puts the metadata of a page into its head."""

from __future__ import annotations

import html
import re

from footcite.metadata.dublin_core import dublin_core_tags
from footcite.metadata.highwire import highwire_tags
from footcite.metadata.json_ld import json_ld
from footcite.metadata.open_graph import open_graph_tags
from footcite.metadata.page import PageMetadata
from footcite.model import Html

_END = re.compile(r"</head\s*>", re.IGNORECASE)
_NAME = re.compile(r"<meta\s[^<>]*?\b(?:name|property)=[\"']?([\w.:-]+)", re.IGNORECASE)


def add_metadata(text: str, page: PageMetadata) -> str:
    """Return the page's HTML with the metadata at the end of its head, but for what the theme states."""
    end = _END.search(text)
    if end is None:
        return text
    stated = {name.lower() for name in _NAME.findall(text, 0, end.start())}
    return f"{text[: end.start()]}{_head(page, stated)}{text[end.start() :]}"


def _head(page: PageMetadata, stated: set[str]) -> Html:
    tags = [("name", *tag) for tag in (*highwire_tags(page), *dublin_core_tags(page))]
    tags += [("property", *tag) for tag in open_graph_tags(page)]
    lines = [
        f'<meta {attribute}="{name}" content="{html.escape(content)}">'
        for attribute, name, content in tags
        if content and name.lower() not in stated
    ]
    return Html("\n".join([*lines, f'<script type="application/ld+json">{json_ld(page)}</script>', ""]))
