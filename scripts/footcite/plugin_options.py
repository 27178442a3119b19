"""The options of the MkDocs plugin."""

from __future__ import annotations

from mkdocs.config import config_options as options
from mkdocs.config.base import Config


class FootciteConfig(Config):
    """Options of the plugin; those of the extension stand under `markdown_extensions`."""

    front_matter = options.Optional(options.File(exists=True))
    """A JSON Schema that the front matter of every page must satisfy. Default: none is checked."""
    check = options.Type(bool, default=False)
    """Whether the built site is checked, as `footcite check` does it, after each build."""
    link_status = options.Optional(options.File())
    """The status file of `footcite check --external`, for the lists of references to show."""
    cite_page = options.Type(dict, default={})
    """The site as a work, by CSL's variables: `{type: report, title: …, author: [{literal: …}]}`. With it
    every page says how it is cited, in a box at its foot and in the metadata of its head."""
    cite_date = options.Type(str, default="date")
    """The field of front matter that holds the date by which a page is cited."""
    cite_exclude = options.Type(list, default=[])
    """Patterns of the sources of pages that are not cited: `["blog/*"]`."""
    cite_pdf = options.Type(str, default="")
    """A PDF of the whole site, relative to the site's root; the front page names it to Google Scholar."""
    picture = options.Type(str, default="")
    """The picture that other sites show with a link to a page that is cited, relative to the site's root."""
    previews = options.Type(bool, default=True)
    """Whether pages show notes and references in previews, and lists of the site can be filtered.

    Material's own previews of footnotes, which would show beside these, are turned off then.
    """
    severity = options.Type(dict, default={})
    """Severities of codes that differ from the built-in ones: `{LINK-ABSOLUTE: error}`."""
    silence = options.Type(list, default=[])
    """Issues that are not reported: `[{code: LINK-NO-FILE, path: "docs/old/*"}]`."""
