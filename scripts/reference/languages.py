"""The languages that references can be written in, from the files of their words."""

from __future__ import annotations

from pathlib import Path

import footcite
from markdown_table import format_table

_SOURCE = "Maps follow water.[@osei2021, p. 41]\n\n[REFERENCES]\n"


def languages() -> str:
    """Return the table of the language tags."""
    return format_table(("Language",), [(f"`{tag}`",) for tag in _tags()])


def language_examples() -> str:
    """Return the same citation in each language."""
    return "\n\n".join(f"`{tag}`:\n\n```markdown example language={tag}\n{_SOURCE}```" for tag in _tags())


def _tags() -> list[str]:
    return sorted(path.stem for path in (Path(footcite.__file__).parent / "locales").glob("*.toml"))
