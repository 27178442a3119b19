"""The one pandoc process of a build: started when it is first needed, ended with the build."""

from __future__ import annotations

import atexit
import contextlib
import functools
import importlib.util
import json
import os
import subprocess
import threading
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

_SCRIPT = Path(__file__).with_name("citeproc.lua")
MAX_SECONDS = 120.0
"""How long one request may take; a list of 20,000 references takes about half a minute."""


class CiteprocError(Exception):
    """Pandoc cannot answer: its words, or how it ended."""


def find_pandoc() -> Path | None:
    """Return the pandoc that `footcite[csl]` brings, or None; nothing is imported or started."""
    found = importlib.util.find_spec("pypandoc")
    for folder in (found.submodule_search_locations or []) if found else []:
        for name in ("pandoc", "pandoc.exe"):
            path = Path(folder, "files", name)
            if path.is_file():
                return path
    return None


@functools.cache
def pandoc_version() -> str:
    """Return what tells one pandoc from another, without starting it."""
    try:
        return version("pypandoc_binary")
    except PackageNotFoundError:
        return ""


class _Turn:
    """The place of a request in the line: it is over when its answer is read, or lost."""

    def __init__(self) -> None:
        self.over = threading.Event()
        self.is_lost = False

    def end(self, *, is_lost: bool = False) -> None:
        """Let the next one read its answer, unless pandoc has ended over this one."""
        self.is_lost = is_lost
        self.over.set()


class Citeproc:
    """A pandoc that answers one request after another, in the order in which threads have sent them.

    It finds the next request in its pipe while the answer to the last one is read.

    It reads our pipe and ends when the pipe does, also when this process is killed. It is out of
    the reach of Ctrl-C, so that an answer under way is not torn.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._last = _Turn()
        self._child: subprocess.Popen[bytes] | None = None
        self._owner = 0

    def ask(self, request: dict[str, Any], source: str) -> Any:
        """Return pandoc's document for the request; `source` is the address of its style.

        `CiteprocError` is raised where pandoc is not there, fails, or takes too long.
        """
        line = self._exchange(json.dumps(request | {"source": source}).encode())
        answer: dict[str, Any] = json.loads(line)
        if "error" in answer:
            raise CiteprocError(str(answer["error"]).partition("\nstack traceback")[0])
        return answer

    def close(self) -> None:
        """End the process, if it runs."""
        child, self._child = self._child, None
        if child is None or self._owner != os.getpid():
            return
        for pipe in (child.stdin, child.stdout):
            if pipe:
                # What a dead process has not read cannot be sent any more.
                with contextlib.suppress(OSError):
                    pipe.close()
        try:
            child.wait(timeout=5)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()

    def _running(self) -> subprocess.Popen[bytes]:
        # A fork has its parent's pipes; it must not speak through them.
        if self._child is not None and self._owner == os.getpid() and self._child.poll() is None:
            return self._child
        self.close()
        pandoc = find_pandoc()
        if pandoc is None:
            raise CiteprocError("pandoc is not installed")
        try:
            self._child = subprocess.Popen(  # noqa: S603 - a fixed program, no shell
                [pandoc, "lua", _SCRIPT],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
        except OSError as error:
            raise CiteprocError(f"pandoc does not start: {error.strerror}") from error
        self._owner = os.getpid()
        self._last = _Turn()
        self._last.end()
        return self._child

    def _exchange(self, request: bytes) -> bytes:
        """Return pandoc's line; where it has ended over an earlier request, another one is asked."""
        with self._lock:
            child = self._running()
            before, turn = self._last, _Turn()
            self._last = turn
            timer = threading.Timer(MAX_SECONDS, child.kill)
            timer.daemon = True
            timer.start()
            _send(child, request)
        before.over.wait()
        line = b"" if before.is_lost else _receive(child)
        timer.cancel()
        turn.end(is_lost=not line)
        if before.is_lost:
            return self._exchange(request)
        if not line:
            self._end(child)
            raise CiteprocError(f"pandoc ended with code {child.returncode}")
        return line

    def _end(self, child: subprocess.Popen[bytes]) -> None:
        """End a process that has torn an answer, unless another one has taken its place."""
        with self._lock:
            if self._child is child:
                self.close()


def _send(child: subprocess.Popen[bytes], request: bytes) -> None:
    """Send a request; where the process has ended, its answer will be missing."""
    assert child.stdin
    with contextlib.suppress(OSError, ValueError):
        child.stdin.write(request + b"\n")
        child.stdin.flush()


def _receive(child: subprocess.Popen[bytes]) -> bytes:
    """Return a whole line, or nothing where the process has ended."""
    assert child.stdout
    try:
        line = child.stdout.readline()
    except (OSError, ValueError):
        return b""
    return line if line.endswith(b"\n") else b""


CITEPROC = Citeproc()
"""The process that all styles of a build share."""
atexit.register(CITEPROC.close)
