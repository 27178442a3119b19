"""The command `footcite`; the only package that prints. Each command has a module of its own."""

from __future__ import annotations

import sys
import traceback

import click

from footcite import __version__
from footcite.cli.lazy import LazyGroup

EXIT_INTERNAL = 3
"""A mistake in footcite itself; the other statuses stand in `reporting`."""

COMMANDS = {
    "add": "Add an entry to a `.bib` file, in the layout that the file has.",
    "assets": "Write the scripts of previews and filters, and their style sheet, into a FOLDER.",
    "check": "Check that every link, anchor and citation of the built SITE resolves.",
    "completion": "Print the script that completes commands, options and codes in a SHELL.",
    "doctor": "Examine the set-up of a site: what its host needs so that footcite works as it should.",
    "explain": "Explain a CODE: what it means, an example with its mend, how to silence it.",
    "export": "Write the records of the references into the built SITE, as BibTeX, RIS and CSL-JSON.",
    "fmt": "Lay `.bib` FILES out in one stable way.",
    "list": "List the entries of the bibliography with the places in the sources that cite them.",
    "merge-status": "Join the status files of several shards into one.",
    "migrate": "Turn a site of mkdocs-bibtex into a site of footcite.",
}
"""The commands with their summaries: the list of commands is shown without loading one."""


def run() -> None:
    """Run the command; a mistake in footcite itself has an exit status of its own."""
    try:
        main(prog_name="footcite")
    except Exception:
        traceback.print_exc()
        sys.exit(EXIT_INTERNAL)


@click.group(cls=LazyGroup, summaries=COMMANDS, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__)
def main() -> None:
    """Citations and footnotes for Markdown documentation sites.

    Exit status: 0 nothing found, 1 something found, 2 wrong use or configuration, 3 internal error.
    """
