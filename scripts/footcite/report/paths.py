"""Paths as a report gives them: relative to one folder, with slashes."""

from __future__ import annotations

import os.path
from collections.abc import Iterable
from dataclasses import replace
from pathlib import PurePath

from footcite.issues import Issue


def relative_issues(issues: Iterable[Issue], root: str, folder: str) -> list[Issue]:
    """Return the issues with their paths relative to the root; `folder` is what they are relative to now.

    A path outside the root stays as it is, with slashes.
    """
    return [
        replace(issue, place=issue.place._replace(path=relative_path(issue.place.path, root, folder)))
        for issue in issues
    ]


def relative_path(path: str, root: str, folder: str) -> str:
    """Return the path, given relative to the folder or absolute, relative to the root."""
    full = PurePath(os.path.normpath(PurePath(folder, path)))
    if path and full.is_relative_to(root):
        return full.relative_to(root).as_posix()
    return PurePath(path).as_posix() if path else ""
