"""The filters of the bibliography page."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from browser import Visit

SHOWN = ".bibliography > li:visible"


@pytest.fixture
def works(visit: Visit) -> Page:
    return visit("bibliography/")


def test_there_is_one_form_for_all_lists_of_the_page(works: Page) -> None:
    assert works.locator("form.bibliography-filters").count() == 1
    assert works.locator(".bibliography").count() == 4


@pytest.mark.parametrize(
    ("label", "value", "condition"),
    [
        pytest.param("Kind", "Book", "work.dataset.kind === 'Book'", id="kind"),
        pytest.param("Topic", "arms trade", "work.dataset.topics.includes('arms trade')", id="topic"),
        pytest.param("Language", "fr", "work.dataset.language === 'fr'", id="language"),
    ],
)
def test_a_choice_shows_the_works_of_it_alone(works: Page, label: str, value: str, condition: str) -> None:
    total = works.locator(SHOWN).count()
    works.get_by_role("combobox", name=label).select_option(value)
    shown = works.locator(SHOWN)
    assert 0 < shown.count() < total
    assert shown.evaluate_all(f"works => works.every(work => {condition})")
    expect(works.get_by_role("status").filter(has_text="works shown")).to_have_text(
        f"{shown.count()} of {total} works shown"
    )
    works.get_by_role("button", name="Show all").click()
    expect(works.locator(SHOWN)).to_have_count(total)


def test_years_and_kinds_together(works: Page) -> None:
    works.get_by_role("spinbutton", name="From").fill("2014")
    works.get_by_role("spinbutton", name="To").fill("2014")
    works.get_by_role("combobox", name="Kind").select_option("Report")
    found = works.locator(SHOWN).evaluate_all(
        "works => works.map(work => work.dataset.year + work.dataset.kind)"
    )
    assert found
    assert set(found) == {"2014Report"}


def test_what_chose_the_works_of_a_list_is_no_topic(works: Page) -> None:
    topics = (
        works.get_by_role("combobox", name="Topic")
        .locator("option")
        .evaluate_all("all => all.map(o => o.value)")
    )
    assert len(topics) == 10
    assert not {"cited", "named", "conjecture", "source-paper", "editor-check"} & set(topics)


def test_choices_tell_how_many_works_they_have(works: Page) -> None:
    books = works.locator(".bibliography > li[data-kind=Book]").count()
    assert f"Book ({books})" in works.get_by_role("combobox", name="Kind").locator("option").all_inner_texts()


def test_a_link_to_a_hidden_work_shows_it(works: Page) -> None:
    works.get_by_role("combobox", name="Kind").select_option("Book")
    target = works.locator("[id='ref:putz2015sold']")
    expect(target).to_be_hidden()
    works.evaluate("location.hash = '#ref:putz2015sold'")
    expect(target).to_be_visible()


def test_filters_ask_nothing_of_the_network(works: Page) -> None:
    works.wait_for_load_state("networkidle")
    asked: list[str] = []
    works.on("request", lambda request: asked.append(request.url))
    works.get_by_role("combobox", name="Kind").select_option("Book")
    works.get_by_role("combobox", name="Language").select_option("en")
    assert asked == []
