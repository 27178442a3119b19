"""What the checker takes from a site's configuration, without importing its generator or running anything.

`mkdocs.yml` and `properdocs.yml` are YAML; `zensical.toml` has the same settings in the table `project`
(https://zensical.org/docs/setup/basics/), with the dots in the names of extensions as nested tables.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from footcite.bibliography import bibliography_paths
from footcite.checker.policy import Policy, Silence
from footcite.issues import Code, Severity, did_you_mean
from footcite.locate import position
from footcite.model import Place

CONFIG_NAMES = ("mkdocs.yml", "mkdocs.yaml", "properdocs.yml", "properdocs.yaml", "zensical.toml")
"""The names that the site generators look for."""


def find_configuration(folder: str = "") -> str | None:
    """Return the path of the configuration in a folder, or None if there is none."""
    paths = (str(Path(folder, name)) for name in CONFIG_NAMES)
    return next((path for path in paths if Path(path).is_file()), None)


@dataclass(frozen=True, slots=True)
class Configuration:
    """The part of a site's configuration that a check depends on; paths are from the working folder."""

    path: str = ""
    text: str = ""
    site_url: str = ""
    docs: str = "docs"
    language: str = "en"
    bibliography: tuple[str, ...] = ()
    snippets: tuple[str, ...] = ()
    policy: Policy = field(default_factory=Policy)


class _Loader(yaml.SafeLoader):
    """Takes any tag for nothing: `!ENV` and `!!python/name` are the site generator's business."""


_Loader.add_multi_constructor("", lambda _loader, _suffix, _node: None)


def read_configuration(path: str) -> Configuration:
    """Return the configuration in a file.

    Raises `ValueError`, with a message for people, if it cannot be read or says something wrong.
    """
    text, data = load_settings(path)
    folder = Path(path).parent
    extension = options_of(data.get("markdown_extensions"), "footcite")
    plugin = options_of(data.get("plugins"), "footcite")
    is_used = extension is not None or plugin is not None
    named = (extension or {}).get("bibliography", "references.bib" if is_used else [])
    return Configuration(
        path=os.path.relpath(path),
        text=text,
        site_url=str(data.get("site_url") or ""),
        docs=str(folder / (data.get("docs_dir") or "docs")),
        language=_language(data, extension),
        bibliography=tuple(str(folder / name) for name in bibliography_paths(named)),
        snippets=snippet_folders(data.get("markdown_extensions"), folder),
        policy=read_policy(plugin or {}, os.path.relpath(path), text),
    )


def _language(data: dict[str, Any], extension: dict[str, Any] | None) -> str:
    """Return the language of the site: that of the extension, or else that of the theme."""
    theme = data.get("theme")
    named = (extension or {}).get("language") or (theme.get("language") if isinstance(theme, dict) else "")
    return str(named or "en")


def load_settings(path: str) -> tuple[str, dict[str, Any]]:
    """Return the text of a configuration file and its settings; raises `ValueError` as above.

    `INHERIT` names a parent file, as in https://www.mkdocs.org/user-guide/configuration/#configuration-inheritance.
    """
    text, data = _load_file(path)
    seen = {Path(path).resolve()}
    while parent := data.pop("INHERIT", None):
        path = str(Path(path).parent / str(parent))
        if Path(path).resolve() in seen:
            raise ValueError(f"`{path}` inherits from itself")
        seen.add(Path(path).resolve())
        data = _merged(_load_file(path)[1], data)
    return text, data


def _merged(parent: dict[str, Any], child: dict[str, Any]) -> dict[str, Any]:
    """Return the settings of both: mappings are merged, anything else is the child's."""
    merged = {**parent, **child}
    for name in parent.keys() & child.keys():
        if isinstance(parent[name], dict) and isinstance(child[name], dict):
            merged[name] = _merged(parent[name], child[name])
    return merged


def _load_file(path: str) -> tuple[str, dict[str, Any]]:
    try:
        text = Path(path).read_text(encoding="utf-8")
        if path.endswith(".toml"):
            data = tomllib.loads(text)
            data = data.get("project", data)
        else:
            data = yaml.load(text, _Loader) or {}  # noqa: S506 - a safe loader
    except (OSError, UnicodeDecodeError, yaml.YAMLError, tomllib.TOMLDecodeError) as error:
        raise ValueError(f"cannot read the configuration `{path}`: {error}") from error
    if not isinstance(data, dict):
        raise ValueError(f"`{path}` is not a mapping")
    return text, data


def read_policy(options: dict[str, Any], path: str = "", text: str = "") -> Policy:
    """Return the policy that the options `severity` and `silence` state; raises `ValueError`.

    Path and text are those of the configuration, for the places of the silences.
    """
    severities = {_code(name): _severity(value) for name, value in (options.get("severity") or {}).items()}
    silences, offset = [], 0
    for item in options.get("silence") or []:
        if not isinstance(item, dict):
            raise ValueError(f"a silence is not `{item}`, but a mapping with `code` and `path`")
        code = _code(str(item.get("code", "")))
        match = re.compile(rf"\bcode:\s*[\"']?{code}\b").search(text, offset)
        offset = match.end() if match else offset
        place = Place(path, *position(text, match.start())) if match else Place(path)
        silences.append(Silence(code, str(item.get("path", "*")), place))
    return Policy(severities, tuple(silences))


def snippet_folders(extensions: Any, folder: Path) -> tuple[str, ...]:
    """Return where `pymdownx.snippets` looks for snippets; the configuration stands in the folder."""
    base = (options_of(extensions, "pymdownx.snippets") or {}).get("base_path") or []
    named = [base] if isinstance(base, str) else [item for item in base if isinstance(item, str)]
    return tuple(str(folder / item) for item in named)


def options_of(listed: Any, name: str) -> dict[str, Any] | None:
    """Return the options of a plugin or an extension in a list or a mapping; None if it is not there."""
    return dict(listed_options(listed)).get(name)


def listed_options(listed: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield name and options of each plugin or extension in a list or a mapping of them."""
    items = listed if isinstance(listed, list) else [listed] if isinstance(listed, dict) else []
    for item in items:
        if isinstance(item, str):
            yield item, {}
        elif isinstance(item, dict):
            for name, options in item.items():
                yield from _nested(str(name), options if isinstance(options, dict) else {})


def _nested(name: str, options: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield an extension, or those below it: in TOML, `pymdownx.snippets` is a table within a table."""
    if name in {"pymdownx", "pymdownx.blocks", "zensical", "zensical.extensions"}:
        for inner, inner_options in options.items():
            yield from _nested(f"{name}.{inner}", inner_options if isinstance(inner_options, dict) else {})
    else:
        yield name, options


def _code(name: str) -> Code:
    codes = {str(code): code for code in Code}
    if name not in codes:
        raise ValueError(f"unknown code `{name}`; {did_you_mean(name, codes) or 'see the list of codes'}")
    return codes[name]


def _severity(name: str) -> Severity:
    if name not in set(Severity):
        raise ValueError(f"unknown severity `{name}`; known are {', '.join(Severity)}")
    return Severity(name)
