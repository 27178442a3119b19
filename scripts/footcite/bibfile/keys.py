"""Makes cite keys that stay the same however often an entry is added: family name, year, first word."""

from __future__ import annotations

import itertools
import re
import string
import unicodedata
from collections.abc import Collection, Iterator

from footcite.model import Entry, Name
from footcite.tex import tex_to_text

# Words that start many titles and tell none of them apart.
_ARTICLES_AND_THE_LIKE = """a an the and at by for from how in into is of on or the to what when where
who why with das de der des die du ein eine einen einer el gli i il in la las le les lo los o os
pour sur un una une und uno von zur zum в и к на о об от по с"""
_SKIPPED = frozenset(_ARTICLES_AND_THE_LIKE.split())
_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
)
_HOUSES = ("journaltitle", "journal", "organization", "institution", "publisher")


def make_key(entry: Entry, taken: Collection[str]) -> str:
    """Return a key such as ``trenin2015greater``, with the first letter that makes it new if it is taken.

    Without a name the work goes by its periodical or house. `taken` are keys, which are told apart by
    more than case, as pybtex does not.
    """
    folded = {key.casefold() for key in taken}
    parts = [
        _who(entry),
        _year(entry),
        next(_telling_words(entry.get("title", "booktitle", "maintitle")), ""),
    ]
    wanted = "".join(parts) or entry.type
    return next(key for key in itertools.chain([wanted], _lettered(wanted)) if key.casefold() not in folded)


def _lettered(key: str) -> Iterator[str]:
    """Yield the key with ``a`` to ``z``, then with ``aa``, ``ab`` and so on."""
    for length in itertools.count(1):
        for letters in itertools.product(string.ascii_lowercase, repeat=length):
            yield key + "".join(letters)


def _who(entry: Entry) -> str:
    for role in ("author", "editor", "translator"):
        if entry.names.get(role):
            return _family(entry.names[role][0])
    return next(_telling_words(entry.get(*_HOUSES)), "")


def _family(name: Name) -> str:
    """Return the family name as one word; of a corporate name, the first word that tells."""
    if name.family.startswith("{"):
        return next(_telling_words(name.family), "")
    return "".join(_words(name.family))


def _year(entry: Entry) -> str:
    match = re.search(r"\d{4}", entry.get("date", "year"))
    return match[0] if match else ""


def _telling_words(text: str) -> Iterator[str]:
    """Yield the words that tell a text apart, then all of them."""
    yield from (word for word in _words(text) if word not in _SKIPPED)
    yield from _words(text)


def _words(text: str) -> Iterator[str]:
    """Yield the words in lower case and, where the script allows it, in ASCII; apostrophes join."""
    lowered = re.sub(r"['’ʼ]", "", tex_to_text(text)).lower().translate(_LETTERS)
    plain = "".join(
        char for char in unicodedata.normalize("NFKD", lowered) if not unicodedata.combining(char)
    )
    yield from re.findall(r"[^\W_]+", unicodedata.normalize("NFC", plain))
