"""One run of the external check: which addresses, with which history, and what is kept of it."""

from __future__ import annotations

import asyncio
import datetime
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from footcite.external.changed import changed_urls
from footcite.external.check import check_urls
from footcite.external.options import ExternalOptions
from footcite.external.shard import in_shard, parse_shard
from footcite.external.status import load_status, save_status
from footcite.issues import Issue
from footcite.model import Place


@dataclass(frozen=True, slots=True)
class Selection:
    """Which of the site's addresses a run is about; `paths` are those of the sources."""

    changed_since: str | None
    paths: tuple[str, ...]
    shard: str | None


def run_external(
    links: Mapping[str, Sequence[Place]],
    status_path: Path,
    selection: Selection,
    choices: Mapping[str, Any],
    progress: Callable[[int, int], None],
) -> list[Issue]:
    """Return the issues of the selected addresses, and keep what was learnt in the status file.

    `choices` are fields of `ExternalOptions`. Raises `ValueError` for a wrong shard or reference.
    """
    chosen = _select(links, selection)
    status, issues = load_status(status_path)
    now = datetime.datetime.now(datetime.UTC).replace(microsecond=0)
    try:
        issues += asyncio.run(check_urls(chosen, status, ExternalOptions(**choices), now, progress))
    finally:
        save_status(status_path, status)
    return issues


def _select(links: Mapping[str, Sequence[Place]], selection: Selection) -> dict[str, Sequence[Place]]:
    chosen = dict(links)
    if selection.shard:
        number, count = parse_shard(selection.shard)
        chosen = {url: places for url, places in chosen.items() if in_shard(url, number, count)}
    if selection.changed_since:
        added = changed_urls(selection.changed_since, selection.paths, Path.cwd())
        chosen = {url: places for url, places in chosen.items() if url in added}
    return chosen
