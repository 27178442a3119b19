"""Real builds by real hosts."""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple


class Build(NamedTuple):
    status: int
    log: str
    site: Path

    def page(self, path: str) -> str:
        return (self.site / path).read_text("utf-8")


Builder = Callable[..., Build]
"""Builds a site of a test with MkDocs, after changes to its files."""


def write_files(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def copy_site(folder: Path) -> None:
    """Copy this repository's own site, with what it is built with, to be changed or built there."""
    root = Path(__file__).parents[2]
    for name in ("docs", "scripts/publishing", "scripts/theme"):
        shutil.copytree(root / name, folder / name)
    for name in ("mkdocs.yml", "references.bib"):
        shutil.copy(root / name, folder)


def mkdocs_build(folder: Path, site: Path, *options: str, **environment: str) -> Build:
    """Run `mkdocs build` in the folder, as a user does."""
    return _build("mkdocs", folder, site, "--site-dir", str(site), *options, **environment)


def builder(folder: Path, files: dict[str, str]) -> Builder:
    """Return what builds the files, with changes to them and options of MkDocs, in the folder."""

    def run(changes: dict[str, str] | None = None, *options: str) -> Build:
        write_files(folder, files | (changes or {}))
        return mkdocs_build(folder, folder / "site", *options)

    return run


def properdocs_build(folder: Path, site: Path, *options: str, **environment: str) -> Build:
    """Run `properdocs build` in the folder."""
    return _build("properdocs", folder, site, "--site-dir", str(site), *options, **environment)


def zensical_build(folder: Path, *options: str, **environment: str) -> Build:
    """Run `zensical build --clean` in the folder; the site is in `site`, as Zensical wants it."""
    return _build("zensical", folder, folder / "site", "--clean", *options, **environment)


def _build(host: str, folder: Path, site: Path, *options: str, **environment: str) -> Build:
    command = [sys.executable, "-m", host, "build", *options]
    variables = _environment() | environment
    done = subprocess.run(command, cwd=folder, env=variables, capture_output=True, text=True, check=False)
    return Build(done.returncode, done.stdout + done.stderr, site)


def check_site(site: Path, config: str = "mkdocs.yml", folder: Path | None = None) -> Build:
    """Run `footcite check` on a built site, in the folder of its configuration."""
    return run_command("check", str(site), "--config", config, folder=folder or site.parent)


def run_command(*arguments: str, folder: Path) -> Build:
    """Run the command `footcite` in a folder."""
    command = [sys.executable, "-c", "from footcite.cli import run; run()", *arguments]
    done = subprocess.run(
        command, cwd=folder, env=_environment(), capture_output=True, text=True, check=False
    )
    return Build(done.returncode, done.stdout + done.stderr, folder)


@contextlib.contextmanager
def serve(host: str, folder: Path) -> Iterator[str]:
    """Run the live server of a host on a free port of loopback; it answers when the block is entered."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    watching = ["--livereload"] if host == "mkdocs" else []
    command = [sys.executable, "-m", host, "serve", "--dev-addr", address, *watching]
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, cwd=folder, env=_environment(), stdout=quiet, stderr=quiet) as server:
        try:
            assert wait_for(f"http://{address}/", "<html")
            yield f"http://{address}/"
        finally:
            server.terminate()


def fetch(url: str) -> str:
    with urllib.request.urlopen(url, timeout=5) as response:
        return str(response.read().decode("utf-8"))


def wait_for(url: str, text: str, seconds: int = 30) -> bool:
    """Return whether the page comes to hold the text."""
    for _ in range(seconds * 5):
        with contextlib.suppress(urllib.error.URLError, ConnectionError):
            if text in fetch(url):
                return True
        time.sleep(0.2)
    return False


def _environment() -> dict[str, str]:
    return os.environ | {"NO_MKDOCS_2_WARNING": "1", "NO_COLOR": "1"}
