"""The table of the documentation says what is found now."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from corpus.compare import measure

TABLE = Path(__file__).parents[2] / "docs" / "footcite" / "detection.csv"


def test_the_table_of_what_is_detected_is_up_to_date(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(Path(sys.executable).parent), prepend=":")
    assert measure(tmp_path) == TABLE.read_text("utf-8"), "`make detection` measures it anew"
