"""How pages of MkDocs come by the scripts and the style sheet of footcite."""

from __future__ import annotations

from mkdocs.config import config_options as options
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from footcite.assets import SCRIPTS, SITE_FOLDER, STYLE_SHEET, asset_path

_MATERIAL_PREVIEWS = "content.footnote.tooltips"


def add_assets(config: MkDocsConfig) -> None:
    """Let every page load the scripts, which no page waits for, and the style sheet before the site's own."""
    for name in SCRIPTS:
        script = options.ExtraScriptValue(f"{SITE_FOLDER}/{name}")
        script.defer = True
        if str(script) not in map(str, config.extra_javascript):
            config.extra_javascript.append(script)
    if f"{SITE_FOLDER}/{STYLE_SHEET}" not in config.extra_css:
        config.extra_css.insert(0, f"{SITE_FOLDER}/{STYLE_SHEET}")
    features = config.theme.get("features") or []
    if _MATERIAL_PREVIEWS in features:
        features.remove(_MATERIAL_PREVIEWS)


def add_asset_files(files: Files, config: MkDocsConfig) -> None:
    """Add what the pages load to the files of the site, but for what the site has already."""
    for name in (*SCRIPTS, STYLE_SHEET):
        uri = f"{SITE_FOLDER}/{name}"
        if uri not in files.src_uris:
            files.append(File.generated(config, uri, abs_src_path=str(asset_path(name))))
