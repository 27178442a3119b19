"""An entry of the search for each reference of the bibliography, which leads to the reference itself."""

from __future__ import annotations

import json
import re
from pathlib import Path

# footcite's list of references: docs/footcite/reference/html.md.
_REFERENCE = re.compile(r'<li id="ref:(?P<key>[^"]+)"[^>]*><p>(?P<reference>.*?)</p>', re.DOTALL)
_TAG = re.compile(r"<[^>]+>")


def add_references(index: Path, html: str, url: str) -> None:
    """Add the references of the page to MkDocs' search index, to be found by author, title and cite key.

    Of itself the index has a page and its sections, so that a search would end at the top of a long list.
    """
    content = json.loads(index.read_text("utf-8"))
    content["docs"] += [
        {
            "location": f"{url}#ref:{match['key']}",
            "title": _TAG.sub("", match["reference"]),
            "text": f"Cite key: {match['key']}",
        }
        for match in _REFERENCE.finditer(html)
    ]
    index.write_text(json.dumps(content, separators=(",", ":"), ensure_ascii=False), "utf-8")
