"""The feed of changes, from the same rows as the page of changes: https://www.rfc-editor.org/rfc/rfc4287."""

from __future__ import annotations

import xml.etree.ElementTree as etree

from paper.tables import Row, format_day

_ATOM = "http://www.w3.org/2005/Atom"


def changes_feed(rows: list[Row], title: str, site_url: str) -> bytes:
    """Return an Atom feed with an entry for each change; rows come the latest first.

    Entries are counted from the first, so that each keeps its identifier when later ones come.
    """
    feed = etree.Element("feed", {"xmlns": _ATOM, "xml:lang": "en"})
    _add(feed, "title", f"{title}: what changed")
    _add(feed, "id", f"{site_url}changes.xml")
    _add(feed, "updated", _time(rows[0]))
    etree.SubElement(feed, "link", {"rel": "self", "href": f"{site_url}changes.xml"})
    etree.SubElement(feed, "link", {"rel": "alternate", "href": f"{site_url}changes/"})
    _add(etree.SubElement(feed, "author"), "name", "The footcite authors")
    for number, row in zip(range(len(rows), 0, -1), rows, strict=True):
        feed.append(_entry(row, number, site_url))
    etree.indent(feed)
    return bytes(etree.tostring(feed, encoding="utf-8", xml_declaration=True)) + b"\n"


def _entry(row: Row, number: int, site_url: str) -> etree.Element:
    entry = etree.Element("entry")
    _add(entry, "title", f"{format_day(row['date'])}: {row['change'].partition(',')[0].rstrip('.')}")
    _add(entry, "id", f"{site_url}changes/#change-{number}")
    _add(entry, "updated", _time(row))
    page = "" if row["page"] in {"", "index"} else f"{row['page']}/"
    etree.SubElement(entry, "link", {"rel": "alternate", "href": site_url + page})
    _add(entry, "summary", row["change"])
    return entry


def _add(parent: etree.Element, name: str, text: str) -> None:
    etree.SubElement(parent, name).text = text


def _time(row: Row) -> str:
    return f"{row['date']}T00:00:00Z"
