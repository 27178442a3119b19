"""The small site in which the faults are planted, one a page, each with a twin that is right."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from hosts import Build, mkdocs_build, write_files

CASES = sorted((Path(__file__).parent / "cases").glob("*.yml"))
CARET = "‸"
"""Marks in a case where the fault must be reported; it is taken out before the site is built."""

CONFIG = """\
site_name: Corpus
site_url: https://corpus.example/base/
theme:
  name: mkdocs
  custom_dir: overrides
plugins: [search, footcite]
markdown_extensions:
  - admonition
  - attr_list
  - md_in_html
  - tables
  - toc
  - pymdownx.details
  - pymdownx.snippets: { base_path: [snippets] }
  - pymdownx.superfences
  - pymdownx.tabbed: { alternate_style: true }
  - footcite: { bibliography: references.bib }
"""
FILES = {
    "docs/index.md": "# Home\n\n## A section\n\nText.[@able2001]\n",
    "docs/other.md": "# Other\n\n## Part one\n\n## Part two { #custom }\n\nText.[@able2001]\n",
    "docs/folder/page.md": "# Deep\n\n## Inner\n\nText.\n",
    "docs/picture.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
    "docs/Upper.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
    "docs/film.mp4": "",
    "docs/styles/right.css": "body { background: url(../picture.svg); }\n",
    "references.bib": "@book{able2001,\n  author = {Able, Ann},\n  title = {A First Book},\n  date = {2001},\n}\n",
    "overrides/empty.html": "",
    "snippets/right.md": "A [right link](other.md).\n",
}


@dataclass(frozen=True, slots=True)
class Case:
    """A fault: its code, the file and the place where it must be reported, and all files it needs."""

    name: str
    code: str
    about: str
    path: str
    line: int
    column: int
    files: dict[str, str]


def load_case(path: Path) -> Case:
    """Return the case in a file; the page is `NAME.md`, its twin `NAME-twin.md`.

    The caret stands in the fault itself or in one of the further `files`.
    """
    data: dict[str, Any] = yaml.safe_load(path.read_text("utf-8"))
    pages = {f"docs/{path.stem}.md": data["fault"], f"docs/{path.stem}-twin.md": data["twin"]}
    files = pages | data.get("files", {})
    ((where, text),) = [(name, text) for name, text in files.items() if CARET in text]
    before = text[: text.index(CARET)]
    return Case(
        name=path.stem,
        code=data["code"],
        about=data["about"],
        path=where,
        line=before.count("\n") + 1,
        column=len(before) - (before.rfind("\n") + 1) + 1,
        files={name: text.replace(CARET, "") for name, text in files.items()},
    )


def build_corpus(folder: Path, cases: list[Case]) -> Build:
    """Return the build of the site with every case in it."""
    write_files(folder, FILES | {"mkdocs.yml": CONFIG})
    for case in cases:
        write_files(folder, case.files)
    return mkdocs_build(folder, folder / "site")
