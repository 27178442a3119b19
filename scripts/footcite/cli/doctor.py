"""`footcite doctor`."""

from __future__ import annotations

import click

from footcite.cli.configured import config_option
from footcite.cli.progress import working
from footcite.cli.reporting import report
from footcite.doctor import examine


@click.command("doctor")
@config_option
def command(config: str) -> None:
    """Examine the set-up of a site: what its host needs so that footcite works as it should.

    Exit status: 0 nothing found but information, 1 something found, 2 wrong use or configuration.

    \b
    Examples:
      footcite doctor
      footcite doctor --config zensical.toml
    """  # noqa: D301 - click reads the backspace as "do not wrap"
    try:
        with working("examining the set-up"):
            issues = examine(config)
    except ValueError as error:
        raise click.UsageError(str(error)) from error
    report(issues)
