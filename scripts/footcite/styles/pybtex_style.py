"""A formatting style of pybtex, by its name: https://docs.pybtex.org/api/styles.html."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from pybtex.exceptions import PybtexError
from pybtex.plugin import PluginNotFound, enumerate_plugin_names, find_plugin

from footcite.issues import Code, Issue
from footcite.locales import Locale
from footcite.model import Bibliography, Entry, Html, Mode
from footcite.styles import parts
from footcite.styles.chicago_notes import reference
from footcite.styles.cited_places import locator_text
from footcite.styles.interface import PlacedCitation, Placement, linked, unresolved
from footcite.styles.pybtex_entries import pybtex_entry, render
from footcite.styles.text_style import cited_entries, numbered_items, running_author

_GROUP = "pybtex.style.formatting"


def pybtex_style_names() -> list[str]:
    """Return the names of the installed formatting styles of pybtex."""
    return sorted(enumerate_plugin_names(_GROUP))


def find_pybtex_style(name: str, locale: Locale) -> PybtexStyle | None:
    """Return the style of a name, or None if pybtex has none."""
    try:
        return PybtexStyle(name, find_plugin(_GROUP, name)(), locale)
    except PluginNotFound:
        return None


class PybtexStyle:
    """Citations such as "[1, p. 5]" or "[Doe15]", with the labels and the order of the pybtex style.

    What the style cannot format, because it lacks the type or a field that the style wants, is worded
    as the Chicago Manual does; `issues` names it.
    """

    placement = Placement.TEXT

    def __init__(self, name: str, style: Any, locale: Locale) -> None:
        self.issues: list[Issue] = []
        self._name = name
        self._style = style
        self.locale = locale
        self._formatted: dict[str, tuple[Entry, Html]] = {}

    def citations(self, placed: Sequence[PlacedCitation], bibliography: Bibliography) -> list[Html]:
        """Return the citations of a page, each work with its label."""
        labels = {}
        for entry, label, record in self._labelled(cited_entries(placed, bibliography)):
            labels[entry.key] = label
            # The issues of a page are told before its list is filled.
            self._reference(entry, record)
        return [self._citation(one, bibliography, labels) for one in placed]

    def author(self, entry: Entry) -> Html:
        """Return the family names by which running text speaks of the entry."""
        return running_author(entry, self.locale)

    def references(self, entries: Sequence[Entry]) -> list[tuple[Entry, Html]]:
        """Return the references in the order of the style, each with its label."""
        return [
            (entry, Html(f'<span class="reference-number">[{label}]</span> {self._reference(entry, record)}'))
            for entry, label, record in self._labelled(entries)
        ]

    def _labelled(self, entries: Sequence[Entry]) -> Iterator[tuple[Entry, Html, Any]]:
        """Yield the entries in the style's order, with label and record."""
        known = {entry.key: entry for entry in entries}
        records = list(self._style.sort([pybtex_entry(entry) for entry in entries]))
        for label, record in zip(self._style.format_labels(records), records, strict=True):
            yield known[record.key], parts.escaped(str(label)), record

    def _reference(self, entry: Entry, record: Any) -> Html:
        known, text = self._formatted.get(entry.key, (None, Html("")))
        if known is not entry:
            text = self._format(entry, record)
            self._formatted[entry.key] = (entry, text)
        return text

    def _format(self, entry: Entry, record: Any) -> Html:
        try:
            return render(self._style.format_entry("", record).text)
        except AttributeError:
            problem = f"has no form for the type `@{entry.type}`"
        except PybtexError as error:
            problem = f"cannot format `{entry.key}`: {error}"
        message = f"the style `{self._name}` {problem}"
        hint = "complete the entry, or choose another style; it is worded as in `chicago-notes`"
        self.issues.append(Issue(Code.BIB_STYLE, message, entry.place, hint))
        return reference(entry, self.locale)

    def _citation(self, placed: PlacedCitation, bibliography: Bibliography, labels: dict[str, Html]) -> Html:
        lead, texts = "", []
        for item, before, after, target in numbered_items(placed):
            entry = bibliography.entries.get(item.key)
            if entry is None:
                texts.append(f"{before}{unresolved(item.key)}{after}")
                continue
            if item.mode is Mode.AUTHOR_IN_TEXT:
                lead = f"{self.author(entry)} "
            place = locator_text(item.locators, self.locale, bare_pages=False)
            label = labels[entry.key]
            texts.append(f"{before}{linked(f'{label}, {place}' if place else label, target)}{after}")
        return Html(f"{lead}[{'; '.join(texts)}]")
