"""The filter of the timeline and the claims, the terms of the glossary, and the charts, as a reader has them."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from browser import Visit

ROWS = ".md-content tbody tr:visible"


def choose(page: Page, name: str, value: str) -> None:
    page.get_by_role("combobox", name=name, exact=True).select_option(value)


def test_claims_are_chosen_by_what_they_rest_on_and_by_their_check(visit: Visit) -> None:
    page = visit("claims/")
    status = page.locator(".filter [role=status]")
    expect(status).to_have_text("224 of 224 claims")
    choose(page, "Sources", "with a note of the paper")
    expect(status).to_have_text("51 of 224 claims")
    choose(page, "Page", "Trade")
    expect(status).to_have_text("5 of 224 claims")
    assert page.locator(ROWS).count() == 5
    assert page.locator(".md-content h2:visible").all_inner_texts() == ["Trade\n¶"]
    page.get_by_role("button", name="Show all").click()
    expect(status).to_have_text("224 of 224 claims")
    assert page.locator(ROWS).count() == 224


def test_words_choose_too_and_nothing_found_is_said(visit: Visit) -> None:
    page = visit("timeline/")
    page.get_by_label("Words").fill("peace MISSION 2014")
    expect(page.locator(".filter [role=status]")).to_have_text("1 of 72 events")
    page.get_by_label("Words").fill("no such words")
    expect(page.locator(".filter [role=status]")).to_have_text("0 of 72 events")


def test_the_filter_is_used_by_keyboard(visit: Visit) -> None:
    page = visit("timeline/")
    page.get_by_label("Words").focus()
    page.keyboard.press("Tab")
    page.keyboard.type("plan")
    expect(page.locator(".filter [role=status]")).to_have_text("2 of 72 events")


def test_without_a_script_the_tables_stand_whole(visit: Visit, address: str) -> None:
    browser = visit("claims/").context.browser
    assert browser is not None
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{address}claims/")
        assert page.locator(ROWS).count() == 224
        assert not page.locator(".filter form").count()


@pytest.mark.parametrize("view", ["phone-dark", "desktop-light"])
def test_a_term_shows_its_entry_at_focus_and_esc_closes_it(visit: Visit, view: str) -> None:
    page = visit("central-asia-sco/", view)
    term = page.locator("a.term", has_text="Customs Union")
    page.keyboard.press("Tab")  # From now on, focus is that of a keyboard.
    term.focus()
    preview = page.get_by_role("dialog", name="Entry of the glossary")
    expect(preview).to_contain_text("Integration project of Russia, Belarus and Kazakhstan")
    page.keyboard.press("Escape")
    expect(preview).to_have_count(0)


def test_a_tap_on_a_term_shows_its_entry(visit: Visit) -> None:
    page = visit("central-asia-sco/", "phone-light")
    page.locator("a.term", has_text="Customs Union").tap()
    expect(page.get_by_role("dialog", name="Entry of the glossary")).to_be_visible()
    assert page.url.endswith("central-asia-sco/")


def test_a_tap_follows_the_link_where_the_glossary_cannot_be_read(visit: Visit) -> None:
    """As in a copy of the site on disk, where a page must not fetch another."""
    page = visit("central-asia-sco/", "phone-light")
    page.route(
        "**/glossary/",
        lambda route: route.abort() if route.request.resource_type == "fetch" else route.fallback(),
    )
    page.locator("a.term", has_text="Customs Union").tap()
    page.wait_for_url("**/glossary/#term-eurasian-customs-union")
    page.unroute_all()


@pytest.mark.parametrize(("view", "shown"), [("phone-light", "chart-narrow"), ("desktop-dark", "chart-wide")])
def test_a_chart_is_drawn_for_the_width_and_in_the_colours_of_the_page(
    visit: Visit, view: str, shown: str
) -> None:
    page = visit("trade/", view)
    drawings = page.locator(".chart svg:visible")
    assert {svg.get_attribute("class") for svg in drawings.all()} == {shown}
    for svg in drawings.all():
        assert svg.evaluate("svg => svg.getBoundingClientRect().width == svg.getAttribute('width')")
        inks = "svg => [...svg.querySelectorAll('text')].map(text => getComputedStyle(text).fill)"
        body = page.locator(".md-content p").first.evaluate("p => getComputedStyle(p).color")
        assert set(svg.evaluate(inks)) == {body}
