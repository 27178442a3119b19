"""`footcite check`."""

from __future__ import annotations

import contextlib
import gc
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from footcite.checker.check import external_links, judge_site, read_checked
from footcite.checker.configuration import Configuration
from footcite.cli.configured import config_option, configured
from footcite.cli.progress import working
from footcite.cli.reporting import extra, report
from footcite.issues import Issue
from footcite.model import Place

FORMAT_NAMES = ("human", "github", "json", "sarif")


@click.command("check")
@click.argument("site", type=click.Path(), default="site")
@click.option("--docs", type=click.Path(), help="Folder of the Markdown sources.  [default: as configured]")
@config_option
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMAT_NAMES),
    default="human",
    show_default=True,
    help="Form of the report.",
)
@click.option("--external", is_flag=True, help="Ask for the links to other sites, too.")
@click.option(
    "--status", type=click.Path(), default="link-status.json", show_default=True, help="Status file."
)
@click.option("--changed-since", metavar="REF", help="Ask only for addresses that a change adds.")
@click.option("--shard", metavar="K/N", help="Ask only the K-th part of the hosts.")
@click.option("--user-agent", help="How the checker names itself.")
@click.option("--gap", type=float, help="Seconds between two requests to one host.  [default: 1]")
@click.option("--port", "ports", type=int, multiple=True, help="A port to ask.  [default: 80, 443]")
@click.option("--allow-loopback", is_flag=True, help="For tests: let this machine itself be asked.")
def command(site: str, docs: str | None, config: str, form: str, *, external: bool, **choices: Any) -> None:
    """Check that every link, anchor and citation of the built SITE resolves.

    Each issue has the place in the source where it is mended. Exit status: 0 nothing found but
    information, 1 something found, 2 wrong use or configuration, 3 internal error.

    The external check never fails because a server does not answer: an address is dead only after
    three runs over fourteen days in which it was not found. It needs `footcite[external]`.

    \b
    Examples:
      footcite check
      footcite check public --docs content --format sarif > footcite.sarif
      footcite check --external --shard 1/4 --status part-1.json
    """  # noqa: D301 - click reads the backspace as "do not wrap"
    configuration = configured(config)
    configuration = replace(configuration, docs=docs or configuration.docs)
    try:
        with working("checking the site"), _uncollected():
            checked = read_checked(site, configuration)
            issues = judge_site(checked, configuration)
        if external:
            issues += _check_external(external_links(checked), configuration, **choices)
    except (ValueError, NotADirectoryError) as error:
        raise click.UsageError(str(error)) from error
    report(issues, form)


@contextlib.contextmanager
def _uncollected() -> Iterator[None]:
    """Let no garbage be collected in the block: the facts of a site are many, and none of them is garbage.

    On 2,000 pages this saves a quarter of the time.
    """
    gc.disable()
    try:
        yield
    finally:
        # What lives to the end of the command is not looked at again.
        gc.freeze()
        gc.enable()


def _check_external(  # noqa: PLR0913 - the choices of the command line
    links: dict[str, list[Place]],
    configuration: Configuration,
    *,
    status: str,
    changed_since: str | None,
    shard: str | None,
    user_agent: str | None,
    gap: float | None,
    ports: tuple[int, ...],
    allow_loopback: bool,
) -> list[Issue]:
    """Return what is known of the addresses after asking for those that are due."""
    with extra("external"):
        from footcite.external.run import Selection, run_external  # noqa: PLC0415

    selection = Selection(changed_since, (configuration.docs, *configuration.bibliography), shard)
    chosen = {"user_agent": user_agent, "gap": gap, "ports": frozenset(ports) or None}
    given = {name: value for name, value in chosen.items() if value is not None}
    with click.progressbar(length=0, label="links", file=sys.stderr, hidden=not sys.stderr.isatty()) as bar:

        def show(done: int, total: int) -> None:
            bar.length = total
            bar.update(done - bar.pos)

        return run_external(links, Path(status), selection, {**given, "allow_loopback": allow_loopback}, show)
