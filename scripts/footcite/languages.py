"""Languages of works: biblatex's `langid` and `language` as HTML's `lang`."""

from __future__ import annotations

from footcite.model import Entry

LANGUAGES: dict[str, str] = {
    "arabic": "ar",
    "chinese": "zh",
    "czech": "cs",
    "dutch": "nl",
    "english": "en",
    "american": "en-US",
    "british": "en-GB",
    "french": "fr",
    "german": "de",
    "ngerman": "de",
    "greek": "el",
    "hebrew": "he",
    "italian": "it",
    "japanese": "ja",
    "korean": "ko",
    "latin": "la",
    "polish": "pl",
    "portuguese": "pt",
    "russian": "ru",
    "spanish": "es",
    "turkish": "tr",
    "ukrainian": "uk",
    "vietnamese": "vi",
}
"""Language identifiers of babel and biblatex, with their BCP 47 tags."""
_BY_TAG = {tag.lower(): tag for tag in LANGUAGES.values()}


def title_language(entry: Entry) -> str:
    """Return the BCP 47 tag of the language that the title is written in, or ``""``."""
    return _lookup(entry.get("langid"))


def work_language(entry: Entry) -> str:
    """Return the tag of the language of the work (`language`, else `langid`), or ``""``."""
    return _lookup(entry.get("language", "langid"))


def _lookup(name: str) -> str:
    word = name.strip().lower()
    return LANGUAGES.get(word) or _BY_TAG.get(word) or ""
