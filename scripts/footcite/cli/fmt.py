"""`footcite fmt`."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import click

from footcite.bibfile.formatting import format_bibliography, layout_issue
from footcite.bibliography import expand_path
from footcite.cli.configured import config_option, configured
from footcite.cli.progress import working
from footcite.cli.reporting import report
from footcite.difference import unified_diff
from footcite.issues import Code, Issue
from footcite.model import Place, shown_path
from footcite.page_bibliography import files_of_pages
from footcite.textfile import read_text_file


@click.command("fmt")
@click.argument("files", nargs=-1, type=click.Path())
@click.option("--check", is_flag=True, help="Write nothing; say which files are not laid out so.")
@click.option("--diff", is_flag=True, help="Write nothing; show what would change.")
@config_option
def command(files: tuple[str, ...], config: str, *, check: bool, diff: bool) -> None:
    """Lay `.bib` FILES out in one stable way; without FILES, those that the site is configured with.

    FILES may be folders and patterns, as in the configuration; pages' own files, which their front matter
    names, belong to the site's. CSL-JSON files are passed over.

    Comments, the order of entries and fields, and what stands between entries are kept. A file is
    written only if it reads the same afterwards. A malformed entry is reported and stays as it is.

    Exit status: 0 all is laid out, 1 a file is malformed, or differs with `--check` or `--diff`.

    \b
    Examples:
      footcite fmt
      footcite fmt references.bib other.bib
      footcite fmt sources
      footcite fmt --check --diff
    """  # noqa: D301 - click reads the backspace as "do not wrap"
    issues = [
        issue
        for path in _bibliographies(files or _configured(config))
        for issue in _format_file(Path(path), dry=check or diff, diff=diff)
    ]
    if issues or not diff:
        report(issues)


def _configured(config: str) -> list[str]:
    """Return the paths that the configuration names, if there is one, and those that pages name."""
    configuration = configured(config)
    return [*(configuration.bibliography or ("references.bib",)), *files_of_pages(configuration.docs)]


def _bibliographies(named: Iterable[str]) -> list[str]:
    """Return the `.bib` files that paths stand for, each once; files of CSL-JSON have no layout of ours."""
    files = [file for path in named for file in expand_path(path) or [path]]
    return [file for file in dict.fromkeys(files) if not file.lower().endswith(".json")]


def _format_file(path: Path, *, dry: bool, diff: bool) -> list[Issue]:
    """Lay a file out, or only say what that would change, and return what is wrong with it."""
    shown = shown_path(str(path))
    try:
        file = read_text_file(path)
    except OSError as error:
        return [Issue(Code.BIB_NOT_FOUND, f"cannot read the file: {error.strerror}", Place(shown))]
    except UnicodeDecodeError as error:
        message = f"byte {error.object[error.start]:#04x} at offset {error.start} is not UTF-8"
        return [Issue(Code.BIB_ENCODING, message, Place(shown), "save the file as UTF-8")]
    with working(f"laying out {shown}"):
        text, issues = format_bibliography(file.text, shown)
    if text == file.text:
        return issues
    if diff:
        click.echo(unified_diff(file.text, text, shown), nl=False)
    if dry:
        return [layout_issue(file.text, text, shown), *issues]
    file.with_text(text).write()
    click.echo(f"laid out {shown}")
    return issues
