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
    previews = options.Type(bool, default=True)
    """Whether pages show notes and references in previews, and lists of the site can be filtered.

    Material's own previews of footnotes, which would show beside these, are turned off then.
    """
    severity = options.Type(dict, default={})
    """Severities of codes that differ from the built-in ones: `{LINK-ABSOLUTE: error}`."""
    silence = options.Type(list, default=[])
    """Issues that are not reported: `[{code: LINK-NO-FILE, path: "docs/old/*"}]`."""
