"""What each option of mkdocs-bibtex becomes: those of version 4.4.0, and of the versions before it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

import yaml

from footcite.issues import Code, Issue
from footcite.locate import position
from footcite.migrate.yaml_text import line_end, written_value
from footcite.model import Place

# What footcite does anyway, or what only mkdocs-bibtex's own way of working needs.
_WITHOUT_COUNTERPART = """bib_by_default bib_command full_bib_command full_bib_by_default footnote_format
enable_inline_citations unescape_for_arithmatex csl_file_encoding cite_inline inline_cite cite_style
bib_style"""
_DROPPED = frozenset(_WITHOUT_COUNTERPART.split())
_URL = re.compile(r"https?://", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Settings:
    """What the plugin's options say of the site's text; the defaults are those of version 4.4.0."""

    bibliography: str = ""
    bib_command: str = "\\bibliography"
    full_bib_command: str = "\\full_bibliography"
    footnote_format: str = "{key}"
    inline: bool = True


class OptionLine(NamedTuple):
    """An option of footcite as it is written, without indentation, or a comment; and a comment beside it."""

    text: str
    beside: str = ""


@dataclass(frozen=True, slots=True)
class Migrated:
    """The plugin's options as options of footcite."""

    lines: tuple[OptionLine, ...]
    settings: Settings
    issues: tuple[Issue, ...]


def migrate_options(text: str, path: str, plugin: yaml.Node, options: yaml.MappingNode) -> Migrated:
    """Return the options of footcite that do what those of the plugin did, with their comments."""
    pairs = list(_effective(options))
    names = {key.value for key, _ in pairs}
    lines: list[OptionLine] = []
    issues: list[Issue] = []
    settings = Settings()
    end = int(plugin.end_mark.index)
    for key, value in pairs:
        written, stop = written_value(text, key, value)
        # What is merged stands further up, and its comments stay there.
        is_here = key.start_mark.index >= end
        lines += map(OptionLine, _comments(text[end : key.start_mark.index]) if is_here else [])
        end = line_end(text, stop) if is_here else end
        line, found = _option(
            Place(path, *position(text, key.start_mark.index)), (key, value), written, names
        )
        issues += found
        if line:
            is_alone = is_here and not options.flow_style
            lines.append(OptionLine(line, _comment(text[stop:end]) if is_alone else ""))
        settings = _with(settings, key.value, value)
    if not any(line.text.startswith("bibliography:") for line in lines):
        lines.insert(0, OptionLine("bibliography: references.bib"))
    return Migrated(tuple(lines), settings, tuple(issues))


def _effective(options: yaml.MappingNode) -> Iterator[tuple[yaml.Node, yaml.Node]]:
    """Yield the options, those of an anchor that `<<` merges in their place (https://yaml.org/type/merge.html)."""
    own = {key.value for key, _ in options.value}
    for key, value in options.value:
        if key.tag != "tag:yaml.org,2002:merge":
            yield key, value
            continue
        merged = value.value if isinstance(value, yaml.SequenceNode) else [value]
        for mapping in merged:
            for pair in mapping.value if isinstance(mapping, yaml.MappingNode) else ():
                if pair[0].value not in own:
                    own.add(pair[0].value)
                    yield pair


def _option(
    place: Place, pair: tuple[yaml.Node, yaml.Node], written: str, names: set[str]
) -> tuple[str, list[Issue]]:
    key, value = pair
    name = str(key.value)
    if name in {"bib_file", "bib_dir", "csl_file"}:
        if name == "bib_dir" and "bib_file" in names:
            return "", []
        if not written or "\n" in written or _URL.match(str(value.value)):
            return "", [_left(place, name, value)]
        return f"{'csl' if name == 'csl_file' else 'bibliography'}: {written}", []
    if name in _DROPPED:
        return "", list(_differs(place, name, value))
    message = f"`{name}` is no option of mkdocs-bibtex that is known; it stays as a comment"
    return f"# {name}: {written.splitlines()[0] if written else ''}", [
        Issue(Code.MIGRATE_LEFT, message, place)
    ]


def _left(place: Place, name: str, value: yaml.Node) -> Issue:
    if isinstance(value, yaml.ScalarNode) and _URL.match(value.value):
        message = f"`{name}` is an address, and footcite reads files only"
        kept = "references.bib" if name == "bib_file" else "style.csl"
        option = "bibliography" if name == "bib_file" else "csl"
        hint = f"save it as `{kept}` and write `{option}: {kept}`"
        return Issue(Code.MIGRATE_LEFT, message, place, hint)
    return Issue(Code.MIGRATE_LEFT, f"the value of `{name}` is written over several lines", place)


def _differs(place: Place, name: str, value: yaml.Node) -> Iterator[Issue]:
    """Yield what a reader of the site may see of an option that has no counterpart."""
    if name == "bib_by_default" and value.value.lower() == "false":
        message = "notes now stand at the foot of every page that cites, also without a command for them"
        yield Issue(Code.MIGRATE_DIFFERS, message, place)
    if name == "csl_file_encoding" and value.value.lower().replace("-", "") not in {
        "utf8",
        "utf8sig",
        "null",
    }:
        hint = "save the file as UTF-8"
        yield Issue(Code.MIGRATE_LEFT, "footcite reads CSL styles as UTF-8", place, hint)


def _with(settings: Settings, name: str, value: yaml.Node) -> Settings:
    if not isinstance(value, yaml.ScalarNode):
        return settings
    if name == "enable_inline_citations":
        return replace(settings, inline=value.value.lower() != "false")
    if name in {"bib_command", "full_bib_command", "footnote_format"}:
        return replace(settings, **{name: value.value})
    if name == "bib_file" or (name == "bib_dir" and not settings.bibliography):
        return replace(settings, bibliography="" if _URL.match(value.value) else value.value)
    return settings


def _comments(between: str) -> list[str]:
    """Return the comments on lines of their own; the first line is the rest of the one before."""
    return [line.strip() for line in between.split("\n")[1:] if line.strip().startswith("#")]


def _comment(rest: str) -> str:
    return f"  {rest.strip()}" if rest.strip().startswith("#") else ""
