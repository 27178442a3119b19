"""`footcite explain`."""

from __future__ import annotations

import click
from click.shell_completion import CompletionItem

from footcite.explanations import explain
from footcite.issues import Code, did_you_mean


class _CodeName(click.ParamType):  # type: ignore[type-arg] # generic only in newer releases of click
    """The name of a code, in any letter case."""

    name = "code"

    def convert(self, value: str | Code, param: click.Parameter | None, ctx: click.Context | None) -> Code:
        """Return the code; one that is misspelt gets the nearest as a hint."""
        if isinstance(value, Code):
            return value
        codes = {str(code): code for code in Code}
        wanted = value.upper().replace("_", "-")
        if wanted not in codes:
            self.fail(f"there is no code `{value}`; {did_you_mean(wanted, codes) or 'see the list of codes'}")
        return codes[wanted]

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """Return the codes that start so."""
        start = incomplete.upper().replace("_", "-")
        return [CompletionItem(str(code), help=code.meaning) for code in Code if str(code).startswith(start)]


@click.command("explain")
@click.argument("code", type=_CodeName(), required=False)
def command(code: Code | None) -> None:
    """Explain a CODE: what it means, an example with its mend, how to silence it; without CODE, list them.

    \b
    Examples:
      footcite explain CITE-UNKNOWN-KEY
      footcite explain bib-date
    """  # noqa: D301 - click reads the backspace as "do not wrap"
    listed = "".join(f"{known}  {known.meaning}\n" for known in Code)
    click.echo(explain(code) if code else listed, nl=False)
