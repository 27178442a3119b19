"""A `.csl` file, read and judged before pandoc sees it.

https://docs.citationstyles.org/en/stable/specification.html. A style that depends on another is
resolved here, for pandoc would fetch the other from the network.
"""

from __future__ import annotations

import base64
import functools
import hashlib
import os
import xml.etree.ElementTree as etree
from collections.abc import Iterable, Set
from dataclasses import dataclass
from pathlib import Path

from footcite.csl.reduction import NAMESPACE, calls_in, for_records, macros_of, simplify, without_bibliography

_MAX_BYTES = 4 * 2**20
_MAX_EXPANDED = 1_000_000
# Terms by which pandoc tells locators; the word that we send stands beside a locale's own, in a form
# that no locator is printed in.
_LABELS = """book chapter column figure folio issue line note opus page paragraph part section
sub-verbo verse volume"""
LOCATOR_LABELS = frozenset(_LABELS.split())
"""The labels of locators that pandoc's citeproc knows."""


class StylesheetError(Exception):
    """The file is no style that can be used: what is wrong, and a hint."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


@dataclass(frozen=True, slots=True)
class Stylesheet:
    """A style that has been judged: `whole`, and what serves for `citations` alone."""

    is_note: bool
    digest: str
    whole: bytes
    citations: bytes

    def address(self, types: Set[str], variables: Set[str], *, lists: bool) -> str:
        """Return the style as pandoc takes it, a `data:` address, for records with these and no others."""
        style = for_records(self.whole if lists else self.citations, types, variables)
        return f"data:text/xml;base64,{base64.b64encode(style).decode('ascii')}"


def locate_stylesheet(named: str, bibliography: Iterable[str]) -> Path:
    """Return the path of a style, given by path or by name; a name is looked up beside the bibliography."""
    name = named if named.endswith(".csl") else f"{named}.csl"
    places = [Path(name), *(Path(path).parent / name for path in bibliography)]
    return next((place for place in places if place.is_file()), places[0])


def read_stylesheet(path: Path) -> Stylesheet:
    """Return the style; it is read again only when the file has changed."""
    try:
        status = path.stat()
    except OSError as error:
        raise StylesheetError(
            f"cannot read the style: {error.strerror}",
            "the path is relative to the configuration; a name is looked up beside the bibliography",
        ) from error
    return _read(os.path.realpath(path), status.st_mtime_ns, status.st_size)


@functools.lru_cache(maxsize=8)
def _read(path: str, _mtime: int, size: int) -> Stylesheet:
    root = _parse(Path(path), size)
    link = root.find(f"{NAMESPACE}info/{NAMESPACE}link[@rel='independent-parent']")
    if link is not None:
        parent = Path(path).parent / f"{link.get('href', '').rpartition('/')[2]}.csl"
        if not parent.is_file():
            hint = f"put `{parent.name}` beside it; nothing is fetched in a build"
            raise StylesheetError(f"the style depends on `{parent.name}`", hint)
        root = _parse(parent, parent.stat().st_size)
    if root.find(f"{NAMESPACE}citation") is None:
        raise StylesheetError("the style has no `citation`", "take it from a collection of CSL styles")
    _check_macros(root)
    simplify(root)
    _name_locators(root)
    whole: bytes = etree.tostring(root)
    is_note = root.get("class") == "note"
    citations = without_bibliography(whole) if is_note else whole
    return Stylesheet(is_note, hashlib.sha256(whole).hexdigest(), whole, citations)


def _parse(path: Path, size: int) -> etree.Element:
    hint = "take the file anew from a collection of CSL styles"
    if size > _MAX_BYTES:
        raise StylesheetError(f"the style has more than {_MAX_BYTES} bytes", hint)
    text = path.read_bytes()
    if b"<!DOCTYPE" in text or b"<!ENTITY" in text:
        raise StylesheetError("the style declares entities, which CSL does not have", hint)
    try:
        root = etree.fromstring(text)  # noqa: S314 - entities, the danger, are refused above
    except (etree.ParseError, ValueError, LookupError) as error:
        raise StylesheetError(f"the style is not well-formed XML: {error}", hint) from error
    if root.tag != f"{NAMESPACE}style":
        raise StylesheetError("the file is no CSL style: its root is not `style`", hint)
    return root


def _check_macros(root: etree.Element) -> None:
    """Refuse macros that call themselves, or that multiply without end; pandoc would not come back."""
    macros = macros_of(root)
    sizes: dict[str, int] = {}
    stack: list[tuple[str, bool]] = [(name, False) for name in macros]
    under_way: set[str] = set()
    while stack:
        name, is_done = stack.pop()
        calls = [call for call in calls_in(macros[name]) if call in macros]
        if is_done:
            under_way.discard(name)
            sizes[name] = 1 + sum(sizes[call] for call in calls)
            if sizes[name] > _MAX_EXPANDED:
                raise StylesheetError(f"the macro `{name}` expands without limit", "mend its calls")
        elif name not in sizes:
            if name in under_way:
                raise StylesheetError(f"the macro `{name}` calls itself", "mend its calls")
            under_way.add(name)
            stack.append((name, True))
            stack += [(call, False) for call in calls if call not in sizes]


def locator_word(label: str) -> str:
    """Return the word by which a request names a label, whatever the locale calls it."""
    return f"footcite{label.replace('-', '')}"


def _name_locators(root: etree.Element) -> None:
    terms = etree.SubElement(etree.SubElement(root, f"{NAMESPACE}locale"), f"{NAMESPACE}terms")
    for label in sorted(LOCATOR_LABELS):
        term = etree.SubElement(terms, f"{NAMESPACE}term", {"name": label, "form": "verb-short"})
        term.text = locator_word(label)
