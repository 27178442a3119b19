"""`footcite add`."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from footcite.bibfile.addition import Added, Record, add_records, find_twin, read_csl_records, read_records
from footcite.bibliography import parse_bibliography
from footcite.cli.progress import working
from footcite.cli.reporting import extra, report
from footcite.csl.agency import agency_records
from footcite.doi import find_doi
from footcite.issues import Issue, printable
from footcite.model import Entry, shown_path
from footcite.page_metadata import read_page_metadata
from footcite.textfile import TextFile, read_text_file
from footcite.urls import safe_url

if TYPE_CHECKING:
    from footcite.external.options import ExternalOptions


@click.command("add")
@click.argument("source", metavar="DOI|URL|FILE")
@click.option(
    "--to",
    "target",
    type=click.Path(dir_okay=False),
    default="references.bib",
    show_default=True,
    help="The file that gets the entry.",
)
@click.option("--resolver", default="", hidden=True)
@click.option("--port", "ports", type=int, multiple=True, hidden=True)
@click.option("--allow-loopback", is_flag=True, hidden=True)
def command(source: str, target: str, **choices: Any) -> None:
    """Add an entry to a `.bib` file, in the layout that the file has.

    The record comes from a DOI, or from an address or a page that states one; from any other page, as
    `@online`; or from a FILE, `.bib` or CSL-JSON. Its key is made of the family name, the year and
    the first word of the title. A work whose DOI or address is there already is named, and nothing is
    added.

    DOIs and addresses need `footcite[external]`.

    Exit status: 0 added, or there already; 1 added, but incomplete; 2 there is no such record.

    \b
    Examples:
      footcite add 10.2815/42011
      footcite add https://example.org/report.html --to sources.bib
      footcite add ~/Downloads/citation.bib
      footcite add ~/Downloads/zotero.json
    """  # noqa: D301 - click reads the backspace as "do not wrap"
    shown = shown_path(target)
    file = _read(Path(target)) if Path(target).exists() else TextFile(Path(target), "")
    with working(f"reading {shown}"):
        known = parse_bibliography(file.text, shown)[0]
    twin = "" if Path(source).is_file() else find_twin(known, find_doi(source), source)
    if twin:
        click.echo(_said(Added(twin, was_there=True), shown))
        return
    with working(f"asking for {printable(source)}"):
        records = _records(source, known, **choices)
    with working(f"adding to {shown}"):
        text, added = add_records(file.text, shown, records)
    if text != file.text:
        file.with_text(text).write()
    for one in added:
        click.echo(_said(one, shown))
    new = {one.key for one in added if not one.was_there}
    issues = [issue for issue in parse_bibliography(text, shown)[1] if _is_about(issue, new)]
    if issues:
        report(issues)


def _said(added: Added, shown: str) -> str:
    return (
        f"{shown} has it already, as `{added.key}`" if added.was_there else f"added `{added.key}` to {shown}"
    )


def _is_about(issue: Issue, keys: Iterable[str]) -> bool:
    return any(f"`{key}`" in issue.message for key in keys)


def _records(source: str, known: Sequence[Entry], **choices: Any) -> list[Record]:
    """Return the records that the source stands for; all mistakes in them are wrong use."""
    path = Path(source)
    if path.is_file():
        read = read_csl_records if path.suffix.lower() == ".json" else read_records
        records, faults = read(_read(path).text, source)
    else:
        records, faults = _fetched(source, known, **choices)
    if faults:
        raise click.UsageError(f"`{source}` is malformed: {faults[0]}")
    if not records:
        raise click.UsageError(f"`{source}` holds no entry")
    return records


def _fetched(
    source: str, known: Sequence[Entry], *, resolver: str, ports: tuple[int, ...], allow_loopback: bool
) -> tuple[list[Record], list[Issue]]:
    """Return what a DOI or a page says of itself, and its mistakes.

    A page that states a DOI has a better record there; a DOI that is known already is not asked for.
    """
    doi = find_doi(source)
    if not doi and safe_url(source) is None:
        raise click.UsageError(f"`{source}` is neither a file, nor a DOI, nor an address")
    with extra("external"):
        from footcite.external.options import HTTP_PORTS, ExternalOptions  # noqa: PLC0415
        from footcite.external.record import DOI_RESOLVER, NoRecordError, fetch_page  # noqa: PLC0415
    options = ExternalOptions(gap=0, ports=HTTP_PORTS | set(ports), allow_loopback=allow_loopback)
    resolver = resolver or DOI_RESOLVER
    try:
        if doi:
            return _of_doi(doi, options, resolver)
        fields = read_page_metadata(fetch_page(source, options))
    except NoRecordError as error:
        raise click.UsageError(str(error)) from error
    page = read_records(_online(source, fields), source)
    stated = dict(fields).get("doi", "")
    if not stated or find_twin(known, stated, ""):
        return page
    try:
        return _of_doi(stated, options, resolver)
    except NoRecordError as error:
        click.echo(f"{error}; the entry is made from the page itself", err=True)
        return page


def _of_doi(doi: str, options: ExternalOptions, resolver: str) -> tuple[list[Record], list[Issue]]:
    from footcite.external.record import BIBTEX, fetch_record  # noqa: PLC0415 - needs the extra

    media_type, text = fetch_record(doi, options, resolver)
    return (
        read_records(text, doi) if media_type == BIBTEX else read_csl_records(agency_records(text, doi), doi)
    )


def _online(address: str, fields: Iterable[tuple[str, str]]) -> str:
    """Return the page as BibTeX, read today."""
    today = datetime.datetime.now(datetime.UTC).date().isoformat()
    pairs = [*fields, ("url", address), ("urldate", today)]
    return "@online{page,\n" + "".join(f"{name} = {{{value}}},\n" for name, value in pairs) + "}\n"


def _read(path: Path) -> TextFile:
    try:
        return read_text_file(path)
    except (OSError, UnicodeDecodeError) as error:
        raise click.UsageError(f"cannot read `{path}`: {error}") from error
