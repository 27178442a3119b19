"""Kinds of works: the entry types of biblatex by the form that their references take."""

from __future__ import annotations

from enum import StrEnum

from footcite.model import Entry


class Kind(StrEnum):
    """A form of reference."""

    ARTICLE = "article"
    BOOK = "book"
    CHAPTER = "chapter"
    REPORT = "report"
    THESIS = "thesis"
    UNPUBLISHED = "unpublished"
    WEB = "web"


_TYPES = {
    Kind.ARTICLE: "article suppperiodical review",
    Kind.CHAPTER: """incollection inbook inproceedings conference inreference bookinbook suppbook
    suppcollection""",
    Kind.REPORT: "report techreport manual patent standard",
    Kind.THESIS: "thesis phdthesis mastersthesis",
    Kind.UNPUBLISHED: "unpublished letter",
    Kind.WEB: "online electronic www misc software dataset audio video image artwork movie music performance",
}
_KIND_OF = {name: kind for kind, names in _TYPES.items() for name in names.split()}


def kind_of(entry: Entry) -> Kind:
    """Return the form of the entry's reference; that of a book where no other is known.

    An article that has not appeared in a journal, such as a preprint, stands for itself; a paper that has
    not appeared in a book was read.
    """
    if entry.type == "article" and not entry.get("journaltitle", "journal"):
        return Kind.WEB
    if entry.type == "inproceedings" and not entry.get("booktitle", "maintitle"):
        return Kind.UNPUBLISHED
    return _KIND_OF.get(entry.type, Kind.BOOK)
