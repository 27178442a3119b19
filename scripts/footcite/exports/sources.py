"""What the sources of a site cite and list, for hosts whose build runs no plugin."""

from __future__ import annotations

from pathlib import Path

from footcite.documents import Source
from footcite.listing import lists_every_entry
from footcite.locate import find_mentions, find_nocite, mask_literals
from footcite.model import Bibliography, Entry, shown_path
from footcite.page_bibliography import page_bibliography


def read_cited(docs: str, bibliography: Bibliography) -> tuple[list[Entry], dict[str, list[Entry]]]:
    """Return the entries that pages below `docs` cite or list, and those that each page cites, by its path.

    What a snippet brings into a page has no place in its source, and is not found.
    """
    entries = dict(bibliography.entries)
    listed: set[str] = set()
    cited: dict[str, list[Entry]] = {}
    for path in sorted(Path(docs).rglob("*.md")):
        text = path.read_text(encoding="utf-8-sig", errors="replace")
        masked = mask_literals(text)
        known = page_bibliography(Source(shown_path(str(path)), text), bibliography)[0].entries
        places = sorted((places[0], key) for key, places in find_mentions(masked).items() if key in known)
        found = {known[key].key: known[key] for _, key in places}
        cited[path.relative_to(docs).as_posix()] = list(found.values())
        for entry in found.values():
            entries.setdefault(entry.key, entry)
        is_complete = "*" in find_nocite(text) or lists_every_entry(masked)
        listed |= {*found, *find_nocite(text), *(bibliography.entries if is_complete else ())}
    works = [entry for key, entry in entries.items() if key == entry.key and entry.is_listed]
    return [entry for entry in works if entry.key in listed], cited
