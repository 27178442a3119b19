"""Citations in the running text, by style; the expected texts follow the manuals, not the output."""

from __future__ import annotations

import re
from pathlib import Path

import markdown
import pytest

import markup
from footcite.bibliography import parse_bibliography
from footcite.bibliography.vocabulary import DATA_TYPES, TYPES
from footcite.extension import FootciteExtension
from footcite.locales import find_locale
from footcite.model import Bibliography, Citation, CiteItem, Entry
from footcite.sentence_case import sentence_case
from footcite.styles import find_style
from footcite.styles.interface import PlacedCitation
from footcite.styles.labels import Labels, Rules

BIBLIOGRAPHY = """
@article{art, author={Doe, Jane and Roe, Richard}, title={A study}, journaltitle={Journal},
  volume={12}, number={3}, pages={33--35}, date={2015}}
@book{one, author={Poe, Ann}, title={First}, publisher={Press}, location={London}, date={2014}}
@book{two, author={Poe, Ann}, title={Second}, keywords={late}, publisher={Press}, location={London}, date={2014}}
@book{many, author={A, Al and B, Bo and C, Cy and D, Di}, title={Many}, publisher={Press}, date={2001}}
@book{none, author={Kay, Kim}, title={Undated}, publisher={Press}}
@article{news, title={Unsigned}, journaltitle={Times}, date={2015-04-09}}
"""


def page(text: str, style: str, folder: Path) -> str:
    path = folder / "references.bib"
    path.write_text(BIBLIOGRAPHY, encoding="utf-8")
    return markdown.markdown(text, extensions=[FootciteExtension(bibliography=str(path), style=style)])


@pytest.mark.parametrize(
    ("style", "written", "shown"),
    [
        pytest.param("apa", "[@art, p. 34]", "(Doe & Roe, 2015, p. 34)", id="apa-8.11-parenthetical"),
        pytest.param("apa", "@art [p. 34] says", "Doe and Roe (2015, p. 34) says", id="apa-8.11-narrative"),
        pytest.param("apa", "[@many]", "(A et al., 2001)", id="apa-8.17-three-or-more"),
        pytest.param("apa", "[@one; @two]", "(Poe, 2014a, 2014b)", id="apa-8.19-letters"),
        pytest.param("apa", "[@none]", "(Kay, n.d.)", id="apa-8.15-no-date"),
        pytest.param("apa", "[@news]", "(“Unsigned,” 2015)", id="apa-8.14-no-author"),
        pytest.param("apa", "[-@one, p. 3]", "(2014, p. 3)", id="apa-suppressed"),
        pytest.param("chicago-author-date", "[@art, 34]", "(Doe and Roe 2015, 34)", id="chicago-15.9"),
        pytest.param("chicago-author-date", "[@many]", "(A et al. 2001)", id="chicago-15.29-four"),
        pytest.param("chicago-author-date", "[@one; @two]", "(Poe 2014a, 2014b)", id="chicago-15.30"),
        pytest.param("chicago-author-date", "[@none]", "(Kay, n.d.)", id="chicago-15.44-no-date"),
        pytest.param("mla", "[@art, 34]", "(Doe and Roe 34)", id="mla-6.5-two"),
        pytest.param("mla", "@one [3] says", "Poe (3) says", id="mla-6.3-in-prose"),
        pytest.param("mla", "[@many, 2]", "(A et al. 2)", id="mla-6.5-three"),
        pytest.param("ieee", "[@one]", "[1]", id="ieee-number"),
        pytest.param("ieee", "[@art, p. 34]", "[1, p. 34]", id="ieee-page"),
        pytest.param("ieee", "[@two; @one; @art]", "[1]–[3]", id="ieee-range"),
        pytest.param("ieee", "@art says", "Doe and Roe [1] says", id="ieee-narrative"),
        pytest.param(
            "apa", "[see @one, and so on; @nope]", "(see Poe, 2014, and so on; ??@nope??)", id="unknown"
        ),
    ],
)
def test_a_citation(style: str, written: str, shown: str, tmp_path: Path) -> None:
    text = page(written, style, tmp_path).partition("</p>")[0]
    assert markup.readable(text) == shown


