"""Runs the cases of `cases/`: a bug of a similar program each, with the address of its thread."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from test_cases import RICH, check, render_page

CASES = sorted((Path(__file__).parent / "cases").glob("*.yml"))


@pytest.mark.parametrize("path", [pytest.param(path, id=path.stem) for path in CASES])
def test_bug_of_a_peer(path: Path, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    case = yaml.safe_load(path.read_text("utf-8"))
    assert re.search(r"^https://github\.com/[\w.-]+/[\w.-]+/issues/\d+$", case["thread"])
    check(path, case, render_page(case, tmp_path, RICH), request)
