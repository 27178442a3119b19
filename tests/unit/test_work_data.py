"""What scripts are told of a work, and the names of links back."""

from __future__ import annotations

import pytest

from footcite.backlinks import backlink_name, letter
from footcite.bibliography import parse_bibliography
from footcite.filters import filter_data
from footcite.locales import find_locale
from footcite.work_data import work_data

ENGLISH = find_locale("en")


def data(entry: str, language: str = "en", link_state: str = "") -> dict[str, str]:
    (parsed,), _ = parse_bibliography(entry, "references.bib")
    return work_data(parsed, find_locale(language), link_state)


@pytest.mark.parametrize(
    ("entry", "language", "kind"),
    [
        ("@book{a, title={T}}", "en", "Book"),
        ("@mvbook{a, title={T}}", "en", "Book"),
        ("@incollection{a, title={T}}", "de", "Kapitel"),
        ("@online{a, title={T}}", "fr", "Page web"),
        ("@techreport{a, title={T}}", "es", "Informe"),
        ("@phdthesis{a, title={T}}", "ru", "Диссертация"),
        pytest.param("@customa{a, title={T}}", "en", "Document", id="any-other-type"),
    ],
)
def test_kind(entry: str, language: str, kind: str) -> None:
    assert data(entry, language)["data-kind"] == kind


def test_all_that_is_known() -> None:
    entry = """@online{a, title={T}, langid={russian}, url={https://example.org/}, archivedate={2015-04-09},
      archiveurl={https://web.archive.org/web/20150409/https://example.org/}}"""
    assert data(entry, "de", "Link geprüft.") == {
        "data-kind": "Webseite",
        "data-language": "ru",
        "data-url": "https://example.org/",
        "data-link-state": "Link geprüft.",
        "data-archive": "https://web.archive.org/web/20150409/https://example.org/",
        "data-archived": "archivierte Kopie vom 9. April 2015",
    }


def test_a_doi_goes_before_an_address() -> None:
    entry = "@article{a, title={T}, doi={10.1000/182}, url={https://example.org/}}"
    assert data(entry)["data-url"] == "https://doi.org/10.1000/182"


@pytest.mark.parametrize("field", ["url", "archiveurl", "doi"])
def test_what_must_be_no_link_is_none(field: str) -> None:
    assert data(f"@book{{a, title={{T}}, {field}={{javascript:alert(1)}}}}") == {"data-kind": "Book"}


def test_filters_go_by_year_and_by_topics_that_not_every_work_has() -> None:
    (entry,), _ = parse_bibliography(
        "@book{a, title={T}, date={2015-04}, keywords={cited, wind, ice}}", "a.bib"
    )
    assert filter_data(entry, frozenset({"cited"})) == {"data-year": "2015", "data-topics": "ice; wind"}


@pytest.mark.parametrize(
    ("use", "label"), [(1, "a"), (26, "z"), (27, "aa"), (52, "az"), (53, "ba"), (703, "aaa")]
)
def test_letter(use: int, label: str) -> None:
    assert letter(use) == label


@pytest.mark.parametrize(
    ("label", "section", "name"),
    [
        ("", "", "Back to the citation"),
        ("b", "", "Back to citation b"),
        ("", "Trade", "Back to the citation, in section “Trade”"),
        ("b", "Oil &amp; gas", "Back to citation b, in section “Oil & gas”"),
    ],
)
def test_name_of_a_link_back(label: str, section: str, name: str) -> None:
    assert backlink_name(ENGLISH, label, section) == name
