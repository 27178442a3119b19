"""Plans the move of a whole site: which files change, and what is left."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from footcite.bibliography import load_bibliography
from footcite.checker.configuration import read_configuration
from footcite.documents import find_documents
from footcite.issues import Code, Issue, sort_issues
from footcite.locate import position
from footcite.migrate.configuration import migrate_configuration
from footcite.migrate.options import Settings
from footcite.migrate.text import migrate_page
from footcite.model import Place, shown_path
from footcite.textfile import TextFile, read_text_file


@dataclass(frozen=True, slots=True)
class Change:
    """A file as it is, and as it is to be."""

    file: TextFile
    text: str

    @property
    def path(self) -> str:
        """Return the path as the user knows it."""
        return shown_path(str(self.file.path))


@dataclass(frozen=True, slots=True)
class Plan:
    """What a move changes, and what it leaves."""

    changes: tuple[Change, ...]
    issues: tuple[Issue, ...]


def plan_migration(path: str) -> Plan:
    """Return the plan for the site with the configuration; raises `ValueError` if that cannot be read."""
    if path.endswith(".toml"):
        raise ValueError(
            f"`{path}` is for Zensical, which does not run mkdocs-bibtex: give the `mkdocs.yml` of the site"
        )
    try:
        file = read_text_file(Path(path))
        migrated = migrate_configuration(file.text, shown_path(path))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise ValueError(f"cannot read the configuration `{path}`: {error}") from error
    if migrated.settings is None:
        return Plan((), migrated.issues)
    folder = Path(path).parent
    bibliography, found = load_bibliography(_bib_files(folder, migrated.settings))
    issues = [*migrated.issues, *_requirements(folder), *_zensical(folder)]
    issues += [issue for issue in found if issue.code in {Code.BIB_NOT_FOUND, Code.BIB_DUPLICATE_KEY}]
    changes = [Change(file, migrated.text)]
    for page in find_documents(read_configuration(path).docs):
        change, left = _page_change(page, migrated.settings, bibliography.entries)
        changes += change
        issues += left
    return Plan(tuple(changes), tuple(sort_issues(issues)))


def _bib_files(folder: Path, settings: Settings) -> list[str]:
    """Return the files that mkdocs-bibtex loads: one, or all below a folder."""
    path = folder / settings.bibliography
    if not settings.bibliography:
        return []
    return [str(file) for file in sorted(path.rglob("*.bib"))] if path.is_dir() else [str(path)]


def _page_change(page: Path, settings: Settings, keys: Collection[str]) -> tuple[list[Change], list[Issue]]:
    shown = shown_path(str(page))
    try:
        file = read_text_file(page)
    except (OSError, UnicodeDecodeError) as error:
        return [], [Issue(Code.MIGRATE_LEFT, f"the page cannot be read: {error}", Place(shown))]
    text, issues = migrate_page(file.text, shown, settings, keys)
    return [Change(file, text)] if text != file.text else [], issues


def _zensical(folder: Path) -> Iterator[Issue]:
    """Yield that a configuration of Zensical beside the other one does not list the extension."""
    path = folder / "zensical.toml"
    if path.is_file() and "footcite" not in path.read_text(encoding="utf-8", errors="replace"):
        hint = "add the table `[project.markdown_extensions.footcite]` with the same options"
        message = "the configuration of Zensical is left as it is"
        yield Issue(Code.MIGRATE_LEFT, message, Place(shown_path(str(path))), hint)


def _requirements(folder: Path) -> Iterator[Issue]:
    """Yield where the site's requirements still name the old plugin."""
    for path in sorted([*folder.glob("*requirements*.txt"), *folder.glob("pyproject.toml")]):
        text = path.read_text(encoding="utf-8", errors="replace")
        match = re.search(r"mkdocs[-_]bibtex", text)
        if match:
            place = Place(shown_path(str(path)), *position(text, match.start()))
            hint = "write `footcite[mkdocs]`, or `footcite[mkdocs,csl]` for a CSL style"
            yield Issue(Code.MIGRATE_LEFT, "the site still requires mkdocs-bibtex", place, hint)
