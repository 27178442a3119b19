"""Each reference is an entry of the search."""

from __future__ import annotations

import json
from pathlib import Path

from publishing.search_entries import add_references


def test_a_reference_is_found_by_its_text_which_stays_html_and_its_key(tmp_path: Path) -> None:
    index = tmp_path / "search_index.json"
    index.write_text('{"config": {}, "docs": [{"location": "", "title": "Home", "text": ""}]}')
    item = '<li id="ref:able2001" data-year="2001"><p>Able &amp; Baker. <cite>Rivers</cite>.</p><p>Cited</p></li>'
    add_references(index, f"<ul>{item}</ul>", "bibliography/")
    assert json.loads(index.read_text())["docs"][1:] == [
        {
            "location": "bibliography/#ref:able2001",
            "title": "Able &amp; Baker. Rivers.",
            "text": "Cite key: able2001",
        }
    ]
