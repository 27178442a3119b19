"""A store of results on disk, by content: what it loses is only computed again.

Each result is a file of its own, written under another name and then renamed, so that several
builds at once may share the store. A file carries the digest of what it holds; one that is damaged,
or that something else has written, is passed over.
"""

from __future__ import annotations

import contextlib
import functools
import hashlib
import json
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from footcite import __version__

MAX_BYTES = 64 * 2**20
"""How much a store holds; what was not asked for longest goes first."""


def cache_folder() -> Path:
    """Return the user's folder for footcite's caches.

    XDG_CACHE_HOME where it is set (https://specifications.freedesktop.org/basedir-spec/latest/), else
    what the system provides.
    """
    home = Path.home()
    system = {
        "darwin": home / "Library" / "Caches",
        "win32": Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local"),
    }
    chosen = os.environ.get("XDG_CACHE_HOME", "")
    base = Path(chosen) if Path(chosen).is_absolute() else system.get(sys.platform, home / ".cache")
    return base / "footcite"


@functools.cache
def code_version() -> str:
    """Return what tells this program from others that may give another result.

    Beside the version it is the time of its newest file, for who works on it does not raise the version.
    """
    folders = [found[0] for found in os.walk(Path(__file__).parent) if not found[0].endswith("__pycache__")]
    files = (entry for folder in folders for entry in os.scandir(folder) if entry.is_file())
    return f"{__version__} {max(entry.stat().st_mtime_ns for entry in files)}"


def find_store(name: str) -> Store:
    """Return the store of a name in the user's folder; within a program there is one of each."""
    return _store(cache_folder() / name)


@functools.cache
def _store(folder: Path) -> Store:
    return Store(folder)


class Store:
    """Results as JSON, by a key of any length.

    A folder that cannot be written makes the store forgetful, not the build fail.
    """

    def __init__(self, folder: Path, max_bytes: int = MAX_BYTES) -> None:
        self._folder = folder
        self._max_bytes = max_bytes
        self._size: int | None = None

    def get(self, key: str) -> Any:
        """Return the result kept under the key, or None."""
        value = self.get_bytes(key)
        return None if value is None else json.loads(value)

    def get_bytes(self, key: str) -> bytes | None:
        """Return the bytes kept under the key, or None."""
        path = self._path(key)
        try:
            text = path.read_bytes()
        except OSError:
            return None
        digest, _, value = text.partition(b"\n")
        if digest.decode("ascii", "replace") != _digest(key, value):
            return None
        with contextlib.suppress(OSError):
            os.utime(path)
        return value

    def put(self, key: str, value: Any) -> None:
        """Keep the result, which JSON must be able to hold."""
        self.put_bytes(key, json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode())

    def put_bytes(self, key: str, text: bytes) -> None:
        """Keep the bytes."""
        with contextlib.suppress(OSError):
            self._write(self._path(key), f"{_digest(key, text)}\n".encode() + text)
            self._bound(len(text))

    def _path(self, key: str) -> Path:
        return self._folder / f"{hashlib.sha256(key.encode()).hexdigest()}.json"

    def _write(self, path: Path, content: bytes) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(suffix=".part", dir=self._folder)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise

    def _bound(self, added: int) -> None:
        """Take out the oldest files, a quarter of the store at a time, when it is full."""
        self._size = (self._size or 0) + added if self._size is not None else self._total()
        if self._size <= self._max_bytes:
            return
        self._size = self._total()
        for _, size, path in sorted(self._files()):
            if self._size <= self._max_bytes * 3 // 4:
                return
            with contextlib.suppress(OSError):
                path.unlink()
                self._size -= size

    def _total(self) -> int:
        return sum(size for _, size, _ in self._files())

    def _files(self) -> Iterator[tuple[int, int, Path]]:
        """Yield time, size and path of the files; `.part` files are left by builds that were killed."""
        with os.scandir(self._folder) as entries:
            for entry in entries:
                if entry.name.endswith((".json", ".part")):
                    with contextlib.suppress(OSError):
                        status = entry.stat()
                        yield status.st_mtime_ns, status.st_size, Path(entry.path)


def _digest(key: str, value: bytes) -> str:
    return hashlib.sha256(key.encode() + b"\0" + value).hexdigest()
