"""Search leads to a reference by its author, its title and its key."""

from __future__ import annotations

import pytest

from browser import Visit


@pytest.mark.parametrize("query", ["Trenin", "From Greater Europe to Greater Asia", "trenin2015greater"])
def test_search_leads_to_the_reference(visit: Visit, query: str) -> None:
    page = visit("energy/")
    page.locator("input[name=query]").press_sequentially(query, delay=20)
    page.locator(".md-search-result__link[href*='#ref:trenin2015greater']").first.wait_for(state="attached")
