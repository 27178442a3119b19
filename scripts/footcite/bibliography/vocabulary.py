"""The one vocabulary of entries once they are loaded: that of the biblatex manual, sections 2.1 and 2.2."""

from __future__ import annotations

TYPE_ALIASES: dict[str, tuple[str, str]] = {
    "conference": ("inproceedings", ""),
    "electronic": ("online", ""),
    "www": ("online", ""),
    "mastersthesis": ("thesis", "mathesis"),
    "phdthesis": ("thesis", "phdthesis"),
    "techreport": ("report", "techreport"),
}
"""What each old type is called today, and the field `type` that says the rest (appendix A.1)."""

FIELD_ALIASES: dict[str, str] = {
    "address": "location",
    "annote": "annotation",
    "archiveprefix": "eprinttype",
    "journal": "journaltitle",
    "key": "sortkey",
    "origyear": "origdate",
    "pdf": "file",
    "primaryclass": "eprintclass",
    "school": "institution",
}
"""What each old field is called today (section 2.2.5)."""

_TYPES = """article book mvbook inbook bookinbook suppbook booklet collection mvcollection incollection
suppcollection dataset manual misc online patent periodical suppperiodical proceedings mvproceedings
inproceedings reference mvreference inreference report set software thesis unpublished xdata
artwork audio bibnote commentary image jurisdiction legislation legal letter movie music performance
review standard video customa customb customc customd custome customf"""
TYPES = frozenset(_TYPES.split())
"""The types of sections 2.1.1 and 2.1.3, without the aliases."""

DATA_TYPES = frozenset({"set", "xdata"})
"""The types of entries that hold data for others and are no works of their own."""

_NAMES = """author bookauthor editor editora editorb editorc translator annotator commentator
introduction foreword afterword holder shortauthor shorteditor"""
NAME_FIELDS = frozenset(_NAMES.split())
"""The fields that hold names."""

DATE_FIELDS = ("date", "origdate", "eventdate", "urldate")
"""The fields that hold a date."""

_PRINTED = """addendum booksubtitle booktitle booktitleaddon chapter edition eid eprint eprintclass eprinttype
eventtitle eventtitleaddon howpublished institution issue issuesubtitle issuetitle issuetitleaddon
journalsubtitle journaltitle journaltitleaddon location mainsubtitle maintitle maintitleaddon month
nameaddon note number organization origlocation origpublisher origtitle pages pagetotal part publisher
pubstate reprinttitle series shortjournal shortseries shorttitle subtitle title titleaddon type usere
venue version volume volumes year"""
PRINTED_FIELDS = frozenset(_PRINTED.split())
"""The fields that a style may print, so that TeX in them matters."""

_OTHERS = """abstract annotation archivedate archiveurl authortype bookpagination doi editoratype editorbtype
editorctype editortype file isan isbn ismn isrn issn iswc keywords langid langidopts language library
origlanguage pagination url verba verbb verbc usera userb userc userd userf lista listb listc"""
INHERITED_FIELDS = NAME_FIELDS | PRINTED_FIELDS | frozenset(DATE_FIELDS) | frozenset(_OTHERS.split())
"""The fields that an entry may take from another; the rest belong to one entry alone (appendix B)."""
