"""Days come from git, and are left out where git cannot know them."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from publishing.revision_dates import revision_dates


def git(folder: Path, *arguments: str, day: str = "2026-11-01") -> None:
    stamp = {"GIT_AUTHOR_DATE": f"{day}T12:00:00Z", "GIT_COMMITTER_DATE": f"{day}T12:00:00Z"}
    who = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    subprocess.run(
        ["git", *who, *arguments], cwd=folder, env=os.environ | stamp, check=True, capture_output=True
    )


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    docs = tmp_path / "origin" / "docs"
    docs.mkdir(parents=True)
    git(docs.parent, "init")
    for name, day in (("a.md", "2026-11-01"), ("b.md", "2026-11-02"), ("a.md", "2026-11-03")):
        (docs / name).write_text(day)
        git(docs.parent, "add", ".")
        git(docs.parent, "commit", "--message", day, day=day)
    return docs


def test_a_file_has_the_day_of_its_last_commit(docs: Path) -> None:
    assert revision_dates(docs) == {"a.md": "2026-11-03", "b.md": "2026-11-02"}


def test_a_shallow_clone_knows_no_days(docs: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "--depth=1", docs.parent.as_uri(), "clone")
    assert revision_dates(tmp_path / "clone" / "docs") == {}


def test_a_folder_without_git_knows_no_days(tmp_path: Path) -> None:
    assert revision_dates(tmp_path) == {}
