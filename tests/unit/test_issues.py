from __future__ import annotations

import itertools

import pytest

from footcite.issues import Code, Issue, Severity, did_you_mean, sort_issues
from footcite.model import Place


@pytest.mark.parametrize(
    ("place", "hint", "shown"),
    [
        pytest.param(Place("a.md", 3, 7), "", "a.md:3:7: NOTE-UNUSED message", id="line-and-column"),
        pytest.param(Place("a.md", 3), "", "a.md:3: NOTE-UNUSED message", id="line"),
        pytest.param(Place("a.md"), "", "a.md: NOTE-UNUSED message", id="file"),
        pytest.param(
            Place("a.md", 3, 7), "do this", "a.md:3:7: NOTE-UNUSED message\n  hint: do this", id="hint"
        ),
    ],
)
def test_message(place: Place, hint: str, shown: str) -> None:
    assert str(Issue(Code.NOTE_UNUSED, "message", place, hint)) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("a\n::error::b", "a\\n::error::b", id="line-break"),
        pytest.param("a\r::error::b", "a\\r::error::b", id="return"),
        pytest.param("\x1b[31mred", "\\x1b[31mred", id="escape"),
        pytest.param("a\tb", "a\\tb", id="tab"),
        pytest.param("a\x00b", "a\\x00b", id="nul"),
        pytest.param("a\x9bb", "a\\x9bb", id="c1"),
        pytest.param("a\u2028b", "a\\u2028b", id="line-separator"),
        pytest.param("a\u202eb", "a\\u202eb", id="direction-override"),
        pytest.param("a\U000e0041b", "a\\U000e0041b", id="tag-character"),
        pytest.param("Холмы «é» …", "Холмы «é» …", id="letters-stay"),
    ],
)
def test_control_characters_are_shown(text: str, shown: str) -> None:
    """Neither a file name nor a text nor a hint may start a line of a build log."""
    assert (
        str(Issue(Code.BIB_URL, text, Place(text, 1), text)) == f"{shown}:1: BIB-URL {shown}\n  hint: {shown}"
    )


def test_order_is_that_of_path_line_column_code_and_message() -> None:
    ordered = [
        Issue(Code.NOTE_UNUSED, "m", Place("a.md")),
        Issue(Code.NOTE_UNUSED, "m", Place("a.md", 2, 9)),
        Issue(Code.NOTE_UNUSED, "m", Place("a.md", 10, 1)),
        Issue(Code.CITE_UNKNOWN_KEY, "m", Place("a.md", 10, 2)),
        Issue(Code.NOTE_UNUSED, "m", Place("a.md", 10, 2)),
        Issue(Code.NOTE_UNUSED, "n", Place("a.md", 10, 2)),
        Issue(Code.BIB_DATE, "m", Place("b.md", 1, 1)),
    ]
    assert sort_issues(reversed(ordered)) == ordered
    for one, other in itertools.pairwise(ordered):
        assert sort_issues([other, one]) == [one, other]


def test_the_same_issue_is_shown_once() -> None:
    issue = Issue(Code.BIB_DATE, "m", Place("a.bib", 1, 1))
    assert sort_issues([issue, Issue(Code.BIB_DATE, "m", Place("a.bib", 1, 1))]) == [issue]


def test_issues_that_differ_by_hint_alone_keep_one_order() -> None:
    issues = [Issue(Code.BIB_DATE, "m", Place("a.bib", 1, 1), hint) for hint in "abcdefgh"]
    assert sort_issues(issues) == sort_issues(reversed(issues)) == issues


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        pytest.param("able201", "did you mean `able2001`?", id="missing-letter"),
        pytest.param("Able2001", "did you mean `able2001`?", id="other-case"),
        pytest.param("abel2001", "did you mean `able2001`?", id="swapped-letters"),
        pytest.param("baker2000", "did you mean `baker2002`?", id="nearest-of-two"),
        pytest.param("zzz", "", id="nothing-near"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_hint(word: str, hint: str) -> None:
    assert did_you_mean(word, ["able2001", "baker2002", "cook1999"]) == hint


def test_codes_are_stable_names_with_a_severity_and_a_sentence() -> None:
    assert str(Code.CITE_UNKNOWN_KEY) == "CITE-UNKNOWN-KEY"
    assert Code.CITE_UNKNOWN_KEY.severity is Severity.ERROR
    assert Code.NOTE_UNUSED.severity is Severity.WARNING
    for code in Code:
        assert code.meaning.endswith("."), code
    assert len({code.meaning for code in Code}) == len(Code), "equal values would make two codes one"
