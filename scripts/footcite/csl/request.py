"""What a page cites, as a request to pandoc; cite keys and ids of the page do not go into it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from footcite.csl.item import csl_item, key_words
from footcite.csl.reduction import ANY_VARIABLE
from footcite.csl.stylesheet import LOCATOR_LABELS, Stylesheet, locator_word
from footcite.locales import Locale, find_locale
from footcite.model import Entry, Locator, Mode
from footcite.styles.cited_places import locator_text
from footcite.styles.interface import PlacedCitation

Request = dict[str, Any]

_MODES = {
    Mode.NORMAL: "NormalCitation",
    Mode.SUPPRESS_AUTHOR: "SuppressAuthor",
    Mode.AUTHOR_IN_TEXT: "AuthorInText",
}
_CLOSING = ",.;:)"


def page_request(
    stylesheet: Stylesheet,
    language: str,
    placed: Sequence[PlacedCitation],
    entries: Sequence[Entry],
    ids: Mapping[str, str],
) -> Request:
    """Return the request for citations; where they stand in the text, for their references too."""
    locale = find_locale(language)
    return {
        "style": stylesheet.digest,
        "lang": language,
        **_records(entries, language),
        "links": not stylesheet.is_note,
        "bibliography": not stylesheet.is_note,
        "citations": [_citation(one, ids, locale, in_notes=stylesheet.is_note) for one in placed],
    }


def list_request(stylesheet: Stylesheet, language: str, entries: Sequence[Entry]) -> Request:
    """Return the request for references alone."""
    return {
        "style": stylesheet.digest,
        "lang": language,
        **_records(entries, language),
        "links": False,
        "bibliography": True,
        "citations": [],
    }


def _records(entries: Sequence[Entry], language: str) -> Request:
    """Return the records as JSON, with the types and variables that they have."""
    english = language.partition("-")[0] == "en"
    words = key_words(find_locale(language))
    items = [
        csl_item(entry, str(number), english=english, words=words) for number, entry in enumerate(entries)
    ]
    variables = {variable for item in items for variable in item}
    # Out of a note like `version: 3` pandoc takes a variable.
    if any(":" in item.get("note", "") for item in items):
        variables.add(ANY_VARIABLE)
    return {
        "records": json.dumps(items, ensure_ascii=False),
        "types": sorted({item["type"] for item in items}),
        "variables": sorted(variables),
    }


def _citation(placed: PlacedCitation, ids: Mapping[str, str], locale: Locale, *, in_notes: bool) -> Request:
    items = []
    for position, item in enumerate(placed.citation.items):
        affixes = placed.affixes[position] if placed.affixes else ("", "")
        # In a note of its own the author stands in the text before the marker.
        moved = in_notes and placed.is_note and item.mode is Mode.AUTHOR_IN_TEXT
        mode = Mode.SUPPRESS_AUTHOR if moved else item.mode
        items.append(_item(ids[item.key], mode, position, affixes) | _place(item.locators, locale))
    return {"items": items, "within": in_notes and not placed.is_note}


def _item(identifier: str, mode: Mode, position: int, affixes: tuple[str, str]) -> Request:
    prefix, suffix = affixes
    found: Request = {"id": identifier, "mode": _MODES[mode]}
    if prefix:
        found["prefix"] = {"n": str(2 * position), "text": prefix}
    if suffix:
        mark = suffix[0] if suffix[:1] and suffix[0] in _CLOSING else ""
        text = suffix.removeprefix(mark)
        found["suffix"] = {"n": str(2 * position + 1), "text": text, **({"mark": mark} if mark else {})}
    return found


def _place(locators: tuple[Locator, ...], locale: Locale) -> Request:
    """Return the place cited: a citation has one locator in CSL, whose label pandoc's citeproc has to know.

    The others follow as text.
    """
    found: Request = {}
    known, *others = locators or (None,)
    if known and known.label not in LOCATOR_LABELS:
        known, others = None, list(locators)
    if known:
        found |= {"label": locator_word(known.label), "locator": _plain(known.value)}
    if others:
        words = (locator_text((other,), locale, bare_pages=False) for other in others if other)
        found["more"] = "".join(f", {_plain(word)}" for word in words)
    return found


def _plain(value: str) -> str:
    """Return the value without brackets and braces, by which pandoc finds its end."""
    return value.translate(str.maketrans("", "", "{}[]"))
