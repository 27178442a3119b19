"""The command `footcite`; the only module that prints."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from footcite import __version__

EXIT_FINDINGS = 1
"""Something was found that is more than information."""
EXIT_USAGE = 2
"""The command line or the configuration is wrong (click's own status, too)."""
EXIT_INTERNAL = 3
"""A mistake in footcite itself."""


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__)
def main() -> None:
    """Citations and footnotes for Markdown documentation sites.

    Exit status: 0 nothing found, 1 something found, 2 wrong use or configuration, 3 internal error.
    """


@main.command()
@click.argument("site", type=click.Path(), default="site")
@click.option("--docs", type=click.Path(), help="Folder of the Markdown sources.  [default: as configured]")
@click.option("--config", type=click.Path(), default="mkdocs.yml", show_default=True, help="Configuration.")
def check(site: str, docs: str | None, config: str) -> None:
    """Check that every link, anchor and citation of the built SITE resolves.

    Example: footcite check site --docs docs
    """
    # Imported here, for `--help` must not wait for them.
    from footcite.check import check_site  # noqa: PLC0415
    from footcite.configuration import Configuration, read_configuration  # noqa: PLC0415
    from footcite.issues import Severity  # noqa: PLC0415

    try:
        configuration = read_configuration(config) if Path(config).exists() else Configuration()
        issues = check_site(site, docs or configuration.docs, configuration)
    except (ValueError, NotADirectoryError) as error:
        raise click.UsageError(str(error)) from error
    for issue in issues:
        click.echo(str(issue))
    if any(issue.severity is not Severity.INFO for issue in issues):
        sys.exit(EXIT_FINDINGS)
