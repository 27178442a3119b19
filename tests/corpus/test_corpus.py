"""Every planted fault is found once, at its line and column, with its code; no twin is reported."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import NamedTuple

import pytest

from corpus.site import CASES, Case, Place, belongs, build_corpus, check_corpus, load_case
from footcite.issues import Issue

LOADED = [load_case(path) for path in CASES]


class Checked(NamedTuple):
    found: list[Issue]
    places: dict[str, Place]


@pytest.fixture(scope="module")
def checked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Checked]:
    folder = tmp_path_factory.mktemp("corpus")
    # Places are named from the folder in which the check runs, while the cases are looked at as well.
    with contextlib.chdir(folder):
        built = build_corpus(folder, LOADED)
        assert built.status == 0, built.log
        yield Checked(check_corpus(), {case.name: case.place(folder) for case in LOADED})


@pytest.mark.parametrize("case", LOADED, ids=lambda case: case.name)
def test_the_fault_is_found_once_and_its_twin_is_not(case: Case, checked: Checked) -> None:
    place = checked.places[case.name]
    reported = [
        (issue.place.path, issue.place.line, issue.place.column, str(issue.code))
        for issue in checked.found
        if belongs(case, place, issue.place.path, issue.place.line)
    ]
    assert reported == [(place.path, place.line, place.column, case.code)]


def test_there_are_sixty_kinds_and_nothing_else_is_reported(checked: Checked) -> None:
    assert len(LOADED) >= 60
    assert len({case.about for case in LOADED}) == len(LOADED)
    expected = sorted(
        (place.path, place.line, place.column, case.code)
        for case in LOADED
        for place in [checked.places[case.name]]
    )
    reported = [(i.place.path, i.place.line or 0, i.place.column or 0, str(i.code)) for i in checked.found]
    assert sorted(reported) == expected
