"""`footcite list`."""

from __future__ import annotations

import json
from collections.abc import Iterable

import click

from footcite.bibliography import load_bibliography
from footcite.cli.configured import config_option, configured
from footcite.cli.progress import working
from footcite.cli.reporting import report_aside
from footcite.issues import printable
from footcite.model import Place
from footcite.uses import EntryUse, find_uses


@click.command("list")
@click.option("--cited", "only", flag_value="cited", help="Only entries that a page cites or lists.")
@click.option("--uncited", "only", flag_value="uncited", help="Only entries that no page cites or lists.")
@config_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["human", "json"]),
    default="human",
    show_default=True,
    help="Form of the list.",
)
def command(only: str | None, config: str, form: str) -> None:
    """List the entries of the bibliography with the places in the sources that cite them.

    The files are those that the site is configured with, and those that pages name in their front matter.

    Exit status: 0, or 2 for wrong use or configuration. What is wrong in the files goes to standard error.

    \b
    Examples:
      footcite list
      footcite list --uncited
      footcite list --cited --format json
    """  # noqa: D301 - click reads the backspace as "do not wrap"
    configuration = configured(config)
    with working("reading bibliography and pages"):
        bibliography, issues = load_bibliography(configuration.bibliography or ["references.bib"])
        found, own_issues = find_uses(configuration.docs, bibliography)
    uses = [use for use in found if only in {None, _state(use)}]
    click.echo(_as_json(uses) if form == "json" else _as_text(uses), nl=False)
    report_aside([*issues, *own_issues])


def _state(use: EntryUse) -> str:
    return "cited" if use.places or use.listed else "uncited"


def _as_text(uses: Iterable[EntryUse]) -> str:
    lines = []
    for use in uses:
        mark = "" if use.places else "  (listed, not cited)" if use.listed else "  (uncited)"
        lines.append(printable(f"{use.entry.key}  @{use.entry.type}  {use.title}{mark}"))
        lines += [f"  {printable(_shown(place))}" for place in use.places]
    return "".join(f"{line}\n" for line in lines)


def _as_json(uses: Iterable[EntryUse]) -> str:
    rows = [
        {
            "key": use.entry.key,
            "type": use.entry.type,
            "title": use.title,
            "cited": [{"path": p.path, "line": p.line, "column": p.column} for p in use.places],
            "listed": use.listed,
        }
        for use in uses
    ]
    return json.dumps({"entries": rows}, ensure_ascii=False, indent=2) + "\n"


def _shown(place: Place) -> str:
    return f"{place.path}:{place.line}:{place.column}"
