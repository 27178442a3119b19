"""A style without what a request does not need, for pandoc reads the style anew for each page.

What is taken out cannot print anything: comments, the licence, macros that nothing calls, and the
branches for types and variables that no record of the request has. pandoc also looks, wherever it
stands, for the variable `year-suffix`, by which a style says that it sets the letters of dates itself;
that is kept.
"""

from __future__ import annotations

import xml.etree.ElementTree as etree
from collections.abc import Set

NAMESPACE = "{http://purl.org/net/xbiblio/csl}"

_TEXT_TAGS = frozenset(
    f"{NAMESPACE}{name}" for name in ("title", "id", "updated", "term", "single", "multiple")
)
_INFO_TAGS = frozenset(f"{NAMESPACE}{name}" for name in ("title", "id", "updated"))
_TESTS_OF_VARIABLES = frozenset({"variable", "is-numeric", "is-uncertain-date"})
# Variables that a citation has, or that pandoc makes out of others.
_MADE = """citation-key citation-label citation-number container-title-short editor-translator event
event-title first-reference-note-number locator page-first title-short year-suffix"""
_MADE_VARIABLES = frozenset(_MADE.split())
ANY_VARIABLE = "*"
"""Stands for every variable, among those that records have."""

etree.register_namespace("", NAMESPACE[1:-1])


def macros_of(root: etree.Element) -> dict[str, etree.Element]:
    """Return the macros of a style by name."""
    return {macro.get("name", ""): macro for macro in root.findall(f"{NAMESPACE}macro")}


def calls_in(element: etree.Element) -> list[str]:
    """Return the names of the macros that the element calls."""
    return [called for child in element.iter() if (called := child.get("macro"))]


def simplify(root: etree.Element) -> None:
    """Take out comments, the licence, the layout, and macros that nothing calls."""
    for info in root.findall(f"{NAMESPACE}info"):
        info[:] = [child for child in info if child.tag in _INFO_TAGS]
    for element in root.iter():
        element.tail = None
        if element.tag not in _TEXT_TAGS:
            element.text = None
    _drop_uncalled(root)


def without_bibliography(style: bytes) -> bytes:
    """Return the style without its bibliography, if that leaves the citations as they are."""
    root = etree.fromstring(style)  # noqa: S314 - written by us
    bibliography = root.find(f"{NAMESPACE}bibliography")
    if bibliography is None or b"citation-number" in style:
        return style
    root.remove(bibliography)
    _drop_uncalled(root)
    reduced: bytes = etree.tostring(root)
    return style if b'"year-suffix"' in style and b'"year-suffix"' not in reduced else reduced


def for_records(style: bytes, types: Set[str], variables: Set[str]) -> bytes:
    """Return the style for records of these types of CSL that have no other variables than these.

    A first branch is emptied, for a choice must have one; a further branch is taken out.
    """
    root = etree.fromstring(style)  # noqa: S314 - written by us
    lettering = _lettering_macros(root)
    for choice in root.iter(f"{NAMESPACE}choose"):
        for branch in list(choice):
            if not _is_dead(branch, types, variables) or _sets_letters(branch, lettering):
                continue
            if branch.tag == f"{NAMESPACE}if":
                branch[:] = []
            else:
                choice.remove(branch)
    _drop_uncalled(root)
    reduced: bytes = etree.tostring(root)
    return reduced


def _is_dead(branch: etree.Element, types: Set[str], variables: Set[str]) -> bool:
    """Return whether no record can pass the branch's tests."""
    tests = {name: value.split() for name, value in branch.attrib.items() if name != "match"}
    match = branch.get("match", "all")
    if not tests or match not in {"all", "any"}:
        return False
    fails = all if match == "any" else any
    return fails(_fails(name, values, types, variables, match) for name, values in tests.items())


def _fails(test: str, values: list[str], types: Set[str], variables: Set[str], match: str) -> bool:
    """Return whether no record can pass one test; False where it depends on the citation."""
    if test == "type":
        return types.isdisjoint(values)
    if test not in _TESTS_OF_VARIABLES or ANY_VARIABLE in variables:
        return False
    missing = (value not in variables and value not in _MADE_VARIABLES for value in values)
    return any(missing) if match == "all" else all(missing)


def _lettering_macros(root: etree.Element) -> set[str]:
    """Return the macros that set `year-suffix`, themselves or by those that they call."""
    macros = macros_of(root)
    found: set[str] = set()
    size = -1
    while size != len(found):
        size = len(found)
        found |= {name for name, macro in macros.items() if _sets_letters(macro, found)}
    return found


def _sets_letters(element: etree.Element, lettering: Set[str]) -> bool:
    return any(
        child.get("variable") == "year-suffix" or child.get("macro") in lettering for child in element.iter()
    )


def _drop_uncalled(root: etree.Element) -> None:
    macros = macros_of(root)
    called: set[str] = set()
    waiting = [child for child in root if child.tag != f"{NAMESPACE}macro"]
    while waiting:
        for name in calls_in(waiting.pop()):
            if name in macros and name not in called:
                called.add(name)
                waiting.append(macros[name])
    for name, macro in macros.items():
        if name not in called:
            root.remove(macro)
