"""Entries as pybtex's formatting styles take them, in BibTeX's words; their rich text as safe HTML."""

from __future__ import annotations

import html
import re
from typing import Any

from pybtex.backends import BaseBackend
from pybtex.database import Entry as PybtexEntry
from pybtex.database import Person

from footcite.dates import entry_date
from footcite.locales import DEFAULT_LANGUAGE, find_locale
from footcite.model import Entry, Html, Name
from footcite.names import OTHERS
from footcite.tex import tex_to_text
from footcite.urls import safe_url

# What the styles of BibTeX know, which biblatex took on as aliases (its manual, sections 2.1.2 and 2.2.5).
_TYPES = {
    "report": "techreport",
    "online": "misc",
    "collection": "book",
    "mvbook": "book",
    "mvcollection": "book",
    "bookinbook": "inbook",
    "suppbook": "incollection",
    "suppcollection": "incollection",
    "suppperiodical": "article",
    "reference": "book",
    "inreference": "incollection",
    "software": "misc",
    "dataset": "misc",
    "patent": "misc",
    "periodical": "book",
}
_FIELDS = {"journaltitle": "journal", "location": "address", "eprinttype": "archiveprefix"}
# A group that is no argument of a command; and the signs that pybtex would read as TeX again.
_PROTECTED = re.compile(r"(?<![\\A-Za-z*])\{((?:[^{}]++|\{[^{}]*+\})*+)\}")
# The words of pybtex's own styles are English, too.
_ENGLISH = find_locale(DEFAULT_LANGUAGE)
_SIGNS = re.compile(r"([%&$#_])")
_TAGS = {"em": "em", "i": "i", "strong": "strong", "b": "b", "tt": "code", "sup": "sup", "sub": "sub"}


def pybtex_entry(entry: Entry) -> Any:
    """Return the entry as pybtex has it; of its TeX only the braces that protect capitals are left."""
    fields = {_FIELDS.get(name, name): _protected(value) for name, value in entry.fields.items()}
    for address in ("url", "doi", "eprint"):
        if entry.get(address):
            fields[address] = entry.address(address)
    if entry.get("subtitle"):
        fields["title"] = f"{fields.get('title', '')}: {fields['subtitle']}"
    kind = _TYPES.get(entry.type, entry.type)
    if kind == "thesis":
        kind = "mastersthesis" if entry.get("type") == "mathesis" else "phdthesis"
    if kind in {"mastersthesis", "phdthesis"}:
        fields["school"] = fields.pop("institution", "")
        fields.pop("type", "")
    fields |= _dates(entry)
    people = {role: [_person(name) for name in names] for role, names in entry.names.items()}
    made = PybtexEntry(kind, fields={name: text for name, text in fields.items() if text}, persons=people)
    made.key = entry.key
    return made


class HtmlBackend(BaseBackend):  # type: ignore[misc] # pybtex is not typed
    """Renders pybtex's rich text as HTML: everything escaped, links only where they may be."""

    symbols = {"ndash": "–", "newblock": " ", "nbsp": "\u00a0"}  # noqa: RUF012 - as the base class has it

    def format_str(self, text: str) -> str:
        """Return the text escaped."""
        return html.escape(text, quote=False)

    def format_tag(self, tag_name: str, text: str) -> str:
        """Return the text in an element, where HTML has one for the tag."""
        tag = _TAGS.get(tag_name)
        return f"<{tag}>{text}</{tag}>" if tag and text else text

    def format_href(self, url: str, text: str, external: bool = False) -> str:  # noqa: FBT001, FBT002
        """Return a link, or the text where the address must not become one."""
        address = safe_url(html.unescape(url))
        return f'<a class="reference-link" href="{html.escape(address)}">{text}</a>' if address else text


def render(text: Any) -> Html:
    """Return pybtex's rich text as HTML."""
    return Html(text.render(HtmlBackend()))


def _protected(value: str) -> str:
    """Return TeX as Unicode text, with braces around what a style must not write in small letters."""
    # Spaces stay apart, for TeX drops those at the start.
    parts = [re.split(r"(^\s+|\s+$)", part) for part in _PROTECTED.split(value)]
    texts = [
        "".join(_SIGNS.sub(r"\\\1", tex_to_text(word)) if word.strip() else word for word in part)
        for part in parts
    ]
    return "".join(f"{{{text}}}" if number % 2 else text for number, text in enumerate(texts))


def _dates(entry: Entry) -> dict[str, str]:
    date = entry_date(entry)
    if date is None:
        return {"year": tex_to_text(entry.get("year") or entry.get("pubstate"))}
    month = "" if date.start.day else _ENGLISH.day(date.start)
    return {"year": _ENGLISH.year(date), "month": month}


def _person(name: Name) -> Any:
    if name == OTHERS:
        return Person("others")
    person = Person()
    person.first_names = tex_to_text(name.given).split()[:1]
    person.middle_names = tex_to_text(name.given).split()[1:]
    person.prelast_names = tex_to_text(name.prefix).split()
    person.last_names = [tex_to_text(name.family)]
    person.lineage_names = tex_to_text(name.suffix).split()
    return person
