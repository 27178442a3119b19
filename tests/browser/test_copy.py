"""The button that copies a record, in a real browser."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from browser import VIEWS, Visit, violations
from hosts import Build


def copied(page: Page) -> str:
    found: str = page.evaluate("navigator.clipboard.readText()")
    return found


@pytest.mark.parametrize(
    ("path", "group", "file"),
    [
        ("bibliography/", "Putin’s Pivot", "exports/references/hill2013pivot.bib"),
        ("bibliography/", "The whole bibliography", "exports/bibliography.bib"),
        ("crimea/", "References of this page", "exports/pages/crimea.bib"),
    ],
)
def test_a_record_is_copied_as_its_file_has_it(
    visit: Visit, site: Build, path: str, group: str, file: str
) -> None:
    page = visit(path)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    line = page.get_by_role("group", name=group, exact=True)
    line.get_by_role("button", name="Copy BibTeX").click()
    expect(line.get_by_role("status")).to_have_text("Copied")
    assert copied(page) == site.page(file)


def test_where_nothing_can_be_copied_the_file_is_opened(visit: Visit) -> None:
    page = visit("crimea/")
    page.evaluate("() => { navigator.clipboard.write = () => Promise.reject(new Error('denied')); }")
    page.get_by_role("group", name="References of this page").get_by_role("button").click()
    page.wait_for_url("**/exports/pages/crimea.bib")


@pytest.mark.usefixtures("axe")
@pytest.mark.parametrize("view", VIEWS)
def test_axe_finds_nothing_in_the_open_box(visit: Visit, view: str) -> None:
    page = visit("crimea/", view)
    page.get_by_text("Cite this page").click()
    expect(page.locator(".footcite-cite").get_by_role("button")).to_be_visible()
    assert violations(page) == []
