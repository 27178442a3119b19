"""Languages of works: biblatex's `langid` and `language` as HTML's `lang` and as English words."""

from __future__ import annotations

from footcite.model import Entry

# Language identifiers of babel and biblatex: BCP 47 tag and English name.
_LANGUAGES: dict[str, tuple[str, str]] = {
    "arabic": ("ar", "Arabic"),
    "chinese": ("zh", "Chinese"),
    "czech": ("cs", "Czech"),
    "dutch": ("nl", "Dutch"),
    "english": ("en", "English"),
    "american": ("en-US", "English"),
    "british": ("en-GB", "English"),
    "french": ("fr", "French"),
    "german": ("de", "German"),
    "ngerman": ("de", "German"),
    "greek": ("el", "Greek"),
    "hebrew": ("he", "Hebrew"),
    "italian": ("it", "Italian"),
    "japanese": ("ja", "Japanese"),
    "korean": ("ko", "Korean"),
    "latin": ("la", "Latin"),
    "polish": ("pl", "Polish"),
    "portuguese": ("pt", "Portuguese"),
    "russian": ("ru", "Russian"),
    "spanish": ("es", "Spanish"),
    "turkish": ("tr", "Turkish"),
    "ukrainian": ("uk", "Ukrainian"),
    "vietnamese": ("vi", "Vietnamese"),
}
_BY_TAG = {tag: (tag, name) for tag, name in reversed(_LANGUAGES.values())}


def title_language(entry: Entry) -> str:
    """Return the BCP 47 tag of the language that the title is written in, or ``""``."""
    return _lookup(entry.get("langid"))[0]


def work_language(entry: Entry) -> tuple[str, str]:
    """Return tag and English name of the language of the work (`language`, else `langid`)."""
    return _lookup(entry.get("language", "langid"))


def is_foreign(tag: str) -> bool:
    """Return whether the tag names a language other than English, that of our terms."""
    return bool(tag) and tag.split("-", maxsplit=1)[0] != "en"


def _lookup(name: str) -> tuple[str, str]:
    word = name.strip().lower()
    return _LANGUAGES.get(word) or _BY_TAG.get(word) or ("", "")
