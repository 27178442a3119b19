"""How pages of MkDocs come by the scripts and the style sheet of footcite."""

from __future__ import annotations

from collections.abc import Iterable

from mkdocs.config import config_options as options
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from footcite.assets import SCRIPTS, SITE_FOLDER, STYLE_SHEET, asset_path

_PREVIEWS, _FILTERS, _COPY = SCRIPTS
# What the scripts look for, as lists, links to records and the box that cites a page are written.
_MARKS = {_FILTERS: "bibliography-filters", _COPY: "data-copy="}
_MATERIAL_PREVIEWS = "content.footnote.tooltips"


def add_assets(config: MkDocsConfig) -> None:
    """Let every page load the script of previews, and the style sheet before the site's own."""
    _add_script(config, _PREVIEWS)
    if f"{SITE_FOLDER}/{STYLE_SHEET}" not in config.extra_css:
        config.extra_css.insert(0, f"{SITE_FOLDER}/{STYLE_SHEET}")
    features = config.theme.get("features") or []
    if _MATERIAL_PREVIEWS in features:
        features.remove(_MATERIAL_PREVIEWS)


def add_needed_scripts(config: MkDocsConfig, pages: Iterable[Page]) -> None:
    """Let every page load what any of the pages has a use for: with instant loading they are one."""
    contents = [page.content or "" for page in pages]
    for name, mark in _MARKS.items():
        if any(mark in content for content in contents):
            _add_script(config, name)


def _add_script(config: MkDocsConfig, name: str) -> None:
    """Let every page load a script, for which none waits, unless the site names it itself."""
    script = options.ExtraScriptValue(f"{SITE_FOLDER}/{name}")
    script.defer = True
    if str(script) not in map(str, config.extra_javascript):
        config.extra_javascript.append(script)


def add_asset_files(files: Files, config: MkDocsConfig) -> None:
    """Add what the pages load to the files of the site, but for what the site has already."""
    for name in (*SCRIPTS, STYLE_SHEET):
        uri = f"{SITE_FOLDER}/{name}"
        if uri not in files.src_uris:
            files.append(File.generated(config, uri, abs_src_path=str(asset_path(name))))
