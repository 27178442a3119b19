"""Claims of the paper, as pages name them: ``C001 C003-C005``."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree

from markdown.treeprocessors import Treeprocessor

_CLAIMS = re.compile(r"C(\d{3})(?:-C(\d{3}))?")


def expand_claims(text: str) -> list[str]:
    """Return the ids that a list of claims and spans of claims names, in its order."""
    return [
        f"C{number:03}"
        for first, last in _CLAIMS.findall(text)
        for number in range(int(first), int(last or first) + 1)
    ]


class ClaimTreeprocessor(Treeprocessor):
    """Turns `{: claims="C001-C003" }` on a paragraph into an anchor for each claim.

    Runs between `attr_list` (8) and `toc` (5), where MkDocs collects the anchors of a page.
    """

    PRIORITY = 7

    def run(self, root: etree.Element) -> None:
        """Give the paragraph the id of its first claim, and an empty element to each other one."""
        for paragraph in list(root.iter("p")):
            claims = expand_claims(paragraph.attrib.pop("claims", ""))
            if not claims:
                continue
            paragraph.set("id", claims[0].lower())
            paragraph.set("data-claims", " ".join(claims))
            anchors = [etree.Element("span", {"id": claim.lower()}) for claim in claims[1:]]
            if anchors:
                anchors[-1].tail, paragraph.text = paragraph.text, None
                paragraph[:0] = anchors
