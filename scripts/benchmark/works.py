"""Made-up works: as BibTeX, and as the text of a note that a person would write by hand."""

from __future__ import annotations

import random
from dataclasses import dataclass

_FAMILIES = ["Able", r"M{\"u}ller", r"Garc{\'i}a", "Baker", r"{\v S}imek", "O'Neill", "Trenin", "van Dijk"]
_SHOWN = ["Able", "Müller", "García", "Baker", "Šimek", "O’Neill", "Trenin", "van Dijk"]
_GIVEN = ["Ann", "Bo", "Clara", "Dmitri", "Eva", "Feng"]
_TOPICS = ["Rivers", "Harbours", "Treaties", "Markets", "Borders", "Winters", "Engines", "Letters"]
_TYPES = ["article", "book", "incollection", "report", "online", "thesis"]
CROSSREF_EVERY = 20


@dataclass(frozen=True, slots=True)
class Work:
    """One work, with everything that its type wants."""

    number: int
    type: str
    family: int
    given: str
    title: str
    year: int
    parent: int | None

    @property
    def key(self) -> str:
        """Return the cite key."""
        return f"work{self.number}"

    def bibtex(self) -> str:
        """Return the entry, in biblatex's vocabulary."""
        fields = {
            "author": f"{_FAMILIES[self.family]}, {self.given}",
            "title": f"On {{{self.title}}} and Other Things: Volume {self.number}",
            "date": str(self.year),
            **self._special(),
        }
        if self.number % 2:
            fields["doi"] = f"10.5555/{self.number}.{self.year}"
        if self.number % 3 == 0:
            fields["url"] = f"https://example.org/works/{self.number}"
        body = "".join(f"  {name:12} = {{{value}}},\n" for name, value in fields.items())
        return f"@{self.type}{{{self.key},\n{body}}}\n"

    def by_hand(self, locator: str) -> str:
        """Return the note as a person would write it in Markdown."""
        place = f", {locator.removeprefix('pp. ').removeprefix('p. ')}" if locator else ""
        name = f"{self.given} {_SHOWN[self.family]}"
        made = f"(London: Harbour Press, {self.year}){place}"
        address = f", <https://doi.org/10.5555/{self.number}.{self.year}>" if self.number % 2 else ""
        return f"{name}, *On {self.title} and Other Things: Volume {self.number}* {made}{address}."

    def _special(self) -> dict[str, str]:
        if self.parent is not None:
            return {"crossref": f"work{self.parent}", "pages": "10--20"}
        return {
            "article": {"journaltitle": "Journal of Water", "volume": "8", "number": "2", "pages": "1--20"},
            "book": {"publisher": "Harbour Press", "location": "London"},
            "collection": {"editor": "Able, Ann", "publisher": "Harbour Press", "location": "London"},
            "incollection": {
                "booktitle": "Collected Papers",
                "editor": "Able, Ann",
                "publisher": "Harbour Press",
            },
            "report": {"institution": "Institute of Water", "type": "Working Paper", "number": "12"},
            "online": {"organization": "Water Office", "url": "https://example.org/online"},
            "thesis": {"institution": "University of Water", "type": "phdthesis"},
        }[self.type]


def make_works(count: int, chance: random.Random) -> list[Work]:
    """Return the works; one in twenty takes its book from a `collection` by `crossref`."""
    works = []
    for number in range(count):
        child = number % CROSSREF_EVERY == 1
        kind = (
            "incollection"
            if child
            else "collection"
            if number % CROSSREF_EVERY == 0
            else chance.choice(_TYPES)
        )
        works.append(
            Work(
                number=number,
                type=kind,
                family=chance.randrange(len(_FAMILIES)),
                given=chance.choice(_GIVEN),
                title=chance.choice(_TOPICS),
                year=chance.randrange(1950, 2025),
                parent=number - 1 if child else None,
            )
        )
    return works
