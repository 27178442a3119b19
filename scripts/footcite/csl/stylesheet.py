"""A `.csl` file, read and judged before pandoc sees it.

https://docs.citationstyles.org/en/stable/specification.html. Pandoc reads a style anew for each page:
it gets one without what it does not need, which halves the time. A style that depends on another is
resolved here, for pandoc would fetch the other from the network.
"""

from __future__ import annotations

import base64
import functools
import hashlib
import os
import xml.etree.ElementTree as etree
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

_NAMESPACE = "{http://purl.org/net/xbiblio/csl}"
_MAX_BYTES = 4 * 2**20
_MAX_EXPANDED = 1_000_000
_TEXT_TAGS = frozenset(
    f"{_NAMESPACE}{name}" for name in ("title", "id", "updated", "term", "single", "multiple")
)
_INFO_TAGS = frozenset(f"{_NAMESPACE}{name}" for name in ("title", "id", "updated"))
# Terms by which pandoc tells locators; the word that we send stands beside a locale's own, in a form
# that no locator is printed in.
_LABELS = """book chapter column figure folio issue line note opus page paragraph part section
sub-verbo verse volume"""
LOCATOR_LABELS = frozenset(_LABELS.split())
"""The labels of locators that pandoc's citeproc knows."""

etree.register_namespace("", _NAMESPACE[1:-1])


class StylesheetError(Exception):
    """The file is no style that can be used: what is wrong, and a hint."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


@dataclass(frozen=True, slots=True)
class Stylesheet:
    """A style as pandoc takes it: `whole`, and `citations` alone, each as a `data:` address."""

    is_note: bool
    digest: str
    whole: str
    citations: str


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
    link = root.find(f"{_NAMESPACE}info/{_NAMESPACE}link[@rel='independent-parent']")
    if link is not None:
        parent = Path(path).parent / f"{link.get('href', '').rpartition('/')[2]}.csl"
        if not parent.is_file():
            hint = f"put `{parent.name}` beside it; nothing is fetched in a build"
            raise StylesheetError(f"the style depends on `{parent.name}`", hint)
        root = _parse(parent, parent.stat().st_size)
    if root.find(f"{_NAMESPACE}citation") is None:
        raise StylesheetError("the style has no `citation`", "take it from a collection of CSL styles")
    _check_macros(root)
    _simplify(root)
    whole = etree.tostring(root)
    is_note = root.get("class") == "note"
    bibliography = root.find(f"{_NAMESPACE}bibliography")
    if is_note and bibliography is not None and b"citation-number" not in whole:
        root.remove(bibliography)
        _simplify(root)
    digest = hashlib.sha256(whole).hexdigest()
    return Stylesheet(is_note, digest, _address(whole), _address(etree.tostring(root)))


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
    if root.tag != f"{_NAMESPACE}style":
        raise StylesheetError("the file is no CSL style: its root is not `style`", hint)
    return root


def _macros(root: etree.Element) -> dict[str, etree.Element]:
    return {macro.get("name", ""): macro for macro in root.findall(f"{_NAMESPACE}macro")}


def _calls(element: etree.Element) -> list[str]:
    return [called for child in element.iter() if (called := child.get("macro"))]


def _check_macros(root: etree.Element) -> None:
    """Refuse macros that call themselves, or that multiply without end; pandoc would not come back."""
    macros = _macros(root)
    sizes: dict[str, int] = {}
    stack: list[tuple[str, bool]] = [(name, False) for name in macros]
    under_way: set[str] = set()
    while stack:
        name, is_done = stack.pop()
        calls = [call for call in _calls(macros[name]) if call in macros]
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


def _simplify(root: etree.Element) -> None:
    """Take out comments, the licence, the layout, and macros that nothing calls."""
    for info in root.findall(f"{_NAMESPACE}info"):
        info[:] = [child for child in info if child.tag in _INFO_TAGS]
    for element in root.iter():
        element.tail = None
        if element.tag not in _TEXT_TAGS:
            element.text = None
    macros = _macros(root)
    called: set[str] = set()
    waiting = [child for child in root if child.tag != f"{_NAMESPACE}macro"]
    while waiting:
        for name in _calls(waiting.pop()):
            if name in macros and name not in called:
                called.add(name)
                waiting.append(macros[name])
    for name, macro in macros.items():
        if name not in called:
            root.remove(macro)
    _name_locators(root)


def locator_word(label: str) -> str:
    """Return the word by which a request names a label, whatever the locale calls it."""
    return f"footcite{label.replace('-', '')}"


def _name_locators(root: etree.Element) -> None:
    if any(
        term.get("form") == "verb-short" and (term.text or "").startswith("footcite") for term in root.iter()
    ):
        return
    terms = etree.SubElement(etree.SubElement(root, f"{_NAMESPACE}locale"), f"{_NAMESPACE}terms")
    for label in sorted(LOCATOR_LABELS):
        term = etree.SubElement(terms, f"{_NAMESPACE}term", {"name": label, "form": "verb-short"})
        term.text = locator_word(label)


def _address(text: bytes) -> str:
    return f"data:text/xml;base64,{base64.b64encode(text).decode('ascii')}"
