"""Edits YAML as text, at the places of its nodes, so that comments, order and layout stay."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import yaml


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


def source_of(text: str, node: yaml.Node) -> str:
    """Return the value as it is written, with its quotes and tags."""
    return text[node.start_mark.index : node.end_mark.index]


def line_end(text: str, offset: int) -> int:
    """Return where the line ends that an offset stands on."""
    end = text.find("\n", offset)
    return len(text) if end < 0 else end


def line_start(text: str, offset: int) -> int:
    """Return where the line starts that an offset stands on."""
    return text.rfind("\n", 0, offset) + 1


def is_within(node: yaml.Node, outer: yaml.Node) -> bool:
    """Return whether the node is written within the other one, and not elsewhere under an anchor."""
    return bool(
        outer.start_mark.index <= node.start_mark.index <= node.end_mark.index <= outer.end_mark.index
    )
