"""`footcite merge-status`."""

from __future__ import annotations

from pathlib import Path

import click

from footcite.cli.reporting import extra, report


@click.command("merge-status")
@click.argument("parts", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False))
@click.option(
    "--output", type=click.Path(), default="link-status.json", show_default=True, help="The joined file."
)
def command(parts: tuple[str, ...], output: str) -> None:
    """Join the status files of several shards into one.

    \b
    Examples:
      footcite merge-status part-*.json
      footcite merge-status part-1.json part-2.json --output whole.json
    """  # noqa: D301 - click reads the backspace as "do not wrap"
    with extra("external"):
        from footcite.external.status import load_status, merge_statuses, save_status  # noqa: PLC0415

    loaded = [load_status(Path(part)) for part in parts]
    save_status(Path(output), merge_statuses(status for status, _ in loaded))
    report([issue for _, issues in loaded for issue in issues])
