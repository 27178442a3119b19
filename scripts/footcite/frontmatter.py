"""Checks the YAML block at the top of a page against a JSON Schema, with places.

Only plain YAML is taken: no anchors, aliases, merge keys or tags (a few hundred bytes of aliases
expand to megabytes), and no implicit dates, so that the schema alone says what a value may be.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import jsonschema
import yaml

from footcite.documents import Source
from footcite.front_block import split_front_matter
from footcite.issues import Code, Issue, did_you_mean
from footcite.locate import position
from footcite.model import Place

MAX_DEPTH = 16
_QUOTE = "put a value with a colon, a bracket or a quote between quotation marks"
_PLAIN_TAGS = {f"tag:yaml.org,2002:{name}" for name in ("str", "int", "float", "bool", "null", "seq", "map")}

At = tuple[str | int, ...]


class _Loader(yaml.SafeLoader):
    """YAML without implicit dates and merge keys; both would only surprise."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag in _PLAIN_TAGS]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def load_schema(path: str) -> dict[str, Any]:
    """Return the JSON Schema in a file.

    Raises `ValueError` with a message for people if the file is missing or is no schema.
    """
    try:
        schema = json.loads(Path(path).read_text(encoding="utf-8"))
        jsonschema.Draft202012Validator.check_schema(schema)
    except (OSError, ValueError) as error:
        raise ValueError(f"cannot read the front-matter schema `{path}`: {error}") from error
    except jsonschema.SchemaError as error:
        raise ValueError(f"`{path}` is not a JSON Schema: {error.message}") from error
    return dict(schema)


def check_front_matter(source: Source, schema: dict[str, Any]) -> list[Issue]:
    """Return what is wrong with the front matter of a page; without a block it is empty."""
    block, _ = split_front_matter(source.text)
    try:
        _refuse_special(block)
        node = yaml.compose(block, _Loader)
        data = _construct(node) if node else {}
    except yaml.MarkedYAMLError as problem:
        return [_syntax_issue(source.path, problem)]
    except yaml.reader.ReaderError as problem:
        line, column = position(block, problem.position)
        message = f"front matter is not plain YAML: {problem.reason}"
        return [Issue(Code.META_SYNTAX, message, Place(source.path, line + 1, column), _QUOTE)]
    except (yaml.YAMLError, ValueError) as problem:
        return [Issue(Code.META_SYNTAX, f"front matter: {problem}", Place(source.path, 1, 1))]
    if node is not None and not isinstance(node, yaml.MappingNode):
        hint = "write `title: …`, one field a line"
        return [Issue(Code.META_SYNTAX, "front matter is not a mapping", Place(source.path, 2, 1), hint)]
    places = dict(_places(node, source.path)) if node else {}
    issues = list(_duplicates(node, source.path)) if node else []
    validator = jsonschema.Draft202012Validator(
        schema, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
    )
    for error in validator.iter_errors(data):
        issues.extend(_schema_issues(error, places, source.path))
    return issues


def _refuse_special(block: str) -> None:
    """Raise for anchors, aliases, tags and deep nesting, before anything is built from them."""
    depth = 0
    for event in yaml.parse(block, _Loader):
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise _refused("anchors and aliases are not allowed", event)
        tag = getattr(event, "tag", None)
        if tag:
            raise _refused(f"the tag `{tag}` is not allowed", event)
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > MAX_DEPTH:
            raise _refused(f"nested more than {MAX_DEPTH} deep", event)


def _construct(node: yaml.Node) -> Any:
    """Return the data of a node; keys stay the texts that they are, also ``yes`` and ``2026``."""
    if isinstance(node, yaml.MappingNode):
        return {str(key.value): _construct(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_construct(item) for item in node.value]
    return _Loader("").construct_object(node)


def _refused(problem: str, event: yaml.Event) -> yaml.MarkedYAMLError:
    mark: Any = event.start_mark
    return yaml.MarkedYAMLError(problem=problem, problem_mark=mark)


def _syntax_issue(path: str, error: yaml.MarkedYAMLError) -> Issue:
    message = f"front matter is not plain YAML: {error.problem or error.context}"
    return Issue(Code.META_SYNTAX, message, _place(path, error.problem_mark or error.context_mark), _QUOTE)


def _duplicates(node: yaml.Node, path: str) -> Iterator[Issue]:
    seen: dict[str, int] = {}
    for key, _ in node.value if isinstance(node, yaml.MappingNode) else ():
        if key.value in seen:
            message = f"field `{key.value}` stands on line {seen[key.value]} already"
            place = _place(path, key.start_mark)
            yield Issue(Code.META_DUPLICATE_KEY, message, place, "remove one of them")
        seen.setdefault(key.value, key.start_mark.line + 2)
    for child in _children(node):
        yield from _duplicates(child, path)


def _children(node: yaml.Node) -> list[yaml.Node]:
    if isinstance(node, yaml.MappingNode):
        return [value for _, value in node.value]
    return list(node.value) if isinstance(node, yaml.SequenceNode) else []


def _places(node: yaml.Node, path: str, at: At = ()) -> Iterator[tuple[At, Place]]:
    """Yield the place of each value, and under ``(*path, "key")`` that of each key."""
    yield at, _place(path, node.start_mark)
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield (*at, key.value, "key"), _place(path, key.start_mark)
            yield from _places(value, path, (*at, key.value))
    elif isinstance(node, yaml.SequenceNode):
        for index, item in enumerate(node.value):
            yield from _places(item, path, (*at, index))


def _schema_issues(error: jsonschema.ValidationError, places: dict[At, Place], path: str) -> Iterator[Issue]:
    at: At = tuple(error.absolute_path)
    place = places.get(at, Place(path, 1, 1))
    instance: Any = error.instance
    rule: dict[str, Any] = dict(error.schema) if isinstance(error.schema, Mapping) else {}
    if error.validator == "additionalProperties":
        known = rule.get("properties", {})
        for name in [key for key in instance if key not in known]:
            where = places.get((*at, name, "key"), place)
            hint = did_you_mean(str(name), known) or f"known fields are {', '.join(known)}"
            yield Issue(Code.META_UNKNOWN_FIELD, f"unknown field `{name}`", where, hint)
    elif error.validator == "required":
        for name in [key for key in rule["required"] if key not in instance]:
            full = ".".join(str(part) for part in (*at, name))
            hint = f"add `{name}: …` to {f'`{at[-1]}`' if at else 'the front matter'}"
            where = place if at else Place(path, 1, 1)
            yield Issue(Code.META_MISSING_FIELD, f"the field `{full}` is missing", where, hint)
    else:
        field = ".".join(str(part) for part in at) or "front matter"
        yield Issue(
            Code.META_INVALID, f"`{field}`: {_explain(error, rule)}", place, rule.get("description", "")
        )


def _explain(error: jsonschema.ValidationError, rule: dict[str, Any]) -> str:
    value = json.dumps(error.instance, ensure_ascii=False, default=str)
    shown = value if len(value) <= 60 else f"{value[:59]}…"
    if error.validator == "format":
        return f"{shown} is not a {error.validator_value}"
    if error.validator == "type":
        return f"{shown} is not of the type {error.validator_value}"
    if error.validator == "enum":
        return f"{shown} is not one of {', '.join(map(str, rule['enum']))}"
    if error.validator == "pattern":
        return f"{shown} does not have the form `{error.validator_value}`"
    return str(error.message)


def _place(path: str, mark: Any) -> Place:
    # The block starts on line 2 of the file; marks count from 0.
    return Place(path, mark.line + 2, mark.column + 1) if mark else Place(path, 1, 1)
