from __future__ import annotations

import pytest

from footcite.ids import marker_id, note_id, reference_id, slug, unique


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        pytest.param("able2001", "able2001", id="key"),
        pytest.param("a_b-c.d", "a_b-c.d", id="punctuation-that-stays"),
        pytest.param("a:b/c", "a-b-c", id="punctuation-that-goes"),
        pytest.param("a  b", "a-b", id="spaces"),
        pytest.param("-a-", "a", id="hyphens-at-the-ends"),
        pytest.param("Élan", "Elan", id="accent"),
        pytest.param("ﬁn", "fin", id="ligature"),
        pytest.param("Холмы", "x", id="another-script"),
        pytest.param("", "x", id="nothing"),
        pytest.param('"><b>', "b", id="markup"),
    ],
)
def test_slug(label: str, expected: str) -> None:
    assert slug(label) == expected


def test_a_taken_id_gets_a_number() -> None:
    taken = {"b-2"}
    assert [unique(wanted, taken) for wanted in ("a", "a", "a", "b", "b")] == ["a", "a-2", "a-3", "b", "b-3"]


def test_ids_are_those_of_python_markdown() -> None:
    assert note_id("a") == "fn:a"
    assert [marker_id("a", use) for use in (1, 2, 3)] == ["fnref:a", "fnref2:a", "fnref3:a"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("a:b", "a/b", id="punctuation"),
        pytest.param("é", "e", id="accent"),
        pytest.param("холм", "дом", id="another-script"),
    ],
)
def test_references_of_different_keys_have_different_ids(one: str, other: str) -> None:
    assert reference_id(one) != reference_id(other)
    assert f"{reference_id(one)}{reference_id(other)}".isascii()
