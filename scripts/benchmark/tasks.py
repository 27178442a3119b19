"""What is measured of each size: builds, rebuilds after a change, and checks of the built site."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from benchmark.corpus import Size
from benchmark.sites import Site, make_site
from benchmark.timing import Task
from benchmark.writing import BY_HAND, FOOTCITE, FOOTCITE_CSL, MKDOCS_BIBTEX

CONTROL = "by hand"
COLD, WARM = "footcite, cold", "footcite, warm"
LISTED = "footcite, with a bibliography page"
PARSED, LOADED = "bibliography, pybtex", "bibliography, footcite, warm"
LIVE_CONTROL, LIVE = "live server, by hand", "live server, footcite"
BARE, HELP = "python", "footcite --help"


def build_tasks(folder: Path, size: Size) -> dict[str, Task]:
    """Return the builds of one site, and the checks of what footcite built; they are run in this order."""
    control = make_site(folder / "by-hand", size, BY_HAND)
    footcite = make_site(folder / "footcite", size, FOOTCITE)
    csl = make_site(folder / "csl", size, FOOTCITE_CSL)
    peer = make_site(folder / "mkdocs-bibtex", size, MKDOCS_BIBTEX)
    listed = make_site(folder / "listed", size, FOOTCITE)
    listed.add_bibliography_page()
    return {
        CONTROL: control.build(),
        COLD: footcite.build(cold=True),
        WARM: footcite.build(),
        LISTED: listed.build(cold=True),
        "mkdocs-bibtex": peer.build(),
        "footcite, CSL, cold": csl.build(cold=True),
        "footcite, CSL, warm": csl.build(),
        "by hand, a page changed": control.rebuild(control.change_page),
        "footcite, a page changed": footcite.rebuild(footcite.change_page),
        "footcite, an entry changed": footcite.rebuild(footcite.change_entry),
        LIVE_CONTROL: control.probe("rebuild_page"),
        LIVE: footcite.probe("rebuild_page"),
        "live server, footcite, an entry changed": footcite.probe("rebuild_entry"),
        PARSED: footcite.probe("parse"),
        LOADED: footcite.probe("load"),
        "footcite check": footcite.check(),
        "lychee": footcite.lychee(),
    }


def start_tasks(folder: Path) -> dict[str, Task]:
    """Return what the command takes to start, and a bare interpreter."""
    return {
        BARE: Task((sys.executable, "-c", "pass"), folder),
        HELP: Task((str(Path(sys.executable).with_name("footcite")), "--help"), folder),
    }


def growth_tasks(folder: Path, steps: Iterable[Size]) -> list[Task]:
    """Return cold builds of growing sites."""
    sites = [make_site(folder / str(number), size, FOOTCITE) for number, size in enumerate(steps)]
    return [site.build(cold=True) for site in sites]


def empty_site(folder: Path) -> Site:
    """Return a site of one page, for what a build takes whatever it builds."""
    return make_site(folder, Size(1, 1), FOOTCITE)
