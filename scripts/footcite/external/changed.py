"""Which addresses a change adds, as far as git can tell."""

from __future__ import annotations

import html
import re
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path

from footcite.urls import doi_url

# An address ends at a bracket that closes what it did not open, as in Markdown's `[text](address)`.
_PLAIN = r"[^\s<>\"{}|\\^`()\[\]]"
_URL = re.compile(rf"https?://(?:{_PLAIN}|\({_PLAIN}*\)|\[{_PLAIN}*\])+", re.IGNORECASE)
_DOI_FIELD = re.compile(r"^\s*doi\s*=\s*[{\"]\s*(?P<doi>[^}\"\s]+)", re.IGNORECASE)
# What may follow an address in a sentence, and emphasis around it.
_PUNCTUATION = ".,:;!?'*_"


def changed_urls(ref: str, paths: Sequence[str], folder: Path) -> set[str]:
    """Return the addresses that the files at `paths` have gained since the branch left `ref`.

    Paths are patterns of git, relative to the folder. Raises `ValueError` with a message for people
    if git cannot compare: outside a repository, for an unknown reference, in a shallow clone.
    """
    options = ["--merge-base", "--unified=0", "--no-color", "--no-ext-diff", "--no-textconv", "--no-renames"]
    # Whatever the user's configuration, a reference is never read as an option.
    command = ["git", "diff", *options, "--end-of-options", ref, "--", *paths]
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, check=True)  # noqa: S603
    except subprocess.CalledProcessError as error:
        reason = error.stderr.decode("utf-8", "replace").strip().splitlines()
        raise ValueError(
            f"git cannot compare with `{ref}`: {reason[0] if reason else 'no reason given'}"
        ) from error
    except OSError as error:
        raise ValueError(f"git cannot be run: {error.strerror}") from error
    return added_urls(done.stdout.decode("utf-8", "replace"))


def added_urls(diff: str) -> set[str]:
    """Return the addresses on added lines of a unified diff that stand on no removed line."""
    added: set[str] = set()
    removed: set[str] = set()
    in_hunk = False
    for line in diff.split("\n"):
        # Before the first hunk of a file, `+++` and `---` name the file.
        in_hunk = line.startswith("@@") or (in_hunk and not line.startswith("diff --git "))
        if in_hunk and line.startswith("+"):
            added.update(_urls(line[1:]))
        elif in_hunk and line.startswith("-"):
            removed.update(_urls(line[1:]))
    return added - removed


def _urls(line: str) -> Iterator[str]:
    doi = _DOI_FIELD.match(line)
    url = doi_url(doi["doi"].replace("\\", "")) if doi else None
    if url:
        yield url
    # TeX escapes characters that addresses hold: `\%`, `\_`, `\&`.
    for match in _URL.finditer(html.unescape(re.sub(r"\\([%_&#$~])", r"\1", line))):
        yield match[0].rstrip(_PUNCTUATION)
