"""The commands, from what click knows of them."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator

import click

from footcite.cli import main
from markdown_table import format_table

_EXAMPLES = re.compile(r"\bExamples?:\s*(?P<lines>.*?)\s*(?:\n\n|\Z)", re.DOTALL)


def all_commands() -> dict[str, click.Command]:
    """Return the commands by name, in the order of the alphabet."""
    context = click.Context(main)
    found = {name: main.get_command(context, name) for name in sorted(main.list_commands(context))}
    return {name: command for name, command in found.items() if command}


def commands() -> str:
    """Return a section for each command: usage, what it does, options, examples."""
    return "\n\n".join(part for name, command in all_commands().items() for part in _section(name, command))


def examples(command: click.Command) -> list[str]:
    """Return the command lines that the command's help gives as examples."""
    match = _EXAMPLES.search(_help(command))
    return [line.strip() for line in match["lines"].splitlines()] if match else []


def _section(name: str, command: click.Command) -> Iterator[str]:
    context = click.Context(command, info_name=name, parent=click.Context(main, info_name="footcite"))
    yield f"## footcite {name}"
    yield _EXAMPLES.sub("", _help(command)).strip()
    yield f"```text\n{command.get_usage(context).removeprefix('Usage: ')}\n```"
    options = (parameter for parameter in command.params if isinstance(parameter, click.Option))
    records = [record for option in options if (record := option.get_help_record(context))]
    if records:
        yield format_table(("Option", "Meaning"), [(f"`{option}`", text) for option, text in records])
    if examples(command):
        yield "\n".join(["```console", *examples(command), "```"])


def _help(command: click.Command) -> str:
    """Return the command's help without the marks that keep click from wrapping lines."""
    return re.sub(r"^\x08\n", "", inspect.cleandoc(command.help or ""), flags=re.MULTILINE)
