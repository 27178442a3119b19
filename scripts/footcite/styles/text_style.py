"""What styles with citations in the running text share: the works cited, slots, links."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from footcite.locales import Locale
from footcite.model import Bibliography, CiteItem, Entry, Html
from footcite.names import family_name, name_list
from footcite.styles import parts
from footcite.styles.interface import CLOSING, PlacedCitation, prefix_slot, suffix_slot
from footcite.styles.kinds import Kind, kind_of
from footcite.styles.people import leading_names


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
        return parts.short_title(entry, locale, quoted=kind_of(entry) is not Kind.BOOK)
    return name_list(people, family_name, locale, most=2, keep=1)


def numbered_items(placed: PlacedCitation) -> Iterator[tuple[CiteItem, str, str, str]]:
    """Yield each cite item with the slots of its prefix and suffix, spaced, and its target."""
    affixes = placed.affixes or (("", ""),) * len(placed.citation.items)
    targets = placed.targets or ("",) * len(placed.citation.items)
    for position, item in enumerate(placed.citation.items):
        prefix, suffix = affixes[position]
        before = f"{prefix_slot(position)} " if prefix else ""
        space = "" if suffix and suffix[0] in CLOSING else " "
        yield item, before, f"{space}{suffix_slot(position)}" if suffix else "", targets[position]
