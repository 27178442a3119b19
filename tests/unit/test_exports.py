"""Files as programs export them load without an issue."""

from __future__ import annotations

from pathlib import Path

import pytest

from footcite.bibliography import load_bibliography

EXPORTS = Path(__file__).parents[1] / "data" / "exports"
KEYS = {
    "acm-and-arxiv": ["10.1145/1234567.1234568", "able2021rivers"],
    "better-bibtex": ["drew_model_2020"],
    "dblp": ["DBLP:conf/water/Able01", "DBLP:conf/water/2001"],
    "google-scholar": ["able2001rivers", "bell2003springs"],
    "jabref": ["Able2001"],
    "mendeley": ["Able2001"],
    "zotero-biblatex": ["ableRiversMeadows2001", "bellSprings2010", "filmStream2012"],
}


def test_each_file_is_named() -> None:
    assert sorted(KEYS) == sorted(path.stem for path in EXPORTS.glob("*.bib"))


@pytest.mark.parametrize("name", KEYS)
def test_export(name: str) -> None:
    bibliography, issues = load_bibliography([str(EXPORTS / f"{name}.bib")])
    assert [str(issue) for issue in issues] == []
    assert list(bibliography.entries) == KEYS[name]
