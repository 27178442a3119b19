"""One reference of a list: its text, the links back, what is known of its link, the places that cite it."""

from __future__ import annotations

import html
from collections.abc import Mapping
from dataclasses import dataclass

from footcite.backlinks import backlink_name, letter
from footcite.locales import Locale
from footcite.model import Entry, Html
from footcite.work_data import work_data

_FEW = 2
"""How many places a list shows at once; more wait behind a summary."""


@dataclass(frozen=True, slots=True)
class CitedPlace:
    """A place that cites an entry, as the list shows it; the address is relative to the list's page."""

    page: str
    section: str
    number: int
    url: str
    extract: str = ""


@dataclass(frozen=True, slots=True)
class Cited:
    """What the list shows with a reference: the places that cite it, and what is known of its link.

    `backlinks` are the anchors of the citations that stand on the list's own page, each with its section;
    `exports` are links to the record.
    """

    places: tuple[CitedPlace, ...] = ()
    link_state: str = ""
    backlinks: tuple[tuple[str, str], ...] = ()
    exports: Html | None = None


def format_reference(
    entry: Entry, text: Html, cited: Cited, locale: Locale, attributes: Mapping[str, str]
) -> str:
    """Return the item of a list; the attributes come before those that tell of the work."""
    data = work_data(entry, locale, cited.link_state)
    state = html.escape(cited.link_state, quote=False)
    lines = [
        # An entry without anything that its style shows is told by its key.
        f"<p>{text or html.escape(entry.key)}{_backlinks(cited.backlinks, locale)}</p>",
        f'<p class="link-status">{state}</p>' if state else "",
        _format_places(cited.places, locale),
        cited.exports or "",
    ]
    content = "\n".join(line for line in lines if line)
    return f"<li{written({**attributes, **data})}>{content}</li>"


def written(attributes: Mapping[str, str]) -> str:
    """Return the attributes as HTML, each with a space before it; those without a value are left out."""
    return "".join(f' {name}="{html.escape(value)}"' for name, value in attributes.items() if value)


def _backlinks(places: tuple[tuple[str, str], ...], locale: Locale) -> str:
    return "".join(
        f"\u00a0{_backlink(anchor, section, letter(use) if len(places) > 1 else '', locale)}"
        for use, (anchor, section) in enumerate(places, start=1)
    )


def _backlink(anchor: str, section: str, label: str, locale: Locale) -> str:
    name = backlink_name(locale, label, section)
    data = {"href": f"#{anchor}", "data-use": label, "title": name, "aria-label": name}
    return f'<a class="footnote-backref"{written(data)}>{label or "&#8617;"}</a>'


def _format_places(places: tuple[CitedPlace, ...], locale: Locale) -> str:
    if len(places) <= _FEW:
        shown = (_format_place(place, locale, locale["cited-in"]) for place in places)
        return "\n".join(f'<p class="cited-in">{place}</p>' for place in shown)
    summary = locale.interface["cited-places"].format(len(places))
    lines = "\n".join(f"<p>{_format_place(place, locale, '{}.')}</p>" for place in places)
    return f'<details class="cited-in"><summary>{summary}</summary>\n{lines}\n</details>'


def _format_place(place: CitedPlace, locale: Locale, pattern: str) -> str:
    """Return page, section and note within the pattern, and the words around the place."""
    section = f", {locale.quote(place.section)}" if place.section and place.section != place.page else ""
    words = f"{html.escape(place.page, quote=False)}{section}"
    address = html.escape(place.url)
    note = locale["note"].format(place.number)
    shown = f'{words}, <a href="{address}">{note}</a>' if place.number else f'<a href="{address}">{words}</a>'
    extract = f" <q>{html.escape(place.extract, quote=False)}</q>" if place.extract else ""
    return f"{pattern.format(shown)}{extract}"
