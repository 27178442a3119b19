"""What a program reads in an input, in a form that two programs can be compared by."""

from __future__ import annotations

import re
from typing import NamedTuple

from footcite.locators import ENGLISH


class Item(NamedTuple):
    """One work of a citation; the locators are ``label value``, joined by commas."""

    key: str
    mode: str
    prefix: str
    locators: str
    suffix: str


Reading = list[list[Item]]
"""The citations of an input in the order of the text, one within another after it."""


def shown(reading: Reading) -> str:
    """Return the reading as text, a citation a line: ``[see able {page 3}, and more; baker]``."""
    return "\n".join(f"[{'; '.join(map(_shown_item, items))}]" for items in reading) or "none"


def plain(text: str) -> str:
    """Return the text without markup and what typography does to quotes, hyphens and spaces."""
    text = re.sub(r"<[^>]+>", "", text)
    text = text.translate(str.maketrans("“”‘’–\u00a0", "\"\"''- ")).replace("…", "...")
    return " ".join(re.sub(r"-{2,3}", "-", text).split())


def number(text: str) -> str:
    """Return the value of a locator, with a space after each comma."""
    return re.sub(", ?", ", ", plain(text))


def label_name(word: str) -> str:
    """Return CSL's name of a label that is written in English, singular or plural."""
    return ENGLISH.names.get(word, word)


def _shown_item(item: Item) -> str:
    sign = {"suppress-author": "-", "author-in-text": "@"}.get(item.mode, "")
    key = f"{sign}{item.key}" + (f" {{{item.locators}}}" if item.locators else "")
    joint = "" if item.suffix[:1] in {"", ",", ".", ":", ";"} else " "
    return f"{item.prefix} {key}{joint}{item.suffix}".strip()
