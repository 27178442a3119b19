"""The labels of locators, from `footcite.locators`."""

from __future__ import annotations

from footcite.locators import LABELS
from markdown_table import format_table


def locators() -> str:
    """Return the table of the labels, by their names in CSL, with the words that stand for them."""
    rows = [(label, ", ".join(f"`{word}`" for word in words)) for label, words in sorted(LABELS.items())]
    return format_table(("Locator", "Written as"), rows)
