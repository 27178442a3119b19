"""What entries take from others: biblatex's manual, appendix B and section 3.13.6."""

from __future__ import annotations

import pytest

from footcite.bibliography import parse_bibliography
from footcite.issues import Code
from footcite.model import Entry, Name

BOOK = """@book{whole, author = {Able, Ann}, title = {Rivers}, subtitle = {A History}, shorttitle = {Riv},
publisher = {Press}, date = {2001}, keywords = {water}, options = {skipbib}}
"""


def load(bib: str) -> tuple[dict[str, Entry], list[str]]:
    entries, issues = parse_bibliography(bib, "x.bib")
    return {entry.key: entry for entry in entries}, [
        str(issue).split("\n", maxsplit=1)[0] for issue in issues
    ]


@pytest.mark.parametrize(
    ("source", "target", "title"),
    [
        pytest.param("mvbook", "book", "maintitle", id="volume-of-a-work"),
        pytest.param("mvbook", "inbook", "maintitle", id="chapter-of-a-work"),
        pytest.param("mvcollection", "incollection", "maintitle", id="contribution-to-a-work"),
        pytest.param("mvproceedings", "inproceedings", "maintitle", id="paper-of-a-series"),
        pytest.param("book", "inbook", "booktitle", id="chapter"),
        pytest.param("collection", "incollection", "booktitle", id="contribution"),
        pytest.param("reference", "inreference", "booktitle", id="article-of-a-lexicon"),
        pytest.param("proceedings", "inproceedings", "booktitle", id="paper"),
        pytest.param("proceedings", "conference", "booktitle", id="alias"),
        pytest.param("periodical", "article", "journaltitle", id="article"),
        pytest.param("online", "misc", "title", id="no-rule"),
    ],
)
def test_title_of_the_parent(source: str, target: str, title: str) -> None:
    entries, _ = load(
        f"@{target}{{part, crossref = {{whole}}}}\n@{source}{{whole, title = {{Rivers}}, url = {{http://a.org}}}}"
    )
    assert {name for name, value in entries["part"].fields.items() if value == "Rivers"} == {title}


def test_chapter_of_a_book() -> None:
    entries, issues = load(
        f"{BOOK}@inbook{{part, title = {{Springs}}, date = {{1999}}, crossref = {{whole}}}}"
    )
    part = entries["part"]
    assert not issues
    assert part.fields == {
        "title": "Springs",
        "date": "1999",
        "crossref": "whole",
        "booktitle": "Rivers",
        "booksubtitle": "A History",
        "publisher": "Press",
        "keywords": "water",
    }
    assert part.names == {"author": (Name("Able", "Ann"),), "bookauthor": (Name("Able", "Ann"),)}
    assert part.field_places["booktitle"] == entries["whole"].field_places["title"]


def test_data_of_several_entries_passed_on() -> None:
    entries, issues = load(
        "@book{one, title = {T}, xdata = {house, place}}\n@xdata{house, publisher = {Press}, xdata = {more}}\n"
        "@xdata{more, series = {S}}\n@xdata{place, location = {Bern}, publisher = {Other}}"
    )
    assert (list(entries), issues) == (["one"], [])
    assert entries["one"].fields | {"xdata": ""} == {
        "title": "T", "publisher": "Press", "series": "S", "location": "Bern", "xdata": "",
    }  # fmt: skip


def test_single_items_of_data() -> None:
    entries, issues = load(
        "@book{one, title = {xdata=d-note}, author = {Drudge, Al and xdata=d-author-2}, location = {xdata=d-location-1 and Bonn}}\n"
        "@xdata{d, author = {Smith, Jo and Brown, Bo}, location = {Bern and Ulm}, note = {N}}"
    )
    assert not issues
    assert entries["one"].names["author"] == (Name("Drudge", "Al"), Name("Brown", "Bo"))
    assert (entries["one"].get("title"), entries["one"].get("location")) == ("N", "Bern and Bonn")


@pytest.mark.parametrize(
    ("bib", "message"),
    [
        pytest.param("@book{a, title = {T}, xdata = {hose}}\n@xdata{house, note = {N}}",
                     "x.bib:1:23: BIB-INHERITANCE `a` refers with `xdata` to `hose`, which is in no bibliography file", id="missing"),
        pytest.param("@book{a, title = {T}, crossref = {b}}\n@book{b, title = {U}, crossref = {a}}",
                     "x.bib:2:23: BIB-INHERITANCE `b` inherits from itself, or over more than 20 entries", id="circle"),
        pytest.param("@book{a, title = {T}, xref = {b}}",
                     "x.bib:1:23: BIB-INHERITANCE `a` refers with `xref` to `b`, which is in no bibliography file", id="xref"),
        pytest.param("@book{a, title = {T}, author = {xdata=d-author-3}}\n@xdata{d, author = {A}}",
                     "x.bib:1:23: BIB-INHERITANCE `a` refers with `author` to `d-author-3`, which is in no bibliography file", id="item"),
    ],
)  # fmt: skip
def test_what_cannot_be_had(bib: str, message: str) -> None:
    entries, issues = load(bib)
    assert issues == [message]
    assert entries["a"].get("title") == "T"


def test_long_chain_ends_with_an_issue() -> None:
    chain = "".join(f"@xdata{{d{n}, xdata = {{d{n + 1}}}}}\n" for n in range(3000))
    _, issues = parse_bibliography(f"@book{{a, title = {{T}}, xdata = {{d0}}}}\n{chain}", "x.bib")
    assert {issue.code for issue in issues} == {Code.BIB_INHERITANCE}


def test_further_keys() -> None:
    entries, issues = load(f"{BOOK}@book{{two, title = {{T}}, ids = {{old, whole}}}}")
    (issue,) = issues
    assert issue.endswith("BIB-DUPLICATE-KEY `two` has the further key `whole`, which is that of `whole`")
    assert list(entries) == ["whole", "two"]


def test_options() -> None:
    entries, _ = load(BOOK)
    assert not entries["whole"].is_listed
    assert entries["whole"].options == {"skipbib": "true"}
