"""The day on which each page was last changed, as git knows it."""

from __future__ import annotations

import subprocess
from pathlib import Path

_DAY = "day "


def revision_dates(folder: Path) -> dict[str, str]:
    """Return the day of the last commit that touched each file below the folder, by the path below it.

    Empty without git, without a repository, and in a shallow clone, whose oldest commit seems to add
    every file (https://git-scm.com/docs/shallow).
    """
    if _git(folder, "rev-parse", "--is-shallow-repository").strip() != "false":
        return {}
    dates: dict[str, str] = {}
    day = ""
    log = _git(folder, "log", "--no-merges", f"--format={_DAY}%cs", "--name-only", "--relative", "--", ".")
    for line in log.splitlines():
        if line.startswith(_DAY):
            day = line.removeprefix(_DAY)
        elif line:
            dates.setdefault(line, day)
    return dates


def _git(folder: Path, *arguments: str) -> str:
    try:
        done = subprocess.run(  # noqa: S603 - the arguments are this module's own
            ["git", "-C", str(folder), "-c", "core.quotePath=false", *arguments],  # noqa: S607
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
    except FileNotFoundError:
        return ""
    return done.stdout if done.returncode == 0 else ""
