"""What axe-core finds in the pages of the site."""

from __future__ import annotations

import pytest

from browser import VIEWS, Visit, violations
from browser.test_content_security_policy import pages
from hosts import Build


def _pages_in(view: str, site: Build) -> list[str]:
    """Return the pages to look at in a view: the paper's in each, those about footcite in two of the four.

    One half of the latter is seen light on a phone and dark on a desktop, the other half the other way round.
    """
    about = [path for path in pages(site) if path.startswith("footcite/")]
    half = about[view in {"phone-light", "desktop-dark"} :: 2]
    return [path for path in pages(site) if path not in about or path in half]


@pytest.mark.usefixtures("axe")
@pytest.mark.parametrize("view", VIEWS)
def test_axe_finds_nothing_on_any_page(visit: Visit, site: Build, view: str) -> None:
    found = {path: violations(visit(path, view)) for path in _pages_in(view, site)}
    assert {path: those for path, those in found.items() if those} == {}


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
