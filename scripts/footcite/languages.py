"""Languages of works: biblatex's `langid` and `language` as HTML's `lang`."""

from __future__ import annotations

from footcite.model import Entry

LANGUAGES: dict[str, str] = {
    "american": "en-US",
    "arabic": "ar",
    "australian": "en-AU",
    "austrian": "de-AT",
    "basque": "eu",
    "brazil": "pt-BR",
    "brazilian": "pt-BR",
    "british": "en-GB",
    "bulgarian": "bg",
    "canadian": "en-CA",
    "canadien": "fr-CA",
    "catalan": "ca",
    "chinese": "zh",
    "croatian": "hr",
    "czech": "cs",
    "danish": "da",
    "dutch": "nl",
    "english": "en",
    "estonian": "et",
    "farsi": "fa",
    "finnish": "fi",
    "francais": "fr",
    "french": "fr",
    "galician": "gl",
    "german": "de",
    "greek": "el",
    "hebrew": "he",
    "hindi": "hi",
    "hungarian": "hu",
    "icelandic": "is",
    "italian": "it",
    "japanese": "ja",
    "korean": "ko",
    "latin": "la",
    "latvian": "lv",
    "lithuanian": "lt",
    "magyar": "hu",
    "mexican": "es-MX",
    "naustrian": "de-AT",
    "newzealand": "en-NZ",
    "ngerman": "de",
    "norsk": "nb",
    "norwegian": "no",
    "nswissgerman": "de-CH",
    "nynorsk": "nn",
    "persian": "fa",
    "polish": "pl",
    "portuges": "pt",
    "portuguese": "pt",
    "romanian": "ro",
    "russian": "ru",
    "serbian": "sr",
    "slovak": "sk",
    "slovene": "sl",
    "slovenian": "sl",
    "spanish": "es",
    "swedish": "sv",
    "swissgerman": "de-CH",
    "turkish": "tr",
    "ukenglish": "en-GB",
    "ukrainian": "uk",
    "usenglish": "en-US",
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
