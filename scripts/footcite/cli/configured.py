"""The option `--config`, which several commands share."""

from __future__ import annotations

from pathlib import Path

import click

from footcite.checker.configuration import Configuration, find_configuration, read_configuration

config_option = click.option(
    "--config",
    type=click.Path(),
    default=lambda: find_configuration() or "mkdocs.yml",
    help="Configuration.  [default: that of the folder]",
)
"""The path of the site's configuration."""


def configured(path: str) -> Configuration:
    """Return the configuration in a file, or what holds without one."""
    try:
        return read_configuration(path) if Path(path).exists() else Configuration()
    except ValueError as error:
        raise click.UsageError(str(error)) from error
