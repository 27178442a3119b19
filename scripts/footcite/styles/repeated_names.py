"""Three dashes for names that the work before in a list has, too (MLA Handbook, 9th ed., 5.126 and 5.128).

Which work stands before is known only where a list is shown, for lists show some of the references.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from footcite.model import Entry, Html

_NAMES = re.compile(r'<span class="reference-names">(?P<names>.*?)</span>', re.DOTALL)
_DASHES = "———"


def marked_names(names: Html) -> Html:
    """Return the names that open a reference so that `with_dashes` finds them."""
    return Html(f'<span class="reference-names">{names}</span>' if names else "")


def with_dashes(references: Iterable[tuple[Entry, Html]]) -> Iterator[tuple[Entry, Html]]:
    """Yield the references of a list in their order, repeated names that are marked as dashes."""
    before = None
    for entry, text in references:
        found = _NAMES.match(text)
        names = found["names"] if found else None
        if found and names == before:
            # A full stop after an initial was the end of the names, too.
            stop = "." if found["names"].endswith(".") and text[found.end()] == " " else ""
            yield entry, Html(f'<span class="reference-names">{_DASHES}{stop}</span>{text[found.end() :]}')
        else:
            yield entry, text
        before = names
