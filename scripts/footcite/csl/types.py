"""Types of biblatex and of CSL, each in the words of the other.

As in pandoc's reader and writer of biblatex; CSL's types:
https://docs.citationstyles.org/en/stable/specification.html#appendix-iii-types.
"""

from __future__ import annotations

from footcite.model import Entry

_IN_SERIES = """book collection proceedings reference mvbook mvcollection mvproceedings mvreference
suppbook suppcollection"""
_BOOKS = """book bookinbook collection commentary manual mvbook mvcollection mvproceedings mvreference
proceedings reference"""
_ARTICLES = {"magazine": "article-magazine", "newspaper": "article-newspaper"}
PERIODICALS = frozenset({"article", "periodical", "suppperiodical"})
"""Types whose CSL type depends on the kind of periodical."""
IN_BOOKS = frozenset({"inbook", "incollection", "inproceedings", "inreference", "bookinbook", "conference"})
"""Types of works within a book, whose title is `booktitle`."""
IN_SERIES = IN_BOOKS | frozenset(_IN_SERIES.split())
"""Types whose `number` counts the volumes of a series."""

_CSL_TYPES = {
    **dict.fromkeys(_BOOKS.split(), "book"),
    **dict.fromkeys(["inbook", "incollection", "suppbook", "suppcollection"], "chapter"),
    **dict.fromkeys(["inproceedings", "conference"], "paper-conference"),
    **dict.fromkeys(["mastersthesis", "phdthesis", "thesis"], "thesis"),
    **dict.fromkeys(["electronic", "online", "www"], "webpage"),
    **dict.fromkeys(["report", "techreport"], "report"),
    **dict.fromkeys(["artwork", "image"], "graphic"),
    **dict.fromkeys(["audio", "music"], "song"),
    **dict.fromkeys(["movie", "video"], "motion_picture"),
    **dict.fromkeys(["letter", "letters"], "personal_communication"),
    **dict.fromkeys(["dataset", "data"], "dataset"),
    "booklet": "pamphlet",
    "inreference": "entry-encyclopedia",
    "jurisdiction": "legal_case",
    "legislation": "legislation",
    "legal": "treaty",
    "newsarticle": "article-newspaper",
    "patent": "patent",
    "performance": "speech",
    "review": "review",
    "software": "software",
    "standard": "legislation",
}
_ENTRY_TYPES = {
    "article": "article",
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "bill": "legislation",
    "book": "book",
    "broadcast": "video",
    "chapter": "incollection",
    "classic": "book",
    "collection": "collection",
    "dataset": "dataset",
    "document": "misc",
    "entry": "inreference",
    "entry-dictionary": "inreference",
    "entry-encyclopedia": "inreference",
    "event": "misc",
    "figure": "image",
    "graphic": "artwork",
    "hearing": "legal",
    "interview": "misc",
    "legal_case": "jurisdiction",
    "legislation": "legislation",
    "manuscript": "unpublished",
    "map": "image",
    "motion_picture": "movie",
    "musical_score": "music",
    "pamphlet": "booklet",
    "paper-conference": "inproceedings",
    "patent": "patent",
    "performance": "performance",
    "periodical": "periodical",
    "personal_communication": "letter",
    "post": "online",
    "post-weblog": "online",
    "regulation": "legislation",
    "report": "report",
    "review": "review",
    "review-book": "review",
    "software": "software",
    "song": "audio",
    "speech": "unpublished",
    "standard": "standard",
    "thesis": "thesis",
    "treaty": "legal",
    "webpage": "online",
    "": "misc",
}
CSL_TYPES = frozenset(_ENTRY_TYPES) - {""}
"""The types that CSL 1.0.2 knows."""
SUBTYPES = {csl: kind for kind, csl in _ARTICLES.items()}
"""The `entrysubtype` of the CSL types that have one."""


def csl_type(entry: Entry) -> str:
    """Return CSL's type of the entry, ``document`` where it has no better one."""
    if entry.type in PERIODICALS:
        return _ARTICLES.get(entry.get("entrysubtype"), "article-journal")
    if entry.type == "unpublished":
        return "speech" if entry.get("eventdate", "eventtitle", "venue") else "manuscript"
    return _CSL_TYPES.get(entry.type, "document")


def entry_type(csl: str) -> str:
    """Return biblatex's type for a type of CSL, ``misc`` for an unknown one."""
    return _ENTRY_TYPES.get(csl, "misc")
