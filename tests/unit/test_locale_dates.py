"""Dates in the words of a locale."""

from __future__ import annotations

import pytest

from footcite.dates import parse_date
from footcite.locales import find_locale


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        pytest.param("2015-04-09", "April 9, 2015", id="day"),
        pytest.param("2015-22", "Summer 2015", id="season"),
        pytest.param("2015-26", "Summer 2015", id="season-of-the-north"),
        pytest.param("2015-32", "Winter 2015", id="season-of-the-south"),
        pytest.param("2015-33", "1st Quarter 2015", id="quarter"),
        pytest.param("2015-38", "2nd Quadrimester 2015", id="third"),
        pytest.param("2015-41", "2nd Semester 2015", id="half"),
        pytest.param("2015/", "2015–", id="open"),
        pytest.param("/2015", "–2015", id="open-start"),
    ],
)
def test_date(text: str, printed: str) -> None:
    date = parse_date(text)
    assert date is not None
    assert find_locale("en").date(date) == printed
