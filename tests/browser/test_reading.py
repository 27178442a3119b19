"""How pages read: lines of a good length, notes beside them, nothing that scrolls the page sideways."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from browser import Visit
from browser.test_content_security_policy import pages
from hosts import Build

_CHARACTERS_A_LINE = """() => {
  const text = [...document.querySelectorAll(".md-content__inner > p[data-claims]")];
  const lines = text.map(p => p.getBoundingClientRect().height / parseFloat(getComputedStyle(p).lineHeight));
  const characters = text.map(p => p.innerText.length);
  const sum = numbers => numbers.reduce((a, b) => a + b, 0);
  return sum(characters) / sum(lines);
}"""
_NOTES = """() => [...document.querySelectorAll(".md-content__inner > .footnote li")].map(note => {
  const { top, bottom, left } = note.getBoundingClientRect();
  const marker = document.getElementById(note.id.replace("fn:", "fnref:")).getBoundingClientRect();
  return { top, bottom, left, marker: marker.top };
})"""
TIED = ["arms-transfers/", "central-asia-sco/", "energy/", "silk-road/", "trade/"]


def test_lines_hold_about_66_characters(visit: Visit) -> None:
    # The last line of a paragraph is seldom full.
    assert 55 < visit("conclusions/").evaluate(_CHARACTERS_A_LINE) < 70


@pytest.mark.parametrize("path", TIED)
def test_notes_stand_beside_their_markers_and_never_on_each_other(visit: Visit, path: str) -> None:
    page = visit(path)
    notes = page.evaluate(_NOTES)
    text = page.locator(".md-content__inner > p").first.bounding_box()
    article = page.locator(".md-content__inner").bounding_box()
    assert text
    assert article
    for above, note in zip([{"bottom": 0.0}, *notes], notes, strict=False):
        assert note["left"] > text["x"] + text["width"]
        assert note["top"] >= above["bottom"]
        # As high as its marker, unless the note above is in the way.
        assert abs(note["top"] - note["marker"]) < 8 or note["top"] - above["bottom"] < 20
    assert notes[-1]["bottom"] < article["y"] + article["height"]


@pytest.mark.parametrize(
    ("path", "view"),
    [("editors-notes/", "desktop-light"), ("concordance/", "desktop-light"), ("trade/", "phone-light")],
)
def test_notes_stand_below_the_text_where_there_is_no_room(visit: Visit, path: str, view: str) -> None:
    page = visit(path, view)
    lowest = max(
        box["y"]
        for p in page.locator(".md-content__inner > p:not(.footcite-exports)").all()
        if (box := p.bounding_box())
    )
    assert all(note["top"] > lowest for note in page.evaluate(_NOTES))


def test_no_page_scrolls_sideways_at_320_pixels(chromium: Browser, site: Build, address: str) -> None:
    page = chromium.new_page(viewport={"width": 320, "height": 640})
    assert [path for path in pages(site) if _is_wide(page, address + path)] == []
    page.close()


def _is_wide(page: Page, url: str) -> bool:
    page.goto(url)
    return bool(page.evaluate("document.documentElement.scrollWidth > 320"))


def test_a_table_scrolls_in_a_region_that_the_keyboard_reaches(chromium: Browser, address: str) -> None:
    page = chromium.new_page(viewport={"width": 740, "height": 800})
    page.goto(f"{address}footcite/comparison/")
    region = page.get_by_role("region", name="Table: Comparison with other tools", exact=True)
    region.focus()
    assert region.evaluate("element => element === document.activeElement")
    assert region.evaluate("element => element.scrollWidth > element.clientWidth")
    page.keyboard.press("ArrowRight")
    expect(region).not_to_have_js_property("scrollLeft", 0)
    page.close()


def test_on_a_phone_a_row_of_a_wide_table_is_a_card_with_labels(visit: Visit) -> None:
    page = visit("footcite/comparison/", "phone-light")
    labelled = "footcite MkDocs, ProperDocs, Zensical, Python-Markdown"
    expect(page.get_by_role("cell", name=labelled)).to_be_visible()
    # Material's script puts boxes around the table.
    expect(page.locator(".table-region .md-typeset__table")).to_be_attached()
    region = page.locator(".table-region")
    assert region.evaluate("element => element.scrollWidth") == region.evaluate("e => e.clientWidth")


@pytest.mark.parametrize("view", ["phone-light", "desktop-light"])
@pytest.mark.parametrize(
    "place", ["bibliography/#ref:xinhua2012naval", "claims/#conclusions", "claims/#trade", "glossary/#places"]
)
def test_a_link_far_down_a_page_that_is_laid_out_in_parts_arrives(
    visit: Visit, place: str, view: str
) -> None:
    page = visit(place, view)
    page.wait_for_timeout(500)
    target = page.locator(":target")
    expect(target).to_be_in_viewport()
