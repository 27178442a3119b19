"""What each option of mkdocs-bibtex becomes: those of version 4.4.0, and of the versions before it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

import yaml

from footcite.issues import Code, Issue
from footcite.locate import position
from footcite.migrate.yaml_text import is_within, line_end, source_of
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


@dataclass(frozen=True, slots=True)
class Migrated:
    """The plugin's options as lines of options of footcite, without indentation."""

    lines: tuple[str, ...]
    settings: Settings
    issues: tuple[Issue, ...]


def migrate_options(text: str, path: str, plugin: yaml.Node, options: yaml.MappingNode) -> Migrated:
    """Return the options of footcite that do what those of the plugin did, with their comments."""
    names = {key.value for key, _ in options.value}
    lines: list[str] = []
    issues: list[Issue] = []
    settings = Settings()
    end = int(plugin.end_mark.index)
    for key, value in options.value:
        lines += _comments(text[end : key.start_mark.index])
        end = line_end(text, value.end_mark.index)
        line, found = _option(text, path, (key, value), options, names)
        issues += found
        if line:
            lines.append(line + ("" if options.flow_style else _comment(text[value.end_mark.index : end])))
        settings = _with(settings, key.value, value)
    if not any(line.startswith("bibliography:") for line in lines):
        lines.insert(0, "bibliography: references.bib")
    return Migrated(tuple(lines), settings, tuple(issues))


def _option(
    text: str, path: str, pair: tuple[yaml.Node, yaml.Node], options: yaml.Node, names: set[str]
) -> tuple[str, list[Issue]]:
    key, value = pair
    name, place = str(key.value), Place(path, *position(text, key.start_mark.index))
    written = source_of(text, value) if is_within(value, options) else ""
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
    return Issue(
        Code.MIGRATE_LEFT, f"the value of `{name}` is written elsewhere or over several lines", place
    )


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
