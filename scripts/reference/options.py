"""The options of the extension and of the plugin, from their declarations."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import footcite
from footcite.extension import FootciteExtension
from markdown_table import format_table

_HEADERS = ("Option", "Default", "Meaning")


def extension_options() -> str:
    """Return the table of the options under `markdown_extensions`."""
    config = FootciteExtension().config
    return format_table(
        _HEADERS,
        [(f"`{name}`", _default(default), _sentence(text)) for name, (default, text) in config.items()],
    )


def plugin_options() -> str:
    """Return the table of the options under `plugins`.

    They are read from the source, for the module imports MkDocs, which not every host has.
    """
    source = Path(footcite.__file__).with_name("plugin_options.py").read_text(encoding="utf-8")
    (declared,) = [
        node
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.ClassDef) and node.name == "FootciteConfig"
    ]
    return format_table(_HEADERS, _declarations(declared))


def _declarations(declared: ast.ClassDef) -> Iterator[tuple[str, str, str]]:
    """Yield name, default and docstring of each option of the class."""
    for option, docstring in pairwise(declared.body):
        if isinstance(option, ast.Assign) and isinstance(docstring, ast.Expr):
            (target,) = option.targets
            assert isinstance(target, ast.Name)
            assert isinstance(docstring.value, ast.Constant)
            text = inspect.cleandoc(str(docstring.value.value)).replace("\n", " ")
            yield f"`{target.id}`", _default(_declared_default(option.value)), text


def _declared_default(value: ast.expr) -> Any:
    """Return the default that an option's declaration gives, None if it gives none."""
    assert isinstance(value, ast.Call)
    given = [ast.literal_eval(word.value) for word in value.keywords if word.arg == "default"]
    return given[0] if given else None


def _default(value: object) -> str:
    """Return a default as YAML writes it; what no configuration can write has none."""
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    if isinstance(value, str | int | float) and value != "":
        return f"`{value}`"
    return f"`{value}`" if isinstance(value, list | dict) else "none"


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:].removesuffix(".") + "."
