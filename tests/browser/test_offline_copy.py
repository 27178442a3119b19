"""The copy that opens from disk: search and previews work there, and nothing is asked of any server."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from hosts import Build, mkdocs_build

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def offline(tmp_path_factory: pytest.TempPathFactory) -> Build:
    built = mkdocs_build(ROOT, tmp_path_factory.mktemp("offline"), "--strict", OFFLINE="true")
    assert built.status == 0, built.log
    return built


@pytest.fixture
def opened(offline: Build, chromium: Browser) -> Iterator[tuple[Page, list[str]]]:
    page = chromium.new_page()
    outside: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda sent: outside.append(sent.url) if not sent.url.startswith("file:") else None)
    page.on("console", lambda said: complaints.append(said.text) if "Content Security" in said.text else None)
    page.goto((offline.site / "arms-transfers.html").as_uri())
    yield page, outside
    assert outside == []
    assert complaints == []
    page.close()


def test_search_leads_to_another_page_of_the_copy(opened: tuple[Page, list[str]]) -> None:
    page, _ = opened
    page.locator("input[name=query]").press_sequentially("Trenin", delay=50)
    page.locator(".md-search-result__link").first.click()
    page.wait_for_function("!location.pathname.endsWith('arms-transfers.html')")
    assert page.locator("h1").first.is_visible()


def test_a_note_is_previewed(opened: tuple[Page, list[str]]) -> None:
    page, _ = opened
    page.locator(".footnote-ref").first.hover()
    page.get_by_role("dialog").filter(has_text="Weitz").wait_for()
