"""What a site serves beside its pages: the scripts of previews, filters and copying, and a style sheet."""

from __future__ import annotations

from pathlib import Path

SCRIPTS = ("footcite.js", "bibliography.js", "copy.js")
STYLE_SHEET = "footcite.css"
SITE_FOLDER = "assets/footcite"
"""Where the files stand below the root of a site that the plugin adds them to."""


def asset_path(name: str) -> Path:
    """Return where the package has a file."""
    return Path(__file__).with_name(name)
