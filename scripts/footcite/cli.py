"""The command `footcite`; the only module that prints."""

from __future__ import annotations

import os
import sys
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

import click

from footcite import __version__

if TYPE_CHECKING:
    from collections.abc import Sequence

    from footcite.issues import Issue

EXIT_FINDINGS = 1
"""Something was found that is more than information."""
EXIT_USAGE = 2
"""The command line or the configuration is wrong (click's own status, too)."""
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
def check(site: str, docs: str | None, config: str, form: str) -> None:
    """Check that every link, anchor and citation of the built SITE resolves.

    Each issue has the place in the source where it is mended. Exit status: 0 nothing found but
    information, 1 something found, 2 wrong use or configuration, 3 internal error.

    \b
    Examples:
      footcite check
      footcite check public --docs content --format sarif > footcite.sarif
    """  # noqa: D301 - click reads the backspace as "do not wrap"
    from footcite.check import check_site  # noqa: PLC0415
    from footcite.configuration import Configuration, read_configuration  # noqa: PLC0415

    try:
        configuration = read_configuration(config) if Path(config).exists() else Configuration()
        issues = check_site(site, docs or configuration.docs, configuration)
    except (ValueError, NotADirectoryError) as error:
        raise click.UsageError(str(error)) from error
    _report(issues, form)


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
    try:
        lines = Path(path).read_text(encoding="utf-8", errors="replace").split("\n")
    except OSError:
        return None
    return lines[line - 1] if 0 < line <= len(lines) else None
