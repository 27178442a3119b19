"""Names as styles with citations in the text print them: family names, initials, lists."""

from __future__ import annotations

import html
import re

from footcite.model import Entry, Html, Name
from footcite.names import family_name
from footcite.tex import tex_to_html, tex_to_text

_LEADING = ("author", "editor", "translator")


def leading_role(entry: Entry) -> str:
    """Return the role of those who stand first in the reference, ``""`` where nobody does."""
    return next((role for role in _LEADING if entry.names.get(role)), "")


def leading_names(entry: Entry) -> tuple[Name, ...]:
    """Return who stands first in the reference."""
    role = leading_role(entry)
    return entry.names[role] if role else ()


def initials(name: Name) -> Html:
    """Return the initials of the given names: ``J.-P. Q.``."""
    words = re.findall(r"[^\s~\u00a0-]+|-", tex_to_text(name.given))
    letters = "".join("-" if word == "-" else f"{word[0]}. " for word in words)
    return Html(html.escape(letters.replace(". -", ".-").strip(), quote=False))


def initials_first(name: Name) -> Html:
    """Return ``J. Q. van Doe Jr.``."""
    return Html(" ".join(part for part in (initials(name), family_name(name), _suffix(name)) if part))


def initials_last(name: Name) -> Html:
    """Return ``van Doe, J. Q., Jr.``."""
    return Html(", ".join(part for part in (family_name(name), initials(name), _suffix(name)) if part))


def _suffix(name: Name) -> Html:
    return tex_to_html(name.suffix)
