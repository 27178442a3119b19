"""Names of entries as CSL-JSON has them, and back."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from footcite.csl.markup import plain_text, tex_escape
from footcite.model import Entry, Name
from footcite.names import OTHERS

CslName = dict[str, Any]

ROLES = {
    "author": "author",
    "container-author": "bookauthor",
    "editor": "editor",
    "translator": "translator",
}
"""CSL's name variables and the fields that they are."""
# Fields whose meaning is that of `editortype`, `editoratype` and so on (biblatex manual, 2.3.6).
_EDITOR_FIELDS = ("editor", "editora", "editorb", "editorc")
_EDITOR_ROLES = {"director": "director", "compiler": "compiler", "organizer": "organizer"}
_INITIALS = re.compile(r"(?<=\b[^\W\d_a-z]\.)(?=[^\W\d_a-z]\.?)")

# Words in small letters at the start of a family name, which has more (BibTeX's rule of particles).
_PARTICLE = re.compile(r"(?:[^\W\d_A-Z][^\s{}\\,]*+ )++(?=\S)")


def csl_names(entry: Entry) -> dict[str, list[CslName]]:
    """Return the names of the entry by CSL's variables."""
    found: dict[str, list[CslName]] = {}
    for variable, field in ROLES.items():
        if entry.names.get(field):
            found[variable] = [_csl_name(name) for name in entry.names[field]]
    for field in _EDITOR_FIELDS:
        role = _EDITOR_ROLES.get(entry.get(f"{field}type"))
        if role and entry.names.get(field):
            found[role] = [_csl_name(name) for name in entry.names[field]]
            if field == "editor":
                del found["editor"]
    return found


def name_of(value: Any) -> Name | None:
    """Return a CSL-JSON name, or None if it is none."""
    if not isinstance(value, Mapping):
        return None
    parts = {key: tex_escape(text) for key, text in value.items() if isinstance(text, str) and text.strip()}
    if "literal" in parts or "family" not in parts:
        whole = parts.get("literal") or parts.get("given", "")
        return (OTHERS if whole == "others" else Name(f"{{{whole}}}")) if whole else None
    kept = parts.get("non-dropping-particle", "")
    return Name(
        family=f"{kept} {parts['family']}" if kept else parts["family"],
        given=parts.get("given", ""),
        prefix=parts.get("dropping-particle", ""),
        suffix=parts.get("suffix", ""),
    )


def _csl_name(name: Name) -> CslName:
    """Return the name; a particle that is part of the family name does not drop out of short forms."""
    if name == OTHERS:
        return {"literal": "others"}
    if name.family.startswith("{") and not (name.given or name.prefix or name.suffix):
        return {"literal": plain_text(name.family)}
    particle = _PARTICLE.match(name.family)
    parts = {
        "family": plain_text(name.family[particle.end() :] if particle else name.family),
        "given": _INITIALS.sub(" ", plain_text(name.given)),
        "dropping-particle": plain_text(name.prefix),
        "non-dropping-particle": plain_text(particle[0].strip()) if particle else "",
        "suffix": plain_text(name.suffix),
    }
    return {part: text for part, text in parts.items() if text}
