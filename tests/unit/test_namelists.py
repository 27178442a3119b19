from __future__ import annotations

import pytest

from footcite.bibliography.namelists import parse_names
from footcite.model import Name, Place

HERE = Place("x.bib", 1, 1)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("given=Hans, family=Harman", [Name("Harman", "Hans")], id="extended"),
        pytest.param(
            "given=Jean, prefix=de la, prefix-i=d, family=Rousse", [Name("Rousse", "Jean", "de la")], id="particle"
        ),
        pytest.param("given={Jean, Pierre}, family=B", [Name("B", "Jean, Pierre")], id="braces"),
        pytest.param('"family={Robert and Sons, Inc.}"', [Name("Robert and Sons, Inc.")], id="company"),
        pytest.param(
            "nosortothers=true and Hans Harman and given=Si, family=Beumont, prefix=de, useprefix=true",
            [Name("Harman", "Hans"), Name("de Beumont", "Si")],
            id="both-formats-and-options",
        ),
        pytest.param("given=Plato", [Name("Plato")], id="given-name-alone"),
        pytest.param("family=A, given=B and others", [Name("A", "B"), Name("others")], id="others"),
        pytest.param("{World Bank} and van der Ree, Jr., Jo", [Name("{World Bank}"), Name("Ree", "Jo", "van der", "Jr.")], id="bibtex"),
    ],
)  # fmt: skip
def test_names(text: str, names: list[Name]) -> None:
    assert parse_names(text, HERE, use_prefix=False) == (tuple(names), [])


def test_particle_belongs_to_the_family_name_with_useprefix() -> None:
    assert parse_names("Ludwig van Beethoven", HERE, use_prefix=True)[0] == (Name("van Beethoven", "Ludwig"),)


@pytest.mark.parametrize("text", ["given=A, given=B", "family={A, given=B", "Able, Ann, Bell, Bob"])
def test_not_one_name(text: str) -> None:
    names, issues = parse_names(text, HERE, use_prefix=False)
    assert len(names) == len(issues) == 1
    assert issues[0].message == f"`{text}` is not one name"
