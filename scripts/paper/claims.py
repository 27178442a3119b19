"""Claims of the paper, as pages name them: ``C001 C003-C005``."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree

from markdown.treeprocessors import Treeprocessor

from paper.tables import read_rows

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
        """Mark the claims of each paragraph, and count those of the page before its last paragraph."""
        carried: list[str] = []
        for paragraph in list(root.iter("p")):
            claims = expand_claims(paragraph.attrib.pop("claims", ""))
            if not claims:
                continue
            carried += claims
            paragraph.set("id", claims[0].lower())
            paragraph.set("data-claims", " ".join(claims))
            anchors = [etree.Element("span", {"id": claim.lower()}) for claim in claims[1:]]
            if anchors:
                anchors[-1].tail, paragraph.text = paragraph.text, None
                paragraph[:0] = anchors
        if carried:
            _summarise(root, carried)


def _summarise(root: etree.Element, carried: list[str]) -> None:
    """Say before the paragraph that leads on how many claims the page carries, and lead to the ledger."""
    rows = {row["id"]: row for row in read_rows("claims")}
    found = [rows[claim] for claim in carried if claim in rows]
    noted = sum(bool(row["notes"]) for row in found)
    summary = etree.Element("p", {"class": "claims-summary"})
    summary.text = (
        f"This page carries {len(found)} of the paper’s {len(rows)} claims:"
        f" {noted or 'none'} with a note of the paper, {len(found) - noted} that it leaves without a source. "
    )
    link = etree.SubElement(summary, "a", {"href": f"claims.md#{found[0]['page']}"})
    link.text = "See each claim with its sources and the result of its check"
    link.tail = "."
    leading_on = [n for n, element in enumerate(root) if element.get("class") == "next"]
    root.insert(leading_on[-1] if leading_on else len(root), summary)
