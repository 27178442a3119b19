"""Edits YAML as text, at the places of its nodes, so that comments, order and layout stay."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

import yaml

_ALIAS = re.compile(r"[ \t]*:[ \t]+(?P<alias>\*[^\s,\[\]{}]+)")


class Edit(NamedTuple):
    """Text that takes the place of what stands between two offsets."""

    start: int
    end: int
    text: str


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """Return the text with the edits, which do not overlap."""
    for edit in sorted(edits, reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


def find_pair(node: yaml.Node | None, name: str) -> tuple[yaml.Node, yaml.Node] | None:
    """Return the key and the value of a name, in a mapping or in a list of names and mappings."""
    if isinstance(node, yaml.MappingNode):
        return next(((key, value) for key, value in node.value if key.value == name), None)
    if isinstance(node, yaml.SequenceNode):
        for item in node.value:
            if isinstance(item, yaml.ScalarNode) and item.value == name:
                return item, item
            found = find_pair(item, name) if isinstance(item, yaml.MappingNode) else None
            if found:
                return found
    return None


def end_of(node: yaml.Node) -> int:
    """Return where the last sign of a node ends; a block's own end mark stands before what follows it."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        if isinstance(last, tuple):
            key, value = last
            return max(end_of(key), end_of(value) if _is_written(value) else 0)
        return end_of(last)
    return int(node.end_mark.index)


def _is_written(node: yaml.Node) -> bool:
    return bool(node.start_mark.index < node.end_mark.index)


def written_value(text: str, key: yaml.Node, value: yaml.Node) -> tuple[str, int]:
    """Return the value of a key as it is written, with its quotes and tags, and where it ends.

    What `*name` stands for is elsewhere in the text, and `*name` is what is written.
    """
    alias = _ALIAS.match(text, key.end_mark.index)
    if alias:
        return alias["alias"], alias.end()
    return text[value.start_mark.index : value.end_mark.index], int(value.end_mark.index)


def line_end(text: str, offset: int) -> int:
    """Return where the line ends that an offset stands on."""
    end = text.find("\n", offset)
    return len(text) if end < 0 else end


def line_start(text: str, offset: int) -> int:
    """Return where the line starts that an offset stands on."""
    return text.rfind("\n", 0, offset) + 1
