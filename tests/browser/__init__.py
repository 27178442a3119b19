"""A real browser on the real site: Debian's Chromium, driven by Playwright."""

from __future__ import annotations

import functools
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, NamedTuple

from playwright.sync_api import Browser, BrowserContext, Page, Playwright

AXE = Path(__file__).parent / "node_modules" / "axe-core" / "axe.min.js"
_PREFIX = "/footcite"


class View(NamedTuple):
    """What a reader holds in the hand: the size of the window in CSS pixels, and the colours wished for."""

    width: int
    height: int
    scheme: str


VIEWS = {
    "phone-light": View(390, 844, "light"),
    "phone-dark": View(390, 844, "dark"),
    "desktop-light": View(1440, 900, "light"),
    "desktop-dark": View(1440, 900, "dark"),
}

Visit = Callable[..., Page]
"""Opens a page of the site, by its path, in a view of `VIEWS`: ``visit("trade/", "phone-dark")``."""


class _Handler(SimpleHTTPRequestHandler):
    """Serves a folder below the path that the site has at its host."""

    def translate_path(self, path: str) -> str:
        return super().translate_path(path.removeprefix(_PREFIX))

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name of the base class
        pass


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a built site on a free port of loopback until the block is left; give its address."""
    handler = functools.partial(_Handler, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}{_PREFIX}/"
        finally:
            server.shutdown()


def launch(playwright: Playwright) -> Browser:
    """Return Debian's Chromium, started; it ends with the `with` block that it opens."""
    return playwright.chromium.launch(executable_path=shutil.which("chromium"))


def context_of(browser: Browser, view: str) -> BrowserContext:
    """Return a context that shows pages as in a view of `VIEWS`."""
    width, height, scheme = VIEWS[view]
    return browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if scheme == "dark" else "light",
        has_touch=view.startswith("phone"),
        reduced_motion="reduce",
    )


def violations(page: Page) -> list[str]:
    """Return what axe-core finds in the page as it is now: the rule, and the element it is about.

    Both go through the protocol of the developer tools, for a page's own policy admits no script of others.
    """
    session = page.context.new_cdp_session(page)
    session.send("Runtime.evaluate", {"expression": AXE.read_text("utf-8")})
    run = "axe.run({resultTypes: ['violations']}).then(found => found.violations.flatMap(rule =>"
    expression = f"{run} rule.nodes.map(node => `${{rule.id}}: ${{node.target}}: ${{node.failureSummary}}`)))"
    answer = session.send(
        "Runtime.evaluate", {"expression": expression, "awaitPromise": True, "returnByValue": True}
    )
    session.detach()
    found: list[str] = answer["result"]["value"]
    return found
