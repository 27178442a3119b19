"""What Zensical reads of a configuration but does not hand on: options of plugins that it does not run."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from footcite.checker.policy import Policy

_NAMES = ("zensical.toml", "mkdocs.yml", "mkdocs.yaml")
"""The files that Zensical looks for, in its order."""


def read_plugin_policy(folder: str) -> Policy:
    """Return what the options of the plugin `footcite` say of issues; nothing without a configuration.

    Raises `ValueError`, with a message for people, if they say something wrong.
    """
    # It brings the parser of YAML, which only a page with an issue needs.
    from footcite.checker.configuration import read_configuration  # noqa: PLC0415

    path = configuration_path(folder, sys.argv[1:])
    return read_configuration(str(path)).policy if path else Policy()


def configuration_path(folder: str, arguments: Sequence[str]) -> Path | None:
    """Return the configuration that Zensical was started with: the one that it was told, or found.

    Its options: https://zensical.org/docs/usage/build/
    """
    parser = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    parser.add_argument("-f", "--config-file", nargs="?", default="")
    told = parser.parse_known_args(arguments)[0].config_file
    paths = [Path(told or "."), *(Path(folder, name) for name in _NAMES)]
    return next((path for path in paths if path.is_file() and _is_in(path, folder)), None)


def _is_in(path: Path, folder: str) -> bool:
    return path.resolve().parent == Path(folder).resolve()