@pytest.mark.parametrize(
    ("style", "reference"),
    [
        ("apa", "Doe, J., & Roe, R. (2015). A study. *Journal*, *12*(3), 33–35."),
        ("chicago-author-date", "Doe, Jane, and Richard Roe. 2015. “A study.” *Journal* 12 (3): 33–35."),
        ("mla", "Doe, Jane, and Richard Roe. “A study.” *Journal*, vol. 12, no. 3, 2015, pp. 33–35."),
        ("ieee", "[1] J. Doe and R. Roe, “A study,” *Journal*, vol. 12, no. 3, pp. 33–35, 2015."),
    ],
)
def test_the_reference_of_an_article(style: str, reference: str, tmp_path: Path) -> None:
    shown = markup.readable(page("[@art]", style, tmp_path).rpartition("<p>")[2])
    assert shown.partition("~↩")[0] == reference


def test_citations_and_references_lead_to_each_other(tmp_path: Path) -> None:
    html = page("[@art]. [@art, 2].", "apa", tmp_path)
    assert html.count('href="#ref:art"') == html.count('id="ref:art"') + 1 == 2
    for anchor in ("cite:art", "cite:art-2"):
        assert html.count(f'id="{anchor}"') == html.count(f'href="#{anchor}"') == 1


def test_references_stand_where_the_page_asks_for_them_and_only_there(tmp_path: Path) -> None:
    html = page("[REFERENCES]\n\n[@art]", "apa", tmp_path)
    assert html.count('id="ref:art"') == 1
    assert html.index('id="ref:art"') < html.index('id="cite:art"')


def test_numbers_follow_the_place_of_a_note(tmp_path: Path) -> None:
    html = page("A.[^n] [@one]\n\n[^n]: Prose [@two].", "ieee", tmp_path)
    assert "[2]" in html.partition("</p>")[0]


STYLES = ["chicago-author-date", "apa", "ieee", "mla"]
SCRIPT = "<script>alert(1)</script>"
FIELDS = [
    "title",
    "subtitle",
    "titleaddon",
    "booktitle",
    "booksubtitle",
    "maintitle",
    "journaltitle",
    "issuetitle",
    "series",
    "number",
    "volume",
    "part",
    "volumes",
    "edition",
    "version",
    "type",
    "publisher",
    "institution",
    "organization",
    "howpublished",
    "location",
    "venue",
    "eventtitle",
    "eid",
    "pages",
    "chapter",
    "note",
    "addendum",
    "usere",
    "doi",
    "url",
    "eprint",
    "archiveurl",
    "pubstate",
    "origdate",
]
PEOPLE = ["author", "editor", "translator", "bookauthor"]


def references_of(bib: str, style: str) -> list[str]:
    entries, _ = parse_bibliography(bib, "references.bib")
    return [text for _, text in find_style(style).references(entries)]


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("field", [*FIELDS, *PEOPLE])
def test_no_field_puts_elements_of_its_own_into_a_reference(style: str, field: str) -> None:
    bib = "".join(
        f"@{kind}{{{kind}, title = {{T}}, author = {{A, B}}, eprinttype = {{arxiv}}, {field} = {{{SCRIPT}}}}}\n"
        for kind in sorted(TYPES - DATA_TYPES)
    )
    found = references_of(bib, style)
    assert len(found) == len(TYPES - DATA_TYPES)
    for text in found:
        assert "<script" not in text.lower()
        assert "</script" not in text.lower()


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("kind", sorted(TYPES - DATA_TYPES))
def test_every_type_shows_who_what_and_when(style: str, kind: str) -> None:
    bib = (
        f"@{kind}{{k, author = {{Doe, Jane}}, title = {{Rivers}}, booktitle = {{Waters}}, date = {{2001}},"
        " journaltitle = {Flow}, issuetitle = {Rivers}, volume = {7}, publisher = {Press}}"
    )
    (text,) = references_of(bib, style)
    shown = markup.readable(text)
    supplement = kind in {"suppbook", "suppcollection"}
    assert "Doe" in shown
    assert ("Introduction" in shown or "Waters" in shown) if supplement else "Rivers" in shown
    assert "2001" in shown


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("kind", sorted(TYPES - DATA_TYPES))
def test_an_entry_that_has_next_to_nothing_is_worded_without_empty_parts(style: str, kind: str) -> None:
    (text,) = references_of(f"@{kind}{{k, title = {{Rivers}}}}", style)
    shown = markup.readable(text)
    assert "Rivers" in shown or kind in {"suppbook", "suppcollection", "periodical"}
    for wrong in (" ,", "..", ",,", "()", "[]", "( ", " )", "“”", "**", "None"):
        assert wrong not in shown


