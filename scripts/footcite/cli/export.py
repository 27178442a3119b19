"""`footcite export`."""

from __future__ import annotations

from pathlib import Path

import click

from footcite.bibliography import load_bibliography
from footcite.cli.configured import config_option, configured
from footcite.cli.reporting import report_aside
from footcite.exports.files import export_files, site_files
from footcite.exports.sources import read_cited


@click.command("export")
@click.argument("site", type=click.Path(exists=True, file_okay=False), default="site")
@config_option
def command(site: str, config: str) -> None:
    """Write the records of the references into the built SITE, as BibTeX, RIS and CSL-JSON.

    MkDocs and ProperDocs write the same files in each build, if the option `exports` is set. Where a host
    runs no plugin, call this after the build: the links to the files are there already.

    Exit status: 0, or 2 for wrong use or configuration. What is wrong in the files goes to standard error.

    \b
    Examples:
      footcite export
      footcite export public --config zensical.toml
    """  # noqa: D301 - click reads the backspace as "do not wrap"
    configuration = configured(config)
    bibliography, issues = load_bibliography(configuration.bibliography or ["references.bib"])
    listed, cited = read_cited(configuration.docs, bibliography)
    number = 0
    for path, content in export_files(site_files(listed, cited), configuration.language):
        file = Path(site, path)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
        number += 1
    click.echo(f"{len(listed)} references are exported in {number} files below {Path(site, 'exports')}")
    report_aside(issues)
