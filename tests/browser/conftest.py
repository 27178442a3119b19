"""One Chromium and one server for all tests of this folder; pages are kept and navigated."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from browser import AXE, Visit, context_of, launch, served
from hosts import Build


def _missing(what: str) -> None:
    """Skip where a developer lacks a tool; CI must have it."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"CI must have {what}")
    pytest.skip(f"this machine has no {what}; CI runs the tests in the browser")


@pytest.fixture(scope="session")
def address(site: Build) -> Iterator[str]:
    """The address of the served site."""
    with served(site.site) as url:
        yield url


# Not for the session: Playwright keeps an event loop running, which other tests start for themselves.
@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    if shutil.which("chromium") is None:
        _missing("Chromium")
    with sync_playwright() as playwright, launch(playwright) as browser:
        yield browser


@pytest.fixture(scope="package")
def kept_pages(chromium: Browser) -> dict[str, Page]:
    """A page for each view, made when it is first asked for."""
    return {}


@pytest.fixture
def visit(address: str, chromium: Browser, kept_pages: dict[str, Page]) -> Visit:
    def visit(path: str, view: str = "desktop-light") -> Page:
        if view not in kept_pages:
            kept_pages[view] = context_of(chromium, view).new_page()
            kept_pages[view].set_default_timeout(10_000)
        page = kept_pages[view]
        # A page that stands already would only scroll to another fragment.
        page.goto("about:blank")
        page.goto(address + path)
        return page

    return visit


@pytest.fixture
def axe(chromium: Browser) -> None:
    """Ask for Chromium and axe-core, which `make test` installs."""
    if not AXE.is_file():
        _missing("axe-core (`npm ci --prefix tests/browser`)")
