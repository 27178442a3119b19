from __future__ import annotations

from pathlib import Path

import pytest

from hosts import Build, mkdocs_build

ROOT = Path(__file__).parents[1]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-cases",
        action="store_true",
        help="write what the code gives into tests/cases/, to be read in the diff",
    )


@pytest.fixture(autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep results of tests apart from those of the user's own builds, and from each other's."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """The site of this repository, built as `make site` builds it."""
    built = mkdocs_build(ROOT, tmp_path_factory.mktemp("site"), "--strict")
    assert built.status == 0, built.log
    return built
