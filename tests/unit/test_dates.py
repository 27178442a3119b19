from __future__ import annotations

import pytest

from footcite.dates import entry_date, parse_date
from footcite.locales import find_locale
from footcite.model import Entry, Place

ENGLISH = find_locale("en")


@pytest.mark.parametrize(
    ("text", "printed", "year"),
    [
        pytest.param("2015", "2015", "2015", id="year"),
        pytest.param("2015-04", "April 2015", "2015", id="month"),
        pytest.param("2015-04-09", "April 9, 2015", "2015", id="day"),
        pytest.param(" 2015-04-09 ", "April 9, 2015", "2015", id="spaces-around"),
        pytest.param("2015-04-09T10:30:00Z", "April 9, 2015", "2015", id="time-of-day"),
        pytest.param("2016-02-29", "February 29, 2016", "2016", id="leap-day"),
        pytest.param("2015-21", "Spring 2015", "2015", id="spring"),
        pytest.param("2015-22", "Summer 2015", "2015", id="summer"),
        pytest.param("2015-23", "Autumn 2015", "2015", id="autumn"),
        pytest.param("2015-24", "Winter 2015", "2015", id="winter"),
        pytest.param("1750?", "[1750?]", "[1750?]", id="uncertain"),
        pytest.param("1750~", "ca. 1750", "ca. 1750", id="approximate"),
        pytest.param("1750%", "[ca. 1750?]", "[ca. 1750?]", id="approximate-and-uncertain"),
        pytest.param("2015-04?", "April [2015?]", "[2015?]", id="uncertain-month"),
        pytest.param("1990~/1995?", "ca. 1990–[1995?]", "ca. 1990–[1995?]", id="uncertain-years"),
        pytest.param("199X", "1990s", "1990s", id="decade"),
        pytest.param("199X~", "ca. 1990s", "ca. 1990s", id="decade-approximate"),
        pytest.param("19XX", "1900–1999", "1900–1999", id="century"),
        pytest.param("1999-XX", "1999", "1999", id="some-month"),
        pytest.param("1999-1X", "1999", "1999", id="some-month-from-october-on"),
        pytest.param("1999-01-XX", "January 1999", "1999", id="some-day-of-a-month"),
        pytest.param("1999-XX-XX", "1999", "1999", id="some-day-of-a-year"),
        pytest.param("0768", "768", "768", id="three-digits"),
        pytest.param("0000", "1 BC", "1 BC", id="year-zero"),
        pytest.param("-0876", "877 BC", "877 BC", id="before-christ"),
        pytest.param("-0343-02", "February 344 BC", "344 BC", id="month-before-christ"),
        pytest.param("-0877/-0866", "878 BC–867 BC", "878 BC–867 BC", id="years-before-christ"),
        pytest.param("Y-17E7", "170,000,001 BC", "170,000,001 BC", id="exponent"),
        pytest.param("y-12000", "12,001 BC", "12,001 BC", id="five-digits"),
        pytest.param("2015-26", "Summer 2015", "2015", id="summer-of-the-north"),
        pytest.param("2015-32", "Winter 2015", "2015", id="winter-of-the-south"),
        pytest.param("2015-35", "3rd Quarter 2015", "2015", id="quarter"),
        pytest.param("2015-37", "1st Quadrimester 2015", "2015", id="third-of-a-year"),
        pytest.param("2015-41", "2nd Semester 2015", "2015", id="half-of-a-year"),
        pytest.param("2014/2016", "2014–2016", "2014–2016", id="years"),
        pytest.param("/1997", "–1997", "–1997", id="open-start"),
        pytest.param("../1997-05", "–May 1997", "–1997", id="open-start-with-dots"),
        pytest.param("2014/", "2014–", "2014–", id="open"),
        pytest.param("2014-05/..", "May 2014–", "2014–", id="open-with-dots"),
        pytest.param("2015-04/2015-06", "April–June 2015", "2015", id="months-of-a-year"),
        pytest.param("2014-12/2015-01", "December 2014–January 2015", "2014–2015", id="months-of-two-years"),
        pytest.param("2015-04-09/2015-04-11", "April 9–11, 2015", "2015", id="days-of-a-month"),
        pytest.param("2015-04-30/2015-05-02", "April 30–May 2, 2015", "2015", id="days-of-two-months"),
        pytest.param(
            "2014-12-30/2015-01-02", "December 30, 2014–January 2, 2015", "2014–2015", id="days-of-two-years"
        ),
        pytest.param("2015-04-09/2015-04-09", "April 9, 2015", "2015", id="span-of-one-day"),
        pytest.param("2015/2015", "2015", "2015", id="span-of-one-year"),
        pytest.param("2015-21/2015-22", "Spring–Summer 2015", "2015", id="seasons-of-a-year"),
        pytest.param("2014-24/2015-21", "Winter 2014–Spring 2015", "2014–2015", id="seasons-of-two-years"),
    ],
)
def test_format(text: str, printed: str, year: str) -> None:
    date = parse_date(text)
    assert date is not None
    assert (ENGLISH.date(date), ENGLISH.year(date)) == (printed, year)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("n.d.", id="words"),
        pytest.param("April 2015", id="month-in-words"),
        pytest.param("9.4.2015", id="not-iso"),
        pytest.param("15", id="short-year"),
        pytest.param("20155", id="long-year"),
        pytest.param("2015-4", id="month-of-one-digit"),
        pytest.param("2015-13", id="thirteenth-month"),
        pytest.param("2015-00", id="month-zero"),
        pytest.param("2015-42", id="third-semester"),
        pytest.param("2015-20", id="month-between-months-and-seasons"),
        pytest.param("1XXX", id="millennium"),
        pytest.param("Y2015", id="short-year-with-the-sign-of-a-long-one"),
        pytest.param("Y9E99", id="year-beyond-counting"),
        pytest.param("/", id="slash-alone"),
        pytest.param("../..", id="open-at-both-ends"),
        pytest.param("٢٠١٥", id="other-digits"),
        pytest.param("2015-24-01", id="day-of-a-season"),
        pytest.param("2015-04-00", id="day-zero"),
        pytest.param("2015-04-31", id="day-beyond-the-month"),
        pytest.param("2015-02-29", id="no-leap-year"),
        pytest.param("2015/2016-13", id="impossible-end"),
        pytest.param("2015-02-30/2016", id="impossible-start"),
        pytest.param("2015/2016/2017", id="three-dates"),
        pytest.param("2016/2014", id="end-before-start"),
    ],
)
def test_impossible(text: str) -> None:
    assert parse_date(text) is None


