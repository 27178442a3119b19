"""What styles with citations in the running text share: places cited, slots, links, the order of works."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from footcite.locales import Locale
from footcite.model import Bibliography, CiteItem, Entry, Html, Locator
from footcite.names import family_name, full_name
from footcite.styles import parts
from footcite.styles.interface import CLOSING, PlacedCitation, prefix_slot, suffix_slot
from footcite.styles.kinds import Kind, kind_of
from footcite.styles.people import leading_names, name_list


def cited_entries(placed: Sequence[PlacedCitation], bibliography: Bibliography) -> list[Entry]:
    """Return the entries that citations cite, in the order of their first citation."""
    keys = (item.key for one in placed for item in one.citation.items)
    cited = (bibliography.entries[key] for key in keys if key in bibliography.entries)
    # An entry may be cited by a further key, too (biblatex's `ids`).
    return list({entry.key: entry for entry in cited}.values())


def running_author(entry: Entry, locale: Locale) -> Html:
    """Return the names by which running text speaks of a work that has a number or a label: both or one."""
    people = leading_names(entry)
    if not people:
        return parts.short_title(entry, quoted=kind_of(entry) is not Kind.BOOK)
    return name_list(people, family_name, most=2, keep=1, word=locale["and"], others=locale["et-al"])


def numbered_items(placed: PlacedCitation) -> Iterator[tuple[CiteItem, str, str, str]]:
    """Yield each cite item with the slots of its prefix and suffix, spaced, and its target."""
    affixes = placed.affixes or (("", ""),) * len(placed.citation.items)
    targets = placed.targets or ("",) * len(placed.citation.items)
    for position, item in enumerate(placed.citation.items):
        prefix, suffix = affixes[position]
        before = f"{prefix_slot(position)} " if prefix else ""
        space = "" if suffix and suffix[0] in CLOSING else " "
        yield item, before, f"{space}{suffix_slot(position)}" if suffix else "", targets[position]


def locator_text(locators: Sequence[Locator], locale: Locale, *, bare_pages: bool, variant: str = "") -> str:
    """Return the places cited, each with its label; `bare_pages` says that pages have none.

    `variant` names a style whose words for labels differ.
    """
    return ", ".join(_locator(one, locale, bare_pages=bare_pages, variant=variant) for one in locators)


def _locator(locator: Locator, locale: Locale, *, bare_pages: bool, variant: str) -> str:
    value = locator.value.replace("-", "–")
    if locator.label == "page" and bare_pages:
        return value
    several = re.search("[-,&]| and ", locator.value) is not None
    label = f"{locator.label}-{variant}" if f"{locator.label}-{variant}" in locale.locators else locator.label
    return f"{locale.locator(label, plural=several)} {value}"


def sort_key(entry: Entry, undated: str = "~") -> tuple[str, ...]:
    """Return names, date, title: the order of author-date lists; `undated` sorts what has no date."""
    people = leading_names(entry)
    names = " ".join(f"{family_name(name)} {full_name(name)}" for name in people)
    date = parts.sort_date(entry)
    return (
        parts.sort_text(names or entry.get("title")),
        undated if date == "~" else date[:5],
        parts.sort_text(entry.get("title")),
    )


def whole_title(entry: Entry) -> Html:
    """Return title and subtitle, and the translation of the title in brackets."""
    main = parts.tex(entry, "title")
    if entry.get("subtitle"):
        colon = "" if main.endswith(("?", "!")) else ":"
        main = Html(f"{main}{colon} {parts.tex(entry, 'subtitle')}")
    return main


def translated(entry: Entry) -> Html:
    """Return the translation of the title in brackets after a space, ``""`` if there is none."""
    return Html(f" [{parts.tex(entry, 'usere')}]" if entry.get("usere") else "")
