"""`footcite assets`."""

from __future__ import annotations

import shutil
from pathlib import Path

import click

from footcite.assets import SCRIPTS, STYLE_SHEET, asset_path
from footcite.model import shown_path


@click.command("assets")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
def command(folder: Path) -> None:
    """Write the scripts of previews and filters, and their style sheet, into a FOLDER of the site.

    The plugin of MkDocs adds them by itself. Elsewhere the site names them among its scripts and style
    sheets. Older copies are replaced: write them again when footcite is upgraded.

    \b
    Examples:
      footcite assets docs/assets/footcite
    """  # noqa: D301 - click reads the backspace as "do not wrap"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name in (*SCRIPTS, STYLE_SHEET):
            shutil.copyfile(asset_path(name), folder / name)
            click.echo(f"wrote {shown_path(str(folder / name))}")
    except OSError as error:
        raise click.UsageError(f"cannot write into `{folder}`: {error.strerror}") from error
