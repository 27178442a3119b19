"""Splits lists of names, in BibTeX's format and in biblatex's extended one (manual, section 3.4)."""

from __future__ import annotations

import functools
import re

from pybtex.bibtex.utils import split_name_list
from pybtex.database import Person
from pybtex.exceptions import PybtexError

from footcite.issues import Code, Issue
from footcite.model import Name, Place
from footcite.names import OTHERS

# `family = {de la Cruz}`, or the whole in quotes where it has a comma: `"family={Able, Inc.}"`.
_PART = re.compile(
    r"\s*+\"?\s*+(?P<name>[a-z]++(?:-i)?)\s*+=\s*+"
    r"(?P<value>(?:[^,{}\"]|\{(?:[^{}]|\{[^{}]*+\})*+\})*+)\"?\s*+(?:,|$)"
)
_EXTENDED = re.compile(r"\s*\"?\s*(?:given|family|prefix|suffix|id|useprefix)(?:-i)?\s*=")
# An option of the whole list (`nosortothers=true`), which is no name.
_LIST_OPTION = re.compile(r"[a-z]+\s*=\s*(?:true|false|\d+)")


def parse_names(text: str, place: Place, *, use_prefix: bool) -> tuple[tuple[Name, ...], list[Issue]]:
    """Return the names of a list, and an issue for each part that is not one name.

    With `use_prefix`, biblatex's option `useprefix`, particles are part of the family name.
    """
    names, issues = [], []
    for part in split_name_list(text):
        written = part.strip()
        if written == "others":
            names.append(OTHERS)
        elif written.startswith("xdata"):
            names.append(Name(written))
        elif not _LIST_OPTION.fullmatch(written):
            name = _parse_name(written, use_prefix)
            names.append(name or Name(f"{{{part}}}"))
            if name is None:
                hint = "write `Family, Given`, and join names with `and`, not with commas"
                issues.append(Issue(Code.BIB_SYNTAX, f"`{part}` is not one name", place, hint))
    return tuple(names), issues


@functools.lru_cache(maxsize=4096)
def _parse_name(text: str, use_prefix: bool) -> Name | None:  # noqa: FBT001 - part of the cache's key
    if _EXTENDED.match(text):
        return _parse_extended(text, use_prefix)
    try:
        person = Person(text)
    except PybtexError:
        return None
    return _with_prefix(
        use_prefix,
        family=" ".join(person.last_names),
        given=" ".join(person.bibtex_first_names),
        prefix=" ".join(person.prelast_names),
        suffix=" ".join(person.lineage_names),
    )


def _parse_extended(text: str, use_prefix: bool) -> Name | None:  # noqa: FBT001 - as above
    parts: dict[str, str] = {}
    position = 0
    while position < len(text):
        match = _PART.match(text, position)
        if match is None or match["name"] in parts:
            return None
        parts[match["name"]] = _unbraced(match["value"].strip())
        position = match.end()
    if not parts.get("family") and not parts.get("given"):
        return None
    use_prefix = parts.get("useprefix", str(use_prefix)).lower() == "true"
    family, given = parts.get("family", ""), parts.get("given", "")
    prefix, suffix = parts.get("prefix", ""), parts.get("suffix", "")
    if not family:
        return Name(given, "", prefix, suffix)
    return _with_prefix(use_prefix, family=family, given=given, prefix=prefix, suffix=suffix)


def _with_prefix(use_prefix: bool, *, family: str, given: str, prefix: str, suffix: str) -> Name:  # noqa: FBT001
    if use_prefix and prefix:
        return Name(f"{prefix} {family}", given, "", suffix)
    return Name(family, given, prefix, suffix)


def _unbraced(value: str) -> str:
    inner = value[1:-1]
    is_group = value.startswith("{") and value.endswith("}") and "}" not in inner.partition("{")[0]
    return inner if is_group and inner.count("{") == inner.count("}") else value
