"""Compares what footcite reads with what pandoc reads: works, modes, prefixes, locators and suffixes."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
import yaml

from grammar.footcite_reading import read_with_footcite
from grammar.pandoc_reading import read_with_pandoc
from grammar.reading import Reading, shown

DATA = yaml.safe_load((Path(__file__).parent / "inputs.yml").read_text("utf-8"))
DIFFERENCES = Path(__file__).parents[2] / "docs" / "footcite" / "grammar-differences.csv"
"""The inputs that footcite deliberately reads in another way, with the reason, for the documentation."""

KEYS = ["able", "baker", "cook", "able cook", *DATA["keys"]]
TEXTS = [(group, text) for group, texts in DATA["groups"].items() for text in texts]
ROWS = list(csv.DictReader(DIFFERENCES.read_text("utf-8").splitlines(keepends=True)))


@pytest.fixture(scope="module")
def pandoc(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Reading]:
    """Return what pandoc reads in each input, from one process."""
    texts = [text for _, text in TEXTS] + [row["input"] for row in ROWS]
    return read_with_pandoc(texts, tmp_path_factory.mktemp("pandoc"))


@pytest.mark.parametrize("text", [pytest.param(text, id=f"{group}: {text}") for group, text in TEXTS])
def test_both_read_the_same(text: str, pandoc: dict[str, Reading]) -> None:
    assert shown(read_with_footcite(text, KEYS)) == shown(pandoc[text])


@pytest.mark.parametrize("row", [pytest.param(row, id=row["input"]) for row in ROWS])
def test_a_difference_is_as_stated(row: dict[str, str], pandoc: dict[str, Reading]) -> None:
    assert shown(pandoc[row["input"]]) == row["pandoc"]
    assert shown(read_with_footcite(row["input"], KEYS)) == row["footcite"]
    assert row["pandoc"] != row["footcite"]
    assert row["reason"]
