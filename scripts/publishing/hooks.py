"""The events of MkDocs at which the site is made ready to be published (`hooks:` in `mkdocs.yml`)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority

from publishing.content_security_policy import add_policy
from publishing.sidenotes import tie_notes
from publishing.stylesheets import join_stylesheets

_SERVING = False


def on_startup(command: str, **_: Any) -> None:
    """Note whether pages are served while they are written: the script that reloads them has no hash."""
    global _SERVING  # noqa: PLW0603 - hooks have no other place of their own
    _SERVING = command == "serve"


@event_priority(-100)
def on_post_build(config: MkDocsConfig) -> None:
    """Finish every page, when all the plugins have written theirs; its policy comes last."""
    if _SERVING:
        return
    site = Path(config.site_dir)
    for path in sorted(site.rglob("*.html")):
        html = join_stylesheets(path.read_text("utf-8"), path.relative_to(site).as_posix(), site)
        path.write_text(add_policy(tie_notes(html)), "utf-8")