@pytest.mark.parametrize("style", ["chicago-notes", *STYLES])
@pytest.mark.parametrize("kind", ["article", "book", "misc", "online"])
def test_an_entry_that_has_nothing_has_no_empty_marks(style: str, kind: str) -> None:
    (text,) = references_of(f"@{kind}{{k}}", style)
    assert markup.readable(text).strip("[1] ") in {"", "n.d.", "N.d.", "(n.d.)."}


@pytest.mark.parametrize(
    ("style", "reference"),
    [
        ("apa", "Doe, J. (2010, May 3). *On fords* [Paper presentation]. Ford Days, Bern."),
        ("mla", "Doe, Jane. “On Fords.” Ford Days, 3 May 2010, Bern."),
        ("ieee", "[1] J. Doe, “On fords,” presented at Ford Days, Bern, May 3, 2010."),
    ],
)
def test_a_paper_that_is_in_no_book_was_read(style: str, reference: str) -> None:
    """An issue says that the book is missing; the reference says what is known."""
    bib = "@inproceedings{k, author = {Doe, Jane}, title = {On Fords}, eventtitle = {Ford Days},"
    (text,) = references_of(f"{bib} venue = {{Bern}}, date = {{2010-05-03}}}}", style)
    assert markup.readable(text) == reference


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        pytest.param("Rivers of the North", "Rivers of the north", id="words-lose-their-capital"),
        pytest.param("Rivers of the {North}", "Rivers of the North", id="braces-keep-it"),
        pytest.param("A {DNA} of {Smith and Jones}", "A DNA of Smith and Jones", id="a-group-of-words"),
        pytest.param("The NATO Treaty", "The NATO treaty", id="a-word-in-capitals-is-a-name"),
        pytest.param("The LaTeX Companion", "The LaTeX companion", id="capitals-within-a-word"),
        pytest.param("Springs: A Field Guide", "Springs: A field guide", id="after-a-colon"),
        pytest.param("Who Pays? And Why", "Who pays? And why", id="after-a-question"),
        pytest.param("On {\\emph{Lex Aquaria}}", "On *Lex Aquaria*", id="braces-around-a-command"),
        pytest.param(
            "On \\emph{Lex Aquaria}", "On *lex aquaria*", id="those-of-a-command-alone-keep-nothing"
        ),
        pytest.param("The {\\'E}tude", "The étude", id="an-accent-keeps-nothing"),
        pytest.param("Of $N^2$ Wells", "Of N2 wells", id="maths-is-left-alone"),
        pytest.param("über Wasser", "Über wasser", id="the-first-word-has-one"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_sentence_case(written: str, shown: str) -> None:
    assert markup.readable(sentence_case(written)) == shown


def entry(key: str, people: str, year: str = "2001", title: str = "T") -> Entry:
    bib = f"@book{{{key}, author = {{{people}}}, title = {{{title}}}, date = {{{year}}}}}"
    return parse_bibliography(bib, "references.bib")[0][0]


TWO = Rules(most=2)
INITIALS = Rules(most=2, spelt_out=False)


@pytest.mark.parametrize(
    ("rules", "people", "shown"),
    [
        pytest.param(TWO, ["A, X", "B, X"], ["A", "B"], id="different"),
        pytest.param(TWO, ["A, X and B, Y and C, Z"], ["A et al."], id="three-of-two"),
        pytest.param(
            TWO,
            ["A, X and B, Y and C, Z", "A, X and B, Y and D, Z"],
            ["A, B, and C", "A, B, and D"],
            id="a-last-name-is-no-et-al",
        ),
        pytest.param(
            TWO,
            ["A, X and B, Y and C, Z and D, V", "A, X and E, Y and C, Z and D, V"],
            ["A, B, et al.", "A, E, et al."],
            id="the-second-name-tells",
        ),
        pytest.param(
            TWO,
            ["A, X and B, Y and C, Z", "A, X and B, Y and C, Z and D, V"],
            ["A, B, and C", "A, B, C, and D"],
            id="one-is-the-start-of-the-other",
        ),
        pytest.param(
            TWO,
            ["A, X and B, Y and C, Z", "A, X and B, Y and C, Z"],
            ["A et al.", "A et al."],
            id="the-same-people",
        ),
        pytest.param(
            TWO,
            ["A, X and B, Y and others", "A, X and C, Y and others"],
            ["A, B, et al.", "A, C, et al."],
            id="and-others",
        ),
        pytest.param(TWO, ["A, Xena", "A, Yves"], ["X. A", "Y. A"], id="initials"),
        pytest.param(TWO, ["A, Xena", "A, Xaver"], ["Xena A", "Xaver A"], id="given-names"),
        pytest.param(INITIALS, ["A, Xena", "A, Xaver"], ["A", "A"], id="initials-that-are-alike"),
        pytest.param(TWO, ["A, Xena", "A, X."], ["A", "A"], id="one-person-with-and-without-initials"),
        pytest.param(
            TWO, ["A, Xena and B, Y", "A, Yves and B, Z"], ["X. A and B", "Y. A and B"], id="first-names-only"
        ),
        pytest.param(TWO, ["{A X}", "{A Y}"], ["A X", "A Y"], id="corporate"),
    ],
)
def test_names_tell_works_apart(rules: Rules, people: list[str], shown: list[str]) -> None:
    entries = [entry(f"k{number}", names) for number, names in enumerate(people)]
    labels = Labels(entries, rules, find_locale("en"))
    assert [labels.names(one, bracketed=False) for one in entries] == shown


@pytest.mark.parametrize(
    ("works", "years"),
    [
        pytest.param([("A, X", "2001", "T")], ["2001"], id="alone"),
        pytest.param([("A, X", "2001", "T"), ("A, X", "2002", "T")], ["2001", "2002"], id="other-year"),
        pytest.param([("A, X", "2001", "T"), ("B, X", "2001", "T")], ["2001", "2001"], id="other-author"),
        pytest.param([("A, X", "2001", "Z"), ("A, X", "2001", "B")], ["2001b", "2001a"], id="by-title"),
        pytest.param([("A, X", "2001", "The A"), ("A, X", "2001", "B")], ["2001a", "2001b"], id="article"),
        pytest.param(
            [("A, X", "2001/2003", "Z"), ("A, X", "2001/2003", "B")], ["2001–2003b", "2001–2003a"], id="span"
        ),
        pytest.param(
            [("A, X and B, Y and C, Z", "2001", "T"), ("A, X and B, Y and D, Z", "2001", "T")],
            ["2001", "2001"],
            id="told-by-names",
        ),
    ],
)
def test_letters_tell_works_apart(works: list[tuple[str, str, str]], years: list[str]) -> None:
    entries = [entry(f"k{number}", *work) for number, work in enumerate(works)]
    labels = Labels(entries, TWO, find_locale("en"))
    assert [labels.year(one) for one in entries] == years


def test_letters_go_on_after_z() -> None:
    entries = [entry(f"k{number}", "A, X", title=f"T{number:02}") for number in range(28)]
    labels = Labels(entries, TWO, find_locale("en"))
    assert [labels.letter(one) for one in (entries[0], entries[25], entries[26], entries[27])] == [
        "a",
        "z",
        "aa",
        "ab",
    ]


@pytest.mark.parametrize("style", STYLES)
def test_citations_and_references_give_the_same_letters_and_numbers(style: str) -> None:
    works = [entry("c", "A, X", title="C"), entry("b", "A, X", title="B"), entry("a", "A, X", title="A")]
    bibliography = Bibliography({one.key: one for one in works})
    placed = [PlacedCitation(Citation((CiteItem(one.key),))) for one in works]
    chosen = find_style(style)
    cited = [markup.readable(text) for text in chosen.citations(placed, bibliography)]
    listed = {one.key: markup.readable(text) for one, text in chosen.references(works)}
    sign = {"ieee": r"\[\d\]", "mla": r"\*[ABC]\*"}.get(style, "2001[abc]")
    found = [re.findall(sign, text) for text in cited]
    assert [len(signs) for signs in found] == [1, 1, 1]
    assert [re.findall(sign, listed[one.key].replace("(2001", "2001")) for one in works] == found


@pytest.mark.parametrize(
    ("listing", "shown"),
    [
        ("[REFERENCES]", ["Poe, Ann. *First*. Press, 2014.", "———. *Second*. Press, 2014."]),
        ("[REFERENCES keyword=late]", ["Poe, Ann. *Second*. Press, 2014."]),
    ],
)
def test_dashes_stand_for_names_of_the_list_that_is_shown(
    listing: str, shown: list[str], tmp_path: Path
) -> None:
    text = page(f"[@one; @two]\n\n{listing}", "mla", tmp_path)
    assert markup.references(text)[: len(shown)] == shown
