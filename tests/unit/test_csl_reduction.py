"""A CSL style loses branches that no record can pass, and nothing that can print."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree

import pytest

from footcite.csl.reduction import ANY_VARIABLE, for_records, simplify, without_bibliography

TYPES = {"book", "chapter"}
VARIABLES = {"title", "volume"}


def style(layout: str, macros: str = "", bibliography: str = "") -> bytes:
    text = (
        f'<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0">{macros}'
        f"<citation><layout>{layout}</layout></citation>{bibliography}</style>"
    )
    return text.encode()


def choice(*branches: str) -> bytes:
    return style(f'<choose>{"".join(branches)}<else><text value="else"/></else></choose>')


def values(reduced: bytes) -> list[str]:
    return re.findall(r'value="(\w+)"', reduced.decode())


@pytest.mark.parametrize(
    ("tests", "kept"),
    [
        pytest.param('type="book"', True, id="type that is there"),
        pytest.param('type="book report"', True, id="one of the types"),
        pytest.param('type="report"', False, id="type that is not"),
        pytest.param('type="report" match="none"', True, id="none of the types"),
        pytest.param('type="report" variable="title"', False, id="all, and one fails"),
        pytest.param('type="report" variable="title" match="any"', True, id="any, and one may pass"),
        pytest.param('type="report" variable="scale" match="any"', False, id="any, and all fail"),
        pytest.param('type="report" locator="page" match="any"', True, id="any, and one is of the citation"),
        pytest.param('variable="title"', True, id="variable that is there"),
        pytest.param('variable="title scale"', False, id="all variables, and one is not there"),
        pytest.param('variable="title scale" match="any"', True, id="any of the variables"),
        pytest.param('variable="scale" match="none"', True, id="none of the variables"),
        pytest.param('is-numeric="scale"', False, id="number that is not there"),
        pytest.param('is-uncertain-date="issued"', False, id="date that is not there"),
        pytest.param('variable="locator"', True, id="variable of the citation"),
        pytest.param('variable="page-first"', True, id="variable that pandoc makes"),
        pytest.param('position="ibid"', True, id="position"),
        pytest.param('position="ibid" type="report"', False, id="position of no record"),
        pytest.param('disambiguate="true"', True, id="disambiguation"),
    ],
)
def test_a_branch_stays_if_a_record_may_pass(tests: str, *, kept: bool) -> None:
    for first in ("", '<if type="book"><text value="first"/></if>'):
        tag = "else-if" if first else "if"
        whole = choice(first, f'<{tag} {tests}><text value="branch"/></{tag}>')
        found = values(for_records(whole, TYPES, VARIABLES))
        assert found == [*(["first"] if first else []), *(["branch"] if kept else []), "else"]


def test_a_first_branch_stays_in_its_place() -> None:
    reduced = for_records(choice('<if type="report"><text value="x"/></if>'), TYPES, VARIABLES)
    assert '<choose><if type="report" />' in reduced.decode()


def test_a_note_that_may_hold_variables_keeps_every_variable() -> None:
    whole = choice('<if variable="scale"><text value="branch"/></if>')
    assert values(for_records(whole, TYPES, {*VARIABLES, ANY_VARIABLE})) == ["branch", "else"]


def test_macros_that_only_dead_branches_call_go() -> None:
    macros = "".join(f'<macro name="{name}"><text value="{name}"/></macro>' for name in ("dead", "alive"))
    layout = '<choose><if type="report"><text macro="dead"/></if><else><text macro="alive"/></else></choose>'
    assert values(for_records(style(layout, macros), TYPES, VARIABLES)) == ["alive"]


def test_where_a_style_sets_letters_itself_stays() -> None:
    macros = '<macro name="year"><text variable="year-suffix"/></macro>'
    whole = style('<choose><if type="report"><text macro="year"/></if></choose>', macros)
    assert b"year-suffix" in for_records(whole, TYPES, VARIABLES)


@pytest.mark.parametrize(
    ("variable", "kept"), [("title", False), ("year-suffix", True), ("citation-number", True)]
)
def test_a_bibliography_goes_unless_citations_depend_on_it(variable: str, *, kept: bool) -> None:
    bibliography = f'<bibliography><layout><text variable="{variable}"/></layout></bibliography>'
    reduced = without_bibliography(style('<text variable="title"/>', bibliography=bibliography))
    assert (b"bibliography" in reduced) is kept


def test_comments_and_licence_go() -> None:
    root = etree.fromstring(
        style("<text  value='a'/>\n").replace(
            b"<citation>", b"<info><title>t</title><rights>r</rights></info><citation>"
        )
    )
    simplify(root)
    text = etree.tostring(root).decode()
    assert "<title>t</title>" in text
    assert "rights" not in text
    assert "\n" not in text
