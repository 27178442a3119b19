"""The command `footcite`; the only module that prints."""

from __future__ import annotations

import functools
import os
import sys
import traceback
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from footcite import __version__

if TYPE_CHECKING:
    from collections.abc import Sequence

    from footcite.checker.configuration import Configuration
    from footcite.issues import Issue
    from footcite.model import Place

# Status 2, for a wrong command line or configuration, is click's own.
EXIT_FINDINGS = 1
"""Something was found that is more than information."""
EXIT_INTERNAL = 3
"""A mistake in footcite itself."""

FORMAT_NAMES = ("human", "github", "json", "sarif")


def run() -> None:
    """Run the command; a mistake in footcite itself has an exit status of its own."""
    try:
        main()
    except Exception:
        traceback.print_exc()
        sys.exit(EXIT_INTERNAL)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__)
def main() -> None:
    """Citations and footnotes for Markdown documentation sites.

    Exit status: 0 nothing found, 1 something found, 2 wrong use or configuration, 3 internal error.
    """


# Modules are imported where they are used, for `--help` must not wait for them.
@main.command()
@click.argument("site", type=click.Path(), default="site")
@click.option("--docs", type=click.Path(), help="Folder of the Markdown sources.  [default: as configured]")
@click.option("--config", type=click.Path(), default="mkdocs.yml", show_default=True, help="Configuration.")
@click.option("--format", "form", type=click.Choice(FORMAT_NAMES), default="human", show_default=True)
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
def check(site: str, docs: str | None, config: str, form: str, *, external: bool, **choices: Any) -> None:
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
    from footcite.checker.check import external_links, judge_site, read_checked  # noqa: PLC0415
    from footcite.checker.configuration import Configuration, read_configuration  # noqa: PLC0415

    try:
        configuration = read_configuration(config) if Path(config).exists() else Configuration()
        configuration = replace(configuration, docs=docs or configuration.docs)
        checked = read_checked(site, configuration)
        issues = judge_site(checked, configuration)
        if external:
            issues += _check_external(external_links(checked), configuration, **choices)
    except (ValueError, NotADirectoryError) as error:
        raise click.UsageError(str(error)) from error
    _report(issues, form)


@main.command("merge-status")
@click.argument("parts", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False))
@click.option("--output", type=click.Path(), default="link-status.json", show_default=True)
def merge_status(parts: tuple[str, ...], output: str) -> None:
    """Join the status files of several shards into one.

    Example: footcite merge-status part-*.json
    """
    from footcite.external.status import load_status, merge_statuses, save_status  # noqa: PLC0415

    loaded = [load_status(Path(part)) for part in parts]
    save_status(Path(output), merge_statuses(status for status, _ in loaded))
    _report([issue for _, issues in loaded for issue in issues], "human")


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
    try:
        from footcite.external.run import Selection, run_external  # noqa: PLC0415
    except ModuleNotFoundError as error:
        raise ValueError(f"{error.name} is missing: install `footcite[external]`") from error

    selection = Selection(changed_since, (configuration.docs, *configuration.bibliography), shard)
    chosen = {"user_agent": user_agent, "gap": gap, "ports": frozenset(ports) or None}
    given = {name: value for name, value in chosen.items() if value is not None}
    with click.progressbar(length=0, label="links", file=sys.stderr, hidden=not sys.stderr.isatty()) as bar:

        def show(done: int, total: int) -> None:
            bar.length = total
            bar.update(done - bar.pos)

        return run_external(links, Path(status), selection, {**given, "allow_loopback": allow_loopback}, show)


def _report(issues: Sequence[Issue], form: str) -> None:
    """Print the issues, and leave with the status of findings if there are any."""
    from footcite.issues import Severity  # noqa: PLC0415
    from footcite.report import FORMATS  # noqa: PLC0415
    from footcite.report.human import format_human  # noqa: PLC0415
    from footcite.report.paths import relative_issues  # noqa: PLC0415
    from footcite.report.summary import format_summary  # noqa: PLC0415

    root = os.environ.get("GITHUB_WORKSPACE") if form != "human" else None
    shown = relative_issues(issues, root or str(Path.cwd()), str(Path.cwd()))
    if form == "human":
        colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
        text = format_human(shown, _read_line, colour=colour)
    else:
        text = FORMATS[form](shown)
    click.echo(text, nl=False)
    summary = os.environ.get("GITHUB_STEP_SUMMARY")
    if form == "github" and summary:
        with Path(summary).open("a", encoding="utf-8") as file:
            file.write(format_summary(shown))
    if any(issue.severity is not Severity.INFO for issue in issues):
        sys.exit(EXIT_FINDINGS)


def _read_line(path: str, line: int) -> str | None:
    lines = _read_lines(path)
    return lines[line - 1] if 0 < line <= len(lines) else None


@functools.lru_cache(maxsize=1)
def _read_lines(path: str) -> list[str]:
    """Return the lines of a file, none if it cannot be read; a report takes one file after another."""
    try:
        return Path(path).read_text(encoding="utf-8", errors="replace").split("\n")
    except OSError:
        return []
