"""Writes made-up sites, the same for the same seed: words, works, citations, links, tables, code."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmark.works import Work, make_works
from benchmark.writing import Page, Writing

_BASE = """site_name: Benchmark
theme: {{ name: material, font: false, features: [{}] }}
markdown_extensions:
  - attr_list
  - tables
  - toc: {{ permalink: true }}
  - pymdownx.superfences
"""
WORDS = """river harbour treaty market signal archive valley engine border winter copper letter bridge
forest council ledger canal garden survey record voyage border tariff meadow factory railway"""
CITATIONS_A_PAGE = 10
SECTIONS = 5
FOLDER = 20
"""Pages in a folder: a site of thousands of pages in one list would measure nothing but its navigation."""


@dataclass(frozen=True, slots=True)
class Size:
    """How much of everything a site has."""

    pages: int
    entries: int
    citations: int = CITATIONS_A_PAGE
    prunes: bool = False
    """Whether the navigation shows near pages only, as Material's manual advises for large sites."""


SIZES = {"S": Size(10, 50), "M": Size(200, 2_000), "L": Size(2_000, 20_000, prunes=True)}


def write_site(folder: Path, size: Size, writing: Writing, seed: int = 1) -> None:
    """Write pages, bibliography and configuration; what is cited depends on size and seed alone."""
    works = make_works(size.entries, random.Random(seed))
    docs = folder / "docs"
    docs.mkdir(parents=True, exist_ok=True)
    for number in range(size.pages):
        text = _page(number, size, works, writing, random.Random(f"{seed}-{number}"))
        path = docs / page_path(number)
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (docs / "index.md").write_text(
        f"# Home\n\nStart with [the first page]({page_path(0)}).\n", encoding="utf-8"
    )
    (folder / "references.bib").write_text("\n".join(work.bibtex() for work in works), encoding="utf-8")
    features = "navigation.prune" if size.prunes else ""
    (folder / "mkdocs.yml").write_text(f"{_BASE.format(features)}{writing.options}", encoding="utf-8")


def page_path(number: int) -> str:
    """Return where a page stands below the folder of the sources."""
    return f"part-{number // FOLDER}/page-{number}.md"


def _page(number: int, size: Size, works: list[Work], writing: Writing, chance: random.Random) -> str:
    """Return one page: front matter, sections, a table, code, links, citations, prose footnotes."""
    page = writing.page()
    cited = [chance.choice(works) for _ in range(size.citations - 2)]
    # A work that is cited again, at the same place and at another one.
    cited += [cited[0], cited[0]]
    locators = [chance.choice(["", "p. 3", "pp. 33-35", "chap. 2"]) for _ in cited[:-2]]
    places = iter([*zip(cited, [*locators, locators[0], "p. 99"], strict=True)])
    share = -(-size.citations // SECTIONS)
    parts = [f"---\ntitle: Page {number}\ntags: [{chance.choice(WORDS.split())}]\n---\n\n# Page {number}\n"]
    for section in range(SECTIONS):
        parts.append(f"## Section {section}\n")
        parts += _paragraphs(page, places, share, chance)
        other = (number + section + 1) % size.pages
        address = f"../{page_path(other)}"
        parts.append(f"See [the next]({address}) and [its section]({address}#section-{section}).\n")
    parts += [_table(chance), _code(chance), page.end()]
    return "\n".join(parts)


def _paragraphs(
    page: Page, places: Iterator[tuple[Work, str]], share: int, chance: random.Random
) -> Iterator[str]:
    for _ in range(share):
        work, locator = next(places, (None, ""))
        mark = page.cite(work, locator) if work else ""
        yield f"{_sentence(chance)}{mark} {_sentence(chance)}\n"
    yield f"{_sentence(chance)}{page.remark(_sentence(chance))} {_sentence(chance)}\n"


def _sentence(chance: random.Random) -> str:
    words = chance.choices(WORDS.split(), k=18)
    return f"The {' '.join(words[:9])} *{words[9]}* {' '.join(words[10:])}."


def _table(chance: random.Random) -> str:
    rows = [" | ".join(["", *chance.choices(WORDS.split(), k=3), ""]).strip() for _ in range(6)]
    return "\n".join([rows[0], "| --- | --- | --- |", *rows[1:], ""])


def _code(chance: random.Random) -> str:
    name = chance.choice(WORDS.split())
    return f"```python\n@cached\ndef {name}(value: int) -> int:\n    return value[0]\n```\n"
