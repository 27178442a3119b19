"""What the checker takes from `mkdocs.yml`, without importing MkDocs or running anything."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from footcite.bibliography import bibliography_paths
from footcite.checker.policy import Policy, Silence
from footcite.issues import Code, Severity, did_you_mean
from footcite.locate import position
from footcite.model import Place


@dataclass(frozen=True, slots=True)
class Configuration:
    """The part of a site's configuration that a check depends on; paths are from the working folder."""

    path: str = ""
    text: str = ""
    site_url: str = ""
    docs: str = "docs"
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
    try:
        text = Path(path).read_text(encoding="utf-8")
        data = yaml.load(text, _Loader) or {}  # noqa: S506 - a safe loader
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise ValueError(f"cannot read the configuration `{path}`: {error}") from error
    if not isinstance(data, dict):
        raise ValueError(f"`{path}` is not a mapping")
    folder = Path(path).parent
    extension = _options(data.get("markdown_extensions"), "footcite")
    plugin = _options(data.get("plugins"), "footcite")
    named = extension.get("bibliography", "references.bib" if extension or plugin else [])
    return Configuration(
        path=os.path.relpath(path),
        text=text,
        site_url=str(data.get("site_url") or ""),
        docs=str(folder / (data.get("docs_dir") or "docs")),
        bibliography=tuple(str(folder / name) for name in bibliography_paths(named)),
        snippets=snippet_folders(data.get("markdown_extensions"), folder),
        policy=read_policy(plugin, os.path.relpath(path), text),
    )


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
    base = _options(extensions, "pymdownx.snippets").get("base_path") or []
    named = [base] if isinstance(base, str) else [item for item in base if isinstance(item, str)]
    return tuple(str(folder / item) for item in named)


def _options(listed: Any, name: str) -> dict[str, Any]:
    """Return the options of a plugin or an extension, from a list or a mapping of them."""
    items = listed if isinstance(listed, list) else [listed] if isinstance(listed, dict) else []
    for item in items:
        if isinstance(item, dict) and isinstance(item.get(name), dict):
            return dict(item[name])
        if item == name:
            return {}
    return {}


def _code(name: str) -> Code:
    codes = {str(code): code for code in Code}
    if name not in codes:
        raise ValueError(f"unknown code `{name}`; {did_you_mean(name, codes) or 'see the list of codes'}")
    return codes[name]


def _severity(name: str) -> Severity:
    if name not in set(Severity):
        raise ValueError(f"unknown severity `{name}`; known are {', '.join(Severity)}")
    return Severity(name)
