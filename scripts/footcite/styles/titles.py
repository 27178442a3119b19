"""Titles as styles with citations in the text print them: their case, their subtitles, what holds them."""

from __future__ import annotations

from collections.abc import Callable

from footcite.languages import title_language
from footcite.locales import Locale
from footcite.model import Entry, Html
from footcite.sentence_case import sentence_case
from footcite.styles import parts
from footcite.styles.chicago_works import capitalised
from footcite.tex import tex_to_html

Case = Callable[[str], Html]

_REPOSITORIES = {"arxiv": "arXiv", "jstor": "JSTOR", "pubmed": "PubMed", "googlebooks": "Google Books"}

# Of these the titles are names.
_NAMED = frozenset({"jurisdiction", "legal", "legislation", "letter"})


def sentence_case_of(entry: Entry, locale: Locale) -> Case:
    """Return sentence case for a work in English; other languages capitalise by rules of their own."""
    is_english = (title_language(entry) or locale.tag).startswith("en")
    return sentence_case if is_english and entry.type not in _NAMED else tex_to_html


def whole_title(entry: Entry, locale: Locale, prefix: str = "", case: Case = tex_to_html) -> Html:
    """Return title, subtitle and addition; with a prefix, those of what holds the work: `booktitle`."""
    main, sub, addon = (case(entry.get(f"{prefix}{part}")) for part in ("title", "subtitle", "titleaddon"))
    return locale.join([parts.with_subtitle(main, sub, locale), addon], ". ")


def volume_and_part(entry: Entry) -> Html:
    """Return ``7.2`` for part 2 of volume 7."""
    return Html(".".join(text for text in (parts.tex(entry, "volume"), parts.tex(entry, "part")) if text))


def translated(entry: Entry) -> Html:
    """Return the translation of the title in brackets after a space, ``""`` if there is none."""
    return Html(f" [{parts.tex(entry, 'usere')}]" if entry.get("usere") else "")


def italic(text: str) -> Html:
    """Return a title in italics, unless it is a description in brackets."""
    return Html(f"<cite>{text}</cite>" if text and not text.startswith("[") else text)


def quoted(text: Html, locale: Locale) -> Html:
    """Return a title in quotation marks, unless it is a description in brackets."""
    return locale.quote(text) if text and not text.startswith("[") else text


def supplement(entry: Entry, locale: Locale) -> Html:
    """Return what an introduction or the like is named by, which has no title of its own: ``Preface``."""
    if entry.type not in {"suppbook", "suppcollection"}:
        return Html("")
    return capitalised(parts.type_words(entry, locale) or locale["introduction"])


def repository(entry: Entry) -> Html:
    """Return the name of the archive that holds a preprint, ``""`` for one that is not known."""
    return Html(_REPOSITORIES.get(entry.get("eprinttype").lower(), "") if entry.get("eprint") else "")