@pytest.mark.parametrize(
    ("fields", "printed"),
    [
        pytest.param({"date": "2015-04"}, "April 2015", id="date"),
        pytest.param({"year": "2015"}, "2015", id="year"),
        pytest.param({"year": "{2015}", "month": "{4}"}, "April 2015", id="braces"),
        pytest.param({"year": "2015", "month": "April"}, "April 2015", id="month-in-words"),
        pytest.param({"year": "2015", "month": "apr."}, "April 2015", id="month-abbreviated"),
        pytest.param({"year": "2015", "month": "4"}, "April 2015", id="month-as-number"),
        pytest.param({"year": "2015", "month": "13"}, "2015", id="month-that-is-none"),
        pytest.param({"year": "2015", "month": "Michaelmas"}, "2015", id="month-that-is-a-word"),
        pytest.param({"year": "2015", "month": "June~12"}, "June 12, 2015", id="month-with-day"),
        pytest.param({"year": "2015", "month": "12 Jun."}, "June 12, 2015", id="day-before-month"),
        pytest.param({"year": "2015", "month": "June 31"}, "June 2015", id="day-beyond-the-month"),
        pytest.param({"year": "2015", "month": "June/July"}, "June–July 2015", id="two-months"),
        pytest.param({"date": "2015", "year": "2001"}, "2015", id="date-before-year"),
        pytest.param({"month": "4"}, "", id="month-alone"),
        pytest.param({"year": "c. 2015"}, "", id="year-in-words"),
        pytest.param({}, "", id="nothing"),
    ],
)
def test_entry(fields: dict[str, str], printed: str) -> None:
    date = entry_date(Entry("key", "misc", fields, {}, Place("x.bib")))
    assert (ENGLISH.date(date) if date else "") == printed


@pytest.mark.parametrize(
    ("text", "to_the_month", "beside_the_year"),
    [
        pytest.param("2015", "2015", "", id="year"),
        pytest.param("2015-04", "April 2015", "April", id="month"),
        pytest.param("2015-04-09", "April 2015", "April 9", id="day"),
        pytest.param("2015-04-09/2015-04-11", "April 2015", "April 9–11", id="days-of-a-month"),
        pytest.param("2015-04-30/2015-05-02", "April–May 2015", "April 30–May 2", id="days-of-two-months"),
        pytest.param("2014/2016", "2014–2016", "", id="years"),
        pytest.param(
            "2014-12/2015-01", "December 2014–January 2015", "December 2014–January 2015", id="two-years"
        ),
        pytest.param("2015-24", "Winter 2015", "Winter", id="season"),
        pytest.param("2014-05/..", "May 2014–", "May 2014–", id="open"),
    ],
)
def test_parts_of_a_date(text: str, to_the_month: str, beside_the_year: str) -> None:
    date = parse_date(text)
    assert date is not None
    assert ENGLISH.date(date.without_days()) == to_the_month
    assert ENGLISH.beside_year(date) == beside_the_year
