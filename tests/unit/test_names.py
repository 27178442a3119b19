from __future__ import annotations

import pytest

from footcite.bibliography import parse_bibliography
from footcite.locales import find_locale
from footcite.model import Name
from footcite.names import family_name, full_name, inverted_name, note_names, reference_names, short_names

TEN = " and ".join(f"Able, {letter}." for letter in "ABCDEFGHIJ")


def names_of(author: str) -> tuple[Name, ...]:
    (entry,), issues = parse_bibliography(f"@misc{{key, title = {{T}}, author = {{{author}}}}}", "x.bib")
    assert not issues
    return entry.names["author"]


@pytest.mark.parametrize(
    ("author", "name"),
    [
        pytest.param("Able, Ann", Name("Able", "Ann"), id="family-first"),
        pytest.param("Ann Able", Name("Able", "Ann"), id="given-first"),
        pytest.param("Ann Beth Able", Name("Able", "Ann Beth"), id="two-given-names"),
        pytest.param("Ludwig van Able", Name("Able", "Ludwig", prefix="van"), id="particle"),
        pytest.param("van der Able, Ludwig", Name("Able", "Ludwig", prefix="van der"), id="particles-first"),
        pytest.param("Able, Jr., Ann", Name("Able", "Ann", suffix="Jr."), id="suffix"),
        pytest.param("{Able and Sons, Ltd.}", Name("{Able and Sons, Ltd.}"), id="corporate"),
        pytest.param("Plato", Name("Plato"), id="one-name"),
        pytest.param("Abel Díaz, Ana", Name("Abel Díaz", "Ana"), id="two-family-names"),
    ],
)
def test_parse(author: str, name: Name) -> None:
    assert names_of(author) == (name,)


@pytest.mark.parametrize(
    ("name", "full", "inverted", "family"),
    [
        pytest.param(Name("Able", "Ann"), "Ann Able", "Able, Ann", "Able", id="usual"),
        pytest.param(Name("Plato"), "Plato", "Plato", "Plato", id="family-alone"),
        pytest.param(
            Name("{Able & Sons}"), "Able &amp; Sons", "Able &amp; Sons", "Able &amp; Sons", id="corporate"
        ),
        pytest.param(
            Name("Able", "Ann", suffix="Jr."), "Ann Able Jr.", "Able, Ann, Jr.", "Able", id="junior"
        ),
        pytest.param(
            Name("Able", "Ann", suffix="III"), "Ann Able III", "Able, Ann, III", "Able", id="the-third"
        ),
        pytest.param(
            Name("Able", "Ann", "De"), "Ann De Able", "De Able, Ann", "De Able", id="capital-particle"
        ),
        pytest.param(Name(r"{\'E}tat", 'Zo{\\"e}'), "Zoë État", "État, Zoë", "État", id="tex"),
        pytest.param(
            Name("O'Able", "A.~B."), "A.\u00a0B. O’Able", "O’Able, A.\u00a0B.", "O’Able", id="apostrophe"
        ),
        pytest.param(Name("<b>", "A"), "A &lt;b&gt;", "&lt;b&gt;, A", "&lt;b&gt;", id="markup"),
    ],
)
def test_one_name(name: Name, full: str, inverted: str, family: str) -> None:
    assert (full_name(name), inverted_name(name), family_name(name)) == (full, inverted, family)


def test_a_particle_stays_with_the_given_names() -> None:
    name = Name("Able", "Ludwig", prefix="van der")
    assert full_name(name) == "Ludwig van der Able"
    assert inverted_name(name) == "Able, Ludwig van der"


@pytest.mark.parametrize(
    ("author", "note", "short", "reference"),
    [
        pytest.param("", "", "", "", id="none"),
        pytest.param("Able, A", "A Able", "Able", "Able, A", id="one"),
        pytest.param(
            "Able, A and Baker, B", "A Able and B Baker", "Able and Baker", "Able, A, and B Baker", id="two"
        ),
        pytest.param(
            "Able, A and Baker, B and Cook, C",
            "A Able, B Baker, and C Cook",
            "Able, Baker, and Cook",
            "Able, A, B Baker, and C Cook",
            id="three",
        ),
        pytest.param(
            "Able, A and Baker, B and Cook, C and Drew, D",
            "A Able et al.",
            "Able et al.",
            "Able, A, B Baker, C Cook, and D Drew",
            id="four",
        ),
        pytest.param(
            TEN,
            "A. Able et al.",
            "Able et al.",
            "Able, A., B. Able, C. Able, D. Able, E. Able, F. Able, G. Able, H. Able, I. Able, and J. Able",
            id="ten",
        ),
        pytest.param(
            f"{TEN} and Able, K.",
            "A. Able et al.",
            "Able et al.",
            "Able, A., B. Able, C. Able, D. Able, E. Able, F. Able, G. Able, et al.",
            id="eleven",
        ),
        pytest.param("Able, A and others", "A Able et al.", "Able et al.", "Able, A, et al.", id="others"),
        pytest.param(
            f"{TEN} and Able, K. and others",
            "A. Able et al.",
            "Able et al.",
            "Able, A., B. Able, C. Able, D. Able, E. Able, F. Able, G. Able, et al.",
            id="eleven-and-others",
        ),
        pytest.param("{Others}", "Others", "Others", "Others", id="a-body-called-others"),
    ],
)
def test_several_names(author: str, note: str, short: str, reference: str) -> None:
    names = names_of(author)
    english = find_locale("en")
    printed = tuple(form(names, english) for form in (note_names, short_names, reference_names))
    assert printed == (note, short, reference)
