"""One stylesheet for a page in place of many: a page is not painted before the last has come."""

from __future__ import annotations

import hashlib
import posixpath
import re
from pathlib import Path

# An absolute address, as the page for what is not found has, keeps to its own file.
_LINK = re.compile(r'\s*<link rel="stylesheet" href="(?P<href>[^":/][^":]*)">')
_RELATIVE_URL = re.compile(r"""url\((?!["']?(?:data:|#))""")
_FOLDER = "assets/stylesheets"


def join_stylesheets(html: str, page: str, site: Path) -> str:
    """Return the page with a link to one stylesheet that holds all of its own, in their order.

    The file is written into the site, under a name that changes with its content.
    Raises ValueError for a stylesheet with an address relative to its own, which would lead elsewhere.
    """
    links = list(_LINK.finditer(html))
    if len(links) < 2:
        return html
    base = posixpath.dirname(page)
    text = "\n".join(_read(site / posixpath.normpath(posixpath.join(base, link["href"]))) for link in links)
    name = f"{_FOLDER}/all.{hashlib.sha256(text.encode()).hexdigest()[:8]}.css"
    (site / name).write_text(text, "utf-8")
    first, rest = html[: links[0].start()], html[links[0].start() :]
    joined = f'\n<link rel="stylesheet" href="{posixpath.relpath(name, base or ".")}">'
    return first + joined + _LINK.sub("", rest)


def _read(path: Path) -> str:
    text = path.read_text("utf-8")
    if _RELATIVE_URL.search(text):
        raise ValueError(f"{path} has an address relative to its own")
    return text.removeprefix('@charset "UTF-8";').strip()
