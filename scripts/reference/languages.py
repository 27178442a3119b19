"""The languages that references can be written in, from the files of their words."""

from __future__ import annotations

from pathlib import Path

import footcite
from footcite.dates import Date, DateRange
from footcite.locales import find_locale
from footcite.model import Html
from markdown_table import format_table

_SOURCE = "Maps follow water.[@osei2021, p. 41]\n\n[REFERENCES]\n"
_DATES = DateRange(Date(2015, 4, 9), Date(2015, 4, 11))


def languages() -> str:
    """Return the table of the language tags, with some of what each prints."""
    heads = ("Language", "Quotation marks", "A span of days", "Names", "No date")
    return format_table(heads, [_row(tag) for tag in _tags()])


def language_examples() -> str:
    """Return the same citation in each language."""
    return "\n\n".join(f"`{tag}`:\n\n```markdown example language={tag}\n{_SOURCE}```" for tag in _tags())


def _row(tag: str) -> tuple[str, ...]:
    locale = find_locale(tag)
    quoted = locale.quote(Html("A “B”"))
    names = f"A {locale.conjunction('B')} B, A {locale['et-al']}"
    return f"`{tag}`", quoted, locale.date(_DATES), names, locale["no-date"]


def _tags() -> list[str]:
    return sorted(path.stem for path in (Path(footcite.__file__).parent / "locales").glob("*.toml"))
