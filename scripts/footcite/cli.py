"""The command `footcite`; the only module that prints."""

from __future__ import annotations

import sys

import click

from footcite import __version__
from footcite.issues import Severity, sort_issues

EXIT_FINDINGS = 1
"""Something was found that is more than information."""


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__)
def main() -> None:
    """Citations and footnotes for Markdown documentation sites.

    Exit status: 0 nothing found, 1 something found, 2 wrong use.
    """


@main.command()
@click.argument("site", type=click.Path(exists=True, file_okay=False), default="site")
def check(site: str) -> None:
    """Check that every link, anchor and citation of the built SITE resolves.

    Example: footcite check site
    """
    from footcite.links import check_links  # noqa: PLC0415 - `--help` must not wait for it
    from footcite.site import read_site  # noqa: PLC0415

    issues = sort_issues(check_links(read_site(site)))
    for issue in issues:
        click.echo(str(issue))
    if any(issue.severity is not Severity.INFO for issue in issues):
        sys.exit(EXIT_FINDINGS)
