"""Reads and writes text files as their owners have them: byte order mark, line ends, mode."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

_BOM = "\ufeff"


@dataclass(frozen=True, slots=True)
class TextFile:
    """A file's text with a line feed at the end of lines, and how the file itself has it."""

    path: Path
    text: str
    line_end: str = "\n"
    has_bom: bool = False

    def with_text(self, text: str) -> TextFile:
        """Return the same file with another text."""
        return replace(self, text=text)

    @property
    def data(self) -> bytes:
        """Return the bytes of the file."""
        text = self.text.replace("\n", self.line_end)
        return ((_BOM if self.has_bom else "") + text).encode("utf-8")

    def write(self) -> None:
        """Replace the file in one step, so that it is never half written; its mode stays.

        A symbolic link stays, and what it leads to is replaced. Raises `OSError`.
        """
        target = Path(os.path.realpath(self.path))
        handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(self.data)
            if target.exists():
                shutil.copymode(target, name)
            else:
                Path(name).chmod(0o666 & ~_umask())
            Path(name).replace(target)
        except BaseException:
            with contextlib.suppress(FileNotFoundError):
                Path(name).unlink()
            raise


def read_text_file(path: Path) -> TextFile:
    """Return the file; line ends that differ within it stay in its text.

    Raises `OSError` if it cannot be read, `UnicodeDecodeError` if it is not UTF-8.
    """
    text = path.read_bytes().decode("utf-8")
    has_bom = text.startswith(_BOM)
    text = text.removeprefix(_BOM)
    if "\r\n" in text and text.count("\r\n") == text.count("\n"):
        return TextFile(path, text.replace("\r\n", "\n"), "\r\n", has_bom)
    return TextFile(path, text, "\n", has_bom)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
