"""The Python API, from signatures and docstrings."""

from __future__ import annotations

import dataclasses
import importlib
import inspect
from typing import Any

_NAMES = """\
footcite.extension FootciteExtension
footcite.page PageResult
footcite.page Use
footcite.page Host
footcite.bibliography load_bibliography
footcite.bibliography parse_bibliography
footcite.model Bibliography
footcite.model Entry
footcite.issues Issue
footcite.issues Severity
footcite.checker.configuration read_configuration
footcite.checker.check read_checked
footcite.checker.check judge_site
"""


def api() -> str:
    """Return a section for each public name."""
    return "\n\n".join(_section(*line.split()) for line in _NAMES.splitlines())


def _section(module: str, name: str) -> str:
    thing = getattr(importlib.import_module(module), name)
    parts = [f"## {name}", f"`from {module} import {name}`", *_signature(thing), inspect.getdoc(thing) or ""]
    return "\n\n".join([*parts, *_members(thing)])


def _signature(thing: Any) -> list[str]:
    if inspect.isclass(thing):
        return []
    return [f"```text\n{thing.__name__}{inspect.signature(thing)}\n```"]


def _members(thing: Any) -> list[str]:
    """Return a list of the fields of a class of data, and of public methods and properties."""
    fields = dataclasses.fields(thing) if dataclasses.is_dataclass(thing) else ()
    lines = [f"- `{field.name}`: `{field.type}`" for field in fields]
    lines += [
        f"- `{name}`: {' '.join((inspect.getdoc(member) or '').splitlines()[:1])}"
        for name, member in vars(thing).items()
        if inspect.isclass(thing) and not name.startswith("_") and _is_documented(member)
    ]
    return ["\n".join(lines)] if lines else []


def _is_documented(member: Any) -> bool:
    return (inspect.isfunction(member) or isinstance(member, property)) and bool(inspect.getdoc(member))
