"""Small marks that lead to an editor's note: no words of the text, nor of what is searched."""

from __future__ import annotations

import xml.etree.ElementTree as etree

from markdown.treeprocessors import Treeprocessor


class EditorMarkTreeprocessor(Treeprocessor):
    """Keeps `[E30](editors-notes.md#e30){ .editor-mark }` out of the search and out of extracts.

    Runs after `attr_list` (8) has read the class, and before footcite takes the extracts (4.5).
    """

    PRIORITY = 7

    def run(self, root: etree.Element) -> None:
        """Mark the links; the attribute is Material's."""
        for link in root.iter("a"):
            if "editor-mark" in link.get("class", "").split():
                link.set("data-search-exclude", "")
