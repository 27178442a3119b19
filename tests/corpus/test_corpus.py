"""Every planted fault is found once, at its line and column, with its code; no twin is reported."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from corpus.site import CASES, build_corpus, load_case

from footcite.check import check_site
from footcite.configuration import read_configuration
from footcite.issues import Issue

LOADED = [load_case(path) for path in CASES]


@pytest.fixture(scope="session")
def found(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Issue]]:
    folder = tmp_path_factory.mktemp("corpus")
    before = Path.cwd()
    os.chdir(folder)
    built = build_corpus(folder, LOADED)
    assert built.status == 0, built.log
    yield check_site("site", "docs", read_configuration("mkdocs.yml"))
    os.chdir(before)


@pytest.mark.parametrize("case", LOADED, ids=lambda case: case.name)
def test_the_fault_is_found_once_and_its_twin_is_not(case, found: list[Issue]) -> None:  # type: ignore[no-untyped-def]
    names = (case.name, f"{case.name}-twin")
    reported = [
        (issue.place.path, issue.place.line, issue.place.column, str(issue.code))
        for issue in found
        if any(f"/{name}." in f"/{issue.place.path}" or f"/{name}/" in f"/{issue.place.path}" for name in names)
        or issue.place.path == case.path
    ]
    assert reported == [(case.path, case.line, case.column, case.code)]


def test_there_are_sixty_kinds_and_nothing_else_is_reported(found: list[Issue]) -> None:
    assert len(LOADED) >= 60
    assert len({case.about for case in LOADED}) == len(LOADED)
    expected = sorted((case.path, case.line, case.column, case.code) for case in LOADED)
    assert sorted((i.place.path, i.place.line, i.place.column, str(i.code)) for i in found) == expected
