"""No request outside the site, no cookie, no breach of a page's policy, whatever a reader does."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from browser import VIEWS
from hosts import Build

_LISTEN = """document.addEventListener("securitypolicyviolation", event =>
  console.error(`breach: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`))"""


class Watched(NamedTuple):
    """A page, and what was noted since it was opened: complaints, and addresses outside the site."""

    page: Page
    complaints: list[str]
    outside: list[str]


@pytest.fixture(params=["phone-dark", "desktop-light"])
def watched(chromium: Browser, address: str, request: pytest.FixtureRequest) -> Iterator[Watched]:
    view = VIEWS[request.param]
    phone = view.width < 400
    context = chromium.new_context(viewport={"width": view.width, "height": view.height}, has_touch=phone)
    yield watch(context, address)
    context.close()


def watch(context: BrowserContext, address: str) -> Watched:
    context.set_default_timeout(8_000)
    page = context.new_page()
    found = Watched(page, [], [])
    page.add_init_script(_LISTEN)
    page.on("console", lambda said: found.complaints.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: found.complaints.append(str(error)))
    # Requests of workers, too.
    context.on(
        "request", lambda sent: found.outside.append(sent.url) if not sent.url.startswith(address) else None
    )
    return found


def assert_quiet(watched: Watched) -> None:
    assert watched.complaints == []
    assert watched.outside == []
    assert watched.page.context.cookies() == []


def test_a_reader_may_use_everything_of_a_topical_page(watched: Watched, address: str) -> None:
    page = watched.page
    page.goto(f"{address}arms-transfers/")
    page.locator(".footnote-ref").first.hover()
    page.locator(".footnote-ref").nth(1).focus()
    page.keyboard.press("Escape")
    page.locator("form[data-md-component=palette] label:visible").click()
    assert page.locator("body").get_attribute("data-md-color-scheme") == "slate"
    if page.viewport_size == {"width": 390, "height": 844}:
        page.locator("label[for=__drawer]:visible").first.click()
        page.locator("label[for=__drawer].md-overlay").click(position={"x": 380, "y": 600})
        page.locator("label[for=__search]:visible").first.click()
    page.locator("input[name=query]").press_sequentially("Trenin", delay=50)
    page.locator(".md-search-result__link").first.wait_for()
    page.locator(".md-search-result__link").first.click()
    page.wait_for_load_state()
    assert page.url != f"{address}arms-transfers/"
    assert_quiet(watched)


def test_no_page_breaks_its_policy(chromium: Browser, site: Build, address: str) -> None:
    context = chromium.new_context()
    watched = watch(context, address)
    for path in pages(site):
        assert not re.search(r"<[^>]* (on\w+|style)=", site.page(path)), path
        watched.page.goto(address + path)
        assert watched.page.locator("meta[http-equiv=Content-Security-Policy]").count() == 1, path
    assert_quiet(watched)
    context.close()


def test_a_script_that_was_put_into_a_page_is_not_run(watched: Watched, address: str) -> None:
    watched.page.goto(address)
    watched.page.evaluate(
        """() => {
          const script = document.createElement("script");
          script.text = "document.title = 'taken over'";
          document.body.append(script);
        }"""
    )
    assert watched.page.title() != "taken over"
    assert any("script-src" in complaint for complaint in watched.complaints)


def pages(site: Build) -> list[str]:
    """Return the paths of all pages of the site."""
    return sorted(path.relative_to(site.site).as_posix() for path in site.site.rglob("*.html"))
