"""Who made a work beside its author, in what role (Chicago Manual of Style, 17th ed., 14.103-14.105)."""

from __future__ import annotations

from collections.abc import Callable

from footcite.locales import Locale
from footcite.model import Entry, Html, Name
from footcite.names import note_names
from footcite.tex import tex_to_html

# Fields of names whose role stands in a field of its own (biblatex's manual, section 2.3.6).
_EDITORS = {
    "editor": "editortype",
    "editora": "editoratype",
    "editorb": "editorbtype",
    "editorc": "editorctype",
}
_ROLES = (*_EDITORS, "translator", "commentator", "annotator", "introduction", "foreword", "afterword")
_SINGULAR, _PLURAL, _NOTE, _FULL = range(4)


def label(entry: Entry, role: str, locale: Locale) -> Html:
    """Return what stands behind names that come first for want of an author: ``eds.``."""
    return _words(entry, role, _PLURAL if len(entry.names[role]) > 1 else _SINGULAR, locale)


def contributors(
    entry: Entry,
    without: tuple[str, ...],
    locale: Locale,
    *,
    in_note: bool,
    form: Callable[[tuple[Name, ...], Locale], Html] = note_names,
) -> list[Html]:
    """Return ``ed. Jane Doe`` for a note, ``edited by Jane Doe`` elsewhere, for each role but some.

    `form` lists the names.
    """
    words = {
        role: _words(entry, role, _NOTE if in_note else _FULL, locale)
        for role in _ROLES
        if entry.names.get(role) and role not in without
    }
    if words.keys() >= {"editor", "translator"} and entry.names["editor"] == entry.names["translator"]:
        # One person in both roles (14.104).
        words["editor"] = _both(words["editor"], words.pop("translator"), locale)
    return [Html(f"{text} {form(entry.names[role], locale)}") for role, text in words.items()]


def _both(edited: Html, translated: Html, locale: Locale) -> Html:
    last = f" {edited.rpartition(' ')[2]}"
    shared = last if translated.endswith(last) else ""
    return Html(f"{edited.removesuffix(shared)} {locale['and']} {translated}")


def _words(entry: Entry, role: str, form: int, locale: Locale) -> Html:
    kind = entry.get(_EDITORS[role]) if role in _EDITORS else role
    known = locale.roles.get(kind or "editor")
    return Html(known[form]) if known else tex_to_html(kind)
