"""The small site in which the faults are planted, one a page, each with a twin that is right."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from footcite.checker.check import judge_site, read_checked
from footcite.checker.configuration import read_configuration
from footcite.issues import Issue
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
plugins:
  - search
  - footcite:
      silence:
        - code: LINK-NO-FILE
          path: docs/silenced.md
        # SILENCES
markdown_extensions:
  - admonition
  - attr_list
  - md_in_html
  - tables
  - toc:
  - pymdownx.details
  - pymdownx.snippets: { base_path: [snippets] }
  - pymdownx.superfences
  - pymdownx.tabbed: { alternate_style: true }
  - footcite:
      bibliography:
        - references.bib
        # BIBLIOGRAPHIES
"""
_SVG = '<svg xmlns="http://www.w3.org/2000/svg"/>'
FILES = {
    "docs/index.md": "# Home\n\n## A section\n\nText.[@able2001]\n",
    "docs/other.md": '# Other\n\n## Part one\n\n## Part two { #custom }\n\n<a name="old"></a>Text.[@able2001]\n',
    "docs/folder/page.md": "# Deep\n\n## Inner\n\nText.\n",
    "docs/folder/Mixed.md": "# Mixed case\n\nText.\n",
    "docs/two words.md": "# Two words\n\nText.\n",
    "docs/présentation.md": '# Présentation\n\n<a id="café"></a>Text.\n',
    "docs/brackets (old).md": "# Brackets\n\nText.\n",
    "docs/silenced.md": "# Silenced\n\nA [link](nowhere-but-silenced.md).\n",
    "docs/picture.svg": _SVG,
    "docs/Upper.svg": _SVG,
    "docs/film.mp4": "",
    "docs/subtitles.vtt": "WEBVTT\n",
    "docs/paper.pdf": "%PDF-1.4\n",
    "docs/styles/right.css": "body { background: url(../picture.svg); }\n",
    "references.bib": "@book{able2001,\n  author = {Able, Ann},\n  title = {A First Book},\n  date = {2001},\n}\n",
    "overrides/hero.html": '{% extends "main.html" %}\n{% block content %}\n'
    '<img alt="" src="{{ page.meta.hero }}">\n{{ super() }}\n{% endblock %}\n',
    "snippets/right.md": "A [right link](other.md).\n",
}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a fault must be reported, and the lines of that file which belong to its case."""

    path: str
    line: int
    column: int
    lines: range


@dataclass(frozen=True, slots=True)
class Case:
    """A fault: its code, the file in which it must be reported, and all files that it needs.

    `marked` is the text of that file, or the part of it that the case plants, with a caret at the place.
    """

    name: str
    code: str
    about: str
    path: str
    marked: str
    files: dict[str, str]
    config: str = ""
    silence: str = ""
    pages: tuple[str, ...] = field(default=())

    def place(self, folder: Path) -> Place:
        """Return the place, once the site is built: only then is the text of built pages there."""
        text = (folder / self.path).read_text("utf-8")
        part = self.marked.replace(CARET, "")
        assert text.count(part) == 1, (
            f"{self.name}: the marked text is {text.count(part)} times in {self.path}"
        )
        start = text.index(part)
        before = text[: start + self.marked.index(CARET)]
        first = text.count("\n", 0, start) + 1
        return Place(
            self.path,
            line=before.count("\n") + 1,
            column=len(before) - (before.rfind("\n") + 1) + 1,
            lines=range(first, first + part.rstrip("\n").count("\n") + 1),
        )


def load_case(path: Path) -> Case:
    """Return the case in a file.

    - `code`, `about`: the code that must be reported, and the kind of fault in one sentence.
    - `fault`, `twin`: the Markdown of the page `NAME.md` and of its twin `NAME-twin.md`.
    - `files`: further files by path, such as snippets, templates and bibliographies; each `.bib` file
      is one of the site's.
    - `config`: lines of `mkdocs.yml`; `silence`: an item of the plugin's option of that name.
    - `built`: `path` of a built file and `text` in it, for faults that no source file holds.

    The caret stands once, where the fault must be reported.
    """
    data: dict[str, Any] = yaml.safe_load(path.read_text("utf-8"))
    pages = {
        f"docs/{path.stem}{end}.md": data[key]
        for key, end in (("fault", ""), ("twin", "-twin"))
        if key in data
    }
    files: dict[str, str] = pages | data.get("files", {})
    texts = [*files.items(), *(("mkdocs.yml", data.get(key, "")) for key in ("config", "silence"))]
    if "built" in data:
        texts.append((data["built"]["path"], data["built"]["text"]))
    ((where, marked),) = [(name, text) for name, text in texts if CARET in text]
    assert marked.count(CARET) == 1, path
    return Case(
        name=path.stem,
        code=data["code"],
        about=data["about"],
        path=where,
        marked=_indented(marked) if where == "mkdocs.yml" and "silence" in data else marked,
        files={name: text.replace(CARET, "") for name, text in files.items()},
        config=data.get("config", "").replace(CARET, ""),
        silence=_indented(data.get("silence", "").replace(CARET, "")),
        pages=tuple(pages),
    )


def build_corpus(folder: Path, cases: list[Case], *options: str, config: str = "") -> Build:
    """Return the build of the site with every case in it; the front page links to every page."""
    pages = [page for page in FILES if page.endswith(".md") and page.startswith("docs/")]
    pages += [page for case in cases for page in case.pages]
    listed = "".join(f"- [{page}](<{page.removeprefix('docs/')}>)\n" for page in pages)
    bibliographies = [name for case in cases for name in case.files if name.endswith(".bib")]
    text = CONFIG.replace("        # SILENCES\n", "".join(case.silence for case in cases))
    text = text.replace(
        "        # BIBLIOGRAPHIES\n", "".join(f"        - {name}\n" for name in bibliographies)
    )
    text += "".join(case.config for case in cases) + config
    write_files(folder, FILES | {"mkdocs.yml": text, "docs/pages.md": f"# Pages\n\n{listed}"})
    for case in cases:
        write_files(folder, case.files)
    return mkdocs_build(folder, folder / "site", *options)


def check_corpus() -> list[Issue]:
    """Return what the checker finds in the corpus, which is built in the working folder."""
    configuration = read_configuration("mkdocs.yml")
    return judge_site(read_checked("site", configuration), configuration)


def belongs(case: Case, place: Place, path: str, line: int | None) -> bool:
    """Return whether something reported at a place is within what the case plants."""
    if path == place.path == "mkdocs.yml":
        return line in place.lines
    own = re.search(rf"/{re.escape(case.name)}(?:-twin)?[./]", f"/{path}") is not None
    return own or path in case.files


def _indented(text: str) -> str:
    return re.sub(r"^(?=.)", " " * 8, text, flags=re.MULTILINE)
