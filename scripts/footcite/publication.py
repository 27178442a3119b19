"""How a site tells readers and their programs to cite its pages: a box at the foot, metadata in the head."""

from __future__ import annotations

import fnmatch
import html
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from footcite.csl.plain import plain_item
from footcite.dates import entry_date
from footcite.exports.addresses import work_address
from footcite.exports.fields import public_entry
from footcite.exports.files import export_files, site_files
from footcite.exports.links import ExportLinks
from footcite.issues import Issue
from footcite.locales import Locale
from footcite.metadata.head import add_metadata
from footcite.metadata.page import PageMetadata
from footcite.model import Entry, Html, Place
from footcite.page import Location
from footcite.site_works import PageWork, Record, SitePage, check_record, iso_date, site_works
from footcite.styles.interface import Style

_NUMBER = re.compile(r'^<span class="reference-number">[^<]*</span>\s*')


@dataclass(frozen=True, slots=True)
class PublicationOptions:
    """What a site exports: the records of references, and how its pages are cited.

    `record` is that of the site as a work, empty where pages are not cited; `date_field` the field of front
    matter with a page's date; `pdf` the whole site as one file and `picture` one for previews, both relative
    to the site's root; `place` that of the configuration.
    """

    record: Record = field(default_factory=dict)
    place: Place = field(default_factory=lambda: Place(""))
    site_name: str = ""
    site_url: str = ""
    language: str = "en"
    exports: bool = False
    date_field: str = "date"
    excluded: tuple[str, ...] = ()
    pdf: str = ""
    picture: str = ""


def read_publication(
    plugin: Mapping[str, Any], extension: Mapping[str, Any], site: Mapping[str, Any], language: str
) -> PublicationOptions:
    """Return what the options of the plugin, the extension and the site say; raises `ValueError`."""
    place = Place(os.path.relpath(site["config_file_path"]))
    record = plugin["cite_page"]
    for issue in check_record(record, place, "cite_page"):
        raise ValueError(f"{issue.message}; {issue.hint}")
    told = {"type": "webpage", "title": site["site_name"], "language": language}
    return PublicationOptions(
        record={**told, **record} if record else {},
        place=place,
        site_name=site["site_name"],
        site_url=site["site_url"] or "",
        language=language,
        exports=bool(extension.get("exports")),
        date_field=plugin["cite_date"],
        excluded=tuple(plugin["cite_exclude"]),
        pdf=plugin["cite_pdf"],
        picture=plugin["picture"],
    )


@dataclass(slots=True)
class Publication:
    """One build: the entries that each page cites, and the pages that can be cited, by path of source."""

    options: PublicationOptions
    cited: dict[str, Sequence[Entry]] = field(default_factory=dict)
    pages: dict[str, SitePage] = field(default_factory=dict)
    works: dict[str, PageWork] = field(default_factory=dict)
    issues: list[Issue] = field(default_factory=list)

    def add(self, page: SitePage, meta: Mapping[str, Any], source: str) -> None:
        """Take a page with its front matter, unless it is left out; `source` is its path for messages."""
        is_excluded = any(fnmatch.fnmatchcase(page.path, pattern) for pattern in self.options.excluded)
        if is_excluded or not self.options.record:
            return
        own, place = meta.get("cite") or {}, Place(source)
        faults = check_record(own, place, "cite")
        self.issues += faults
        date = iso_date(meta.get(self.options.date_field) or "")
        self.pages[page.path] = SitePage(
            page.path, page.title, page.url, date, page.is_home, {} if faults else own, place
        )

    def finish(self) -> None:
        """Make works of the pages, once all are known."""
        if self.pages:
            self.works, found = site_works(self.options.record, self.pages.values(), self.options.place)
            self.issues += found

    def files(self, listed: Sequence[Entry]) -> Iterator[tuple[str, bytes]]:
        """Yield path and content of each file; `listed` are the entries of the whole site."""
        files = site_files(listed, self.cited) if self.options.exports else {}
        files |= {work_address(path): [work.entry] for path, work in self.works.items()}
        return export_files(files, self.options.language)

    def box(self, page: Location, style: Style) -> Html:
        """Return the box that says how to cite a page; ``""`` for one that is left out."""
        if page.path not in self.works:
            return Html("")
        entry, locale = self.works[page.path].entry, style.locale
        words = locale.interface["cite-page"]
        reference = next((text for _, text in style.references([entry])), "")
        files = ExportLinks(locale, page).work(_state(entry, locale))
        return Html(
            '\n<details class="footcite-cite" data-search-exclude>\n'
            f"<summary>{html.escape(words, quote=False)}</summary>\n"
            f'<p class="footcite-reference">{_NUMBER.sub("", reference)}</p>\n'
            f"{files}\n</details>\n"
        )

    def head(self, text: str, path: str, description: str) -> str:
        """Return the HTML of a page with its metadata; as it is where the page is left out."""
        if path not in self.works:
            return text
        work = self.works[path]
        parts = [part for part in self.works.values() if not part.page.is_home]
        metadata = PageMetadata(
            work=plain_item(work.entry),
            site=plain_item(work.site),
            site_name=self.options.site_name,
            is_home=work.page.is_home,
            description=description,
            pdf=self._absolute(self.options.pdf) if work.page.is_home else "",
            picture=self._absolute(self.options.picture),
            references=[plain_item(public_entry(entry)) for entry in self.cited.get(path, ())],
            parts=[plain_item(part.entry) for part in parts] if work.page.is_home else (),
        )
        return add_metadata(text, metadata)

    def _absolute(self, path: str) -> str:
        """Return the address of a file of the site, ``""`` if there is none, or the site's is not known."""
        base = self.options.site_url
        return f"{base.rstrip('/')}/{path}" if base and path else ""


def _state(entry: Entry, locale: Locale) -> str:
    """Return version and date, which many styles do not print for a part: ``Version 2, May 4, 2026.``."""
    date, version = entry_date(entry), entry.get("version")
    stated = [locale["version"].format(version) if version else "", locale.date(date) if date else ""]
    text = ", ".join(part for part in stated if part)
    return f"{text[0].upper()}{text[1:]}. " if text else ""
