"""The events of MkDocs at which the site is made ready to be published (`hooks:` in `mkdocs.yml`)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority

from publishing.content_security_policy import add_policy
from publishing.sidenotes import tie_notes

_SERVING = False


def on_startup(command: str, **_: Any) -> None:
    """Note whether pages are served while they are written: the script that reloads them has no hash."""
    global _SERVING  # noqa: PLW0603 - hooks have no other place of their own
    _SERVING = command == "serve"


@event_priority(-100)
def on_post_build(config: MkDocsConfig) -> None:
    """Tie notes to markers and give every page its policy, when all the plugins have done their work."""
    if _SERVING:
        return
    for path in sorted(Path(config.site_dir).rglob("*.html")):
        path.write_text(add_policy(tie_notes(path.read_text("utf-8"))), "utf-8")
