"""Turns the configuration: the plugin `bibtex` into the plugin and the extension `footcite`."""

from __future__ import annotations

from dataclasses import dataclass

import yaml

from footcite.issues import Code, Issue
from footcite.locate import position
from footcite.migrate.options import Migrated, Settings, migrate_options
from footcite.migrate.yaml_text import Edit, apply_edits, end_of, find_pair, line_end, line_start
from footcite.model import Place


@dataclass(frozen=True, slots=True)
class MigratedConfiguration:
    """The text of the configuration, and the settings of the plugin; None if it does not use it."""

    text: str
    settings: Settings | None
    issues: tuple[Issue, ...]


def migrate_configuration(text: str, path: str) -> MigratedConfiguration:
    """Return the configuration with footcite in the place of mkdocs-bibtex.

    Raises `yaml.YAMLError` if it cannot be read. What cannot be turned is left, with an issue.
    """
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    plugins = find_pair(root, "plugins")
    found = find_pair(plugins[1], "bibtex") if plugins else None
    if plugins is None or found is None:
        return MigratedConfiguration(text, None, ())
    key, options = found
    place = Place(path, *position(text, key.start_mark.index))
    if not isinstance(options, yaml.MappingNode) or not key.start_mark.index < options.start_mark.index:
        message = "the plugin `bibtex` has no options here, so its bibliography is not known"
        return MigratedConfiguration(text, None, (Issue(Code.MIGRATE_LEFT, message, place),))
    extensions = find_pair(root, "markdown_extensions")
    listed = extensions[1] if extensions else None
    if find_pair(plugins[1], "footcite") or find_pair(listed, "footcite"):
        message = "footcite is configured already, so the plugin `bibtex` stays as it is"
        return MigratedConfiguration(
            text, None, (Issue(Code.MIGRATE_LEFT, message, place, "remove one of the two"),)
        )
    if listed is not None and not isinstance(listed, yaml.CollectionNode):
        message = "`markdown_extensions` is neither a list nor a mapping"
        return MigratedConfiguration(text, None, (Issue(Code.MIGRATE_LEFT, message, place),))
    migrated = migrate_options(text, path, key, options)
    edits = [_plugin_edit(text, plugins[1], key, options), _extension_edit(text, listed, migrated)]
    edited = apply_edits(text, edits)
    try:
        yaml.compose(edited, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        message = f"the options of `bibtex` cannot be moved: {getattr(error, 'problem', None) or error}"
        hint = "write values with an anchor, `&name`, above `plugins`"
        return MigratedConfiguration(text, None, (Issue(Code.MIGRATE_LEFT, message, place, hint),))
    return MigratedConfiguration(edited, migrated.settings, migrated.issues)


def _plugin_edit(text: str, plugins: yaml.Node, key: yaml.Node, options: yaml.MappingNode) -> Edit:
    """Return the edit that puts the plugin without options in the place of the other with its own."""
    name = "footcite: {}" if isinstance(plugins, yaml.MappingNode) else "footcite"
    if options.flow_style:
        start, end = key.start_mark.index, options.end_mark.index
        around = next((item for item in plugins.value if _is_flow_item(item, key)), None)
        if around is not None:
            start, end = around.start_mark.index, around.end_mark.index
        return Edit(start, end, name)
    comment = text[key.end_mark.index + 1 : line_end(text, key.end_mark.index)].strip()
    beside = f"  {comment}" if comment.startswith("#") else ""
    return Edit(key.start_mark.index, line_end(text, end_of(options)), f"{name}{beside}")


def _is_flow_item(item: object, key: yaml.Node) -> bool:
    """Return whether the item is the mapping in braces, within a list, that has the key."""
    return isinstance(item, yaml.MappingNode) and bool(item.flow_style) and item.value[0][0] is key


def _extension_edit(text: str, listed: yaml.CollectionNode | None, migrated: Migrated) -> Edit:
    """Return the edit that adds the extension to those that are listed."""
    if listed is None:
        block = "\n".join(
            [
                "markdown_extensions:",
                "  - footcite:",
                *(f"      {line.text}{line.beside}" for line in migrated.lines),
            ]
        )
        return Edit(len(text), len(text), f"{'' if text.endswith(chr(10)) else chr(10)}\n{block}\n")
    is_list = isinstance(listed, yaml.SequenceNode)
    if listed.flow_style or not listed.value:
        options = ", ".join(line.text for line in migrated.lines if not line.text.startswith("#"))
        item = f"footcite: {{ {options} }}"
        start = listed.end_mark.index - 1
        return Edit(start, start, (", " if listed.value else "") + (f"{{ {item} }}" if is_list else item))
    first = listed.value[0] if is_list else listed.value[0][0]
    line = text[line_start(text, first.start_mark.index) :]
    indent = " " * (line.index("-") if is_list else len(line) - len(line.lstrip(" ")))
    lines = [
        f"{indent}{'- ' if is_list else ''}footcite:",
        *(f"{indent}    {line.text}{line.beside}" for line in migrated.lines),
    ]
    end = line_end(text, end_of(listed))
    return Edit(end, end, "\n" + "\n".join(lines))
