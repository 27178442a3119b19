"""The hosts' live servers take up what changes."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from hosts import fetch, serve, wait_for
from hosts.test_same_site import CONFIGS, copy_site


@pytest.fixture(autouse=True)
def an_hour_ago(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    """Copy the site as of an hour ago, for Zensical counts the age of a file in whole seconds."""
    callspec = getattr(request.node, "callspec", None)
    copy_site(tmp_path, callspec.params["host"] if callspec else "zensical")
    for path in tmp_path.rglob("*"):
        os.utime(path, (time.time() - 3600,) * 2)


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.parametrize("host", CONFIGS)
def test_a_changed_bibliography_is_shown_on_every_page(tmp_path: Path, host: str) -> None:
    with serve(host, tmp_path) as url:
        assert wait_for(url, "On Rivers")
        change(tmp_path / "references.bib", "On Rivers", "On Changed Rivers and Lakes")
        assert wait_for(url, "On Changed Rivers and Lakes")
        assert wait_for(f"{url}works/", "On Changed Rivers and Lakes")


@pytest.mark.parametrize("host", CONFIGS)
def test_the_bibliography_page_follows_an_edit_of_another_page(tmp_path: Path, host: str) -> None:
    with serve(host, tmp_path) as url:
        assert wait_for(f"{url}works/", "Cited in")
        change(tmp_path / "docs/deep/er.md", "## Tables and boxes", "## Another section")
        assert wait_for(f"{url}works/", "Another section")


def test_zensical_keeps_what_it_is_not_told_to_watch(tmp_path: Path) -> None:
    """Why `watch` is asked for; when this fails, Zensical watches by itself and the advice can go."""
    change(tmp_path / "zensical.toml", 'watch = ["references.bib", "docs"]', "")
    with serve("zensical", tmp_path) as url:
        assert wait_for(url, "On Rivers")
        change(tmp_path / "references.bib", "On Rivers", "On Changed Rivers and Lakes")
        assert not wait_for(url, "On Changed Rivers and Lakes", seconds=3)
        assert "On Rivers" in fetch(url)
