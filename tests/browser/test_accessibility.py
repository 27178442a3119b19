"""What axe-core finds in the pages of the site."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from playwright.sync_api import sync_playwright

from browser import VIEWS, Visit, context_of, launch, violations
from browser.test_content_security_policy import pages
from hosts import Build


@pytest.mark.usefixtures("axe")
@pytest.mark.parametrize("device", ["phone", "desktop"])
def test_axe_finds_nothing_on_any_page(site: Build, address: str, device: str) -> None:
    addresses = [f"{address}{path}" for path in pages(site)]
    # Two browsers side by side, for this takes most of the time of all tests.
    with ThreadPoolExecutor(2) as pool:
        found = pool.map(lambda view: _found_in(view, addresses), [f"{device}-light", f"{device}-dark"])
        assert list(found) == [{}, {}]


def _found_in(view: str, addresses: list[str]) -> dict[str, list[str]]:
    """Return what axe-core finds in each page in which it finds something, in a browser of its own."""
    found: dict[str, list[str]] = {}
    with sync_playwright() as playwright, launch(playwright) as browser:
        page = context_of(browser, view).new_page()
        for url in addresses:
            page.goto(url)
            found[url] = violations(page)
    return {url: those for url, those in found.items() if those}


@pytest.mark.usefixtures("axe")
@pytest.mark.parametrize("view", VIEWS)
def test_axe_finds_nothing_in_the_results_of_a_search(visit: Visit, view: str) -> None:
    page = visit("trade/", view)
    if view.startswith("phone"):
        page.locator("label[for=__search]:visible").first.click()
    page.locator("input[name=query]").press_sequentially("Trenin", delay=50)
    page.locator(".md-search-result__link").first.wait_for()
    assert violations(page) == []


@pytest.mark.usefixtures("axe")
@pytest.mark.parametrize("view", ["phone-light", "phone-dark"])
def test_axe_finds_nothing_in_the_menu_of_a_phone(visit: Visit, view: str) -> None:
    page = visit("trade/", view)
    page.locator("label[for=__drawer]:visible").first.click()
    page.locator(".md-nav__title >> visible=true").first.wait_for()
    assert violations(page) == []
