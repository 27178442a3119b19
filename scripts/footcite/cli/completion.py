"""`footcite completion`."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class


@click.command("completion")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def command(ctx: click.Context, shell: str) -> None:
    """Print the script that completes commands, options and codes in a SHELL.

    \b
    Examples:
      footcite completion bash > ~/.local/share/bash-completion/completions/footcite
      footcite completion zsh > ~/.zfunc/_footcite
      footcite completion fish > ~/.config/fish/completions/footcite.fish
    """  # noqa: D301 - click reads the backspace as "do not wrap"
    kind = get_completion_class(shell)
    assert kind is not None, "click has each of the choices"
    click.echo(kind(ctx.find_root().command, {}, "footcite", "_FOOTCITE_COMPLETE").source())
