"""`footcite migrate`."""

from __future__ import annotations

import sys

import click

from footcite.cli.progress import working
from footcite.cli.reporting import report
from footcite.difference import unified_diff
from footcite.migrate.site import plan_migration


@click.command("migrate")
@click.argument("config", type=click.Path(dir_okay=False), default="mkdocs.yml")
@click.option("--write", is_flag=True, help="Write the changes without asking.")
def command(config: str, *, write: bool) -> None:
    """Turn a site of mkdocs-bibtex into a site of footcite; CONFIG is `mkdocs.yml` unless given.

    The difference is shown before anything is written, and only `--write`, or a yes at a terminal, writes
    it. Comments, order and layout stay. What is not understood is left, and listed with its place.

    Zensical does not run mkdocs-bibtex, so a zensical.toml is never CONFIG; one that stands beside it is
    left as it is, and listed if it lacks footcite.

    Exit status: 0 nothing is left to do by hand, 1 something is, 2 wrong use or configuration.

    \b
    Examples:
      footcite migrate
      footcite migrate properdocs.yml --write
    """  # noqa: D301 - click reads the backspace as "do not wrap"
    try:
        with working("reading the site"):
            plan = plan_migration(config)
    except ValueError as error:
        raise click.UsageError(str(error)) from error
    for change in plan.changes:
        click.echo(unified_diff(change.file.text, change.text, change.path), nl=False)
    if not plan.changes:
        click.echo(f"`{config}` has no plugin `bibtex` that can be turned; nothing is changed")
    elif write or (sys.stdin.isatty() and click.confirm(f"Write {len(plan.changes)} files?")):
        for change in plan.changes:
            change.file.with_text(change.text).write()
        click.echo(f"wrote {len(plan.changes)} files")
    else:
        click.echo("nothing is written; `--write` does it")
    if plan.issues:
        report(plan.issues)
