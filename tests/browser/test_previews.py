"""Previews of notes and references: how they open and close, what they show, and who can reach them."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from browser import VIEWS, Visit, served, violations
from hosts import Build, mkdocs_build, write_files

CONFIG = """\
site_name: Small
theme: {name: material, font: false}
markdown_extensions:
  - toc
  - footcite:
      bibliography: references.bib
      STYLE
plugins:
  - footcite
"""
BIB = """\
@book{able2001,
  author = {Able, Ann},
  title = {A First Book},
  publisher = {Press},
  langid = {french},
  url = {https://example.org/first},
  archiveurl = {https://web.archive.org/web/20150409123456/https://example.org/first},
  archivedate = {2015-04-09},
  date = {2001},
}

@article{baker2002,
  author = {Baker, Bob},
  title = {On Rivers},
  journaltitle = {Water},
  date = {2002},
}
"""
PAGE = """\
# Home

One.[@able2001] Both.[see @able2001; @baker2002] Prose.[^prose] [Works](works.md#ref:baker2002).

[^prose]: Only prose.
"""
FILES = {"references.bib": BIB, "docs/index.md": PAGE, "docs/works.md": "# Works\n\n[BIBLIOGRAPHY]\n"}


@pytest.fixture(scope="package")
def small_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """The address of a small site in a style of notes, and in one that cites in the text."""
    folder = tmp_path_factory.mktemp("small")
    for style in ("chicago-notes", "apa"):
        config = CONFIG.replace("STYLE", f"style: {style}")
        write_files(folder / style, FILES | {"mkdocs.yml": config})
        built = mkdocs_build(folder / style, folder / "site" / style, "--strict")
        assert built.status == 0, built.log
    with served(folder / "site") as url:
        yield {style: f"{url}{style}/" for style in ("chicago-notes", "apa")}


def preview(page: Page) -> str:
    """Return the text of the open preview, once it is there."""
    box = page.locator(".footcite-preview")
    expect(box).to_be_visible()
    return re.sub(r"\s+", " ", box.inner_text()).strip()


def assert_none(page: Page) -> None:
    expect(page.locator(".footcite-preview")).to_have_count(0)


@pytest.fixture
def page(visit: Visit) -> Page:
    return visit("")


@pytest.fixture
def crimea(visit: Visit) -> Page:
    return visit("crimea/")


# ------------------------------------------------------------------------------- opening and closing


def test_hover_shows_the_note_and_leaving_hides_it(crimea: Page) -> None:
    crimea.locator(".footnote-ref").first.hover()
    text = crimea.locator(".footnote li").first.inner_text()
    assert text.split(",")[0] in preview(crimea)
    crimea.mouse.move(5, 5)
    assert_none(crimea)


def test_the_preview_can_be_hovered_itself(crimea: Page) -> None:
    """WCAG 2.2, 1.4.13."""
    crimea.locator(".footnote-ref").first.hover()
    preview(crimea)
    crimea.locator(".footcite-preview").hover()
    crimea.wait_for_timeout(500)
    preview(crimea)


def test_esc_hides_the_preview_without_moving_the_pointer(crimea: Page) -> None:
    crimea.locator(".footnote-ref").first.hover()
    preview(crimea)
    crimea.keyboard.press("Escape")
    assert_none(crimea)
    crimea.wait_for_timeout(400)
    assert_none(crimea)


def focus_by_keyboard(page: Page, selector: str) -> None:
    """Focus the link as Tab does: a script that moves the focus of a keyboard leaves it visible."""
    page.keyboard.press("Tab")
    page.locator(selector).first.focus()


def test_keyboard_focus_shows_it_and_tab_goes_through_it(crimea: Page) -> None:
    focus_by_keyboard(crimea, ".footnote-ref")
    preview(crimea)
    described = crimea.locator(".footnote-ref").first.get_attribute("aria-describedby")
    assert crimea.locator(f"#{described}").inner_text()
    links = crimea.locator(".footcite-preview a").count()
    for _ in range(links):
        crimea.keyboard.press("Tab")
        assert crimea.evaluate("document.activeElement.closest('.footcite-preview') !== null")
    crimea.keyboard.press("Tab")
    assert crimea.evaluate("document.activeElement.closest('.footcite-preview') === null")
    expect(crimea.get_by_role("dialog", name="Preview of note 1")).to_have_count(0)


def test_esc_within_the_preview_gives_the_focus_back(crimea: Page) -> None:
    focus_by_keyboard(crimea, ".footnote-ref")
    preview(crimea)
    crimea.keyboard.press("Tab")
    crimea.keyboard.press("Escape")
    assert_none(crimea)
    expect(crimea.locator(".footnote-ref").first).to_be_focused()


def test_leaving_by_the_keyboard_hides_it(crimea: Page) -> None:
    focus_by_keyboard(crimea, ".footnote-ref")
    preview(crimea)
    crimea.keyboard.press("Shift+Tab")
    expect(crimea.get_by_role("dialog", name="Preview of note 1")).to_have_count(0)


def test_enter_and_click_follow_the_link(crimea: Page) -> None:
    focus_by_keyboard(crimea, ".footnote-ref")
    crimea.keyboard.press("Enter")
    assert "#fn:" in crimea.url
    assert_none(crimea)
    crimea.go_back()
    crimea.locator(".footnote-ref").last.click()
    assert crimea.url.endswith(str(crimea.locator(".footnote-ref").last.get_attribute("href")))


@pytest.mark.parametrize("view", ["phone-light", "phone-dark"])
def test_a_tap_shows_the_note_and_its_link_leads_there(visit: Visit, view: str) -> None:
    page = visit("crimea/", view)
    marker = page.locator(".footnote-ref").first
    marker.tap()
    preview(page)
    assert "#fn" not in page.url
    page.get_by_role("link", name="Go to the note").tap()
    assert page.url.endswith(str(marker.get_attribute("href")))
    assert_none(page)


def test_a_tap_elsewhere_hides_it_and_a_second_tap_on_the_marker_follows(visit: Visit) -> None:
    page = visit("crimea/", "phone-light")
    marker = page.locator(".footnote-ref").first
    marker.tap()
    preview(page)
    page.locator("h1").first.tap()
    assert_none(page)
    marker.tap()
    preview(page)
    marker.tap()
    assert page.url.endswith(str(marker.get_attribute("href")))


def test_a_tap_on_another_marker_shows_that_note(visit: Visit) -> None:
    page = visit("trade/", "phone-light")
    page.locator(".footnote-ref").nth(0).tap()
    first = preview(page)
    page.locator(".footcite-preview").evaluate("box => { box.style.visibility = 'hidden'; }")
    page.locator(".footnote-ref").nth(1).tap()
    assert preview(page) != first


def test_it_works_where_material_replaces_pages_without_loading_them(
    page: Page, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Its feature `navigation.instant`, which asks the site's map at the address of the site."""
    folder = tmp_path_factory.mktemp("instant")
    with served(folder / "site") as url:
        theme = f"site_url: {url}\ntheme: {{name: material, font: false, features: [navigation.instant]}}"
        config = CONFIG.replace("theme: {name: material, font: false}", theme).replace(
            "STYLE", "language: en"
        )
        write_files(folder, FILES | {"mkdocs.yml": config})
        built = mkdocs_build(folder, folder / "site", "--strict")
        assert built.status == 0, built.log
        page.goto(f"{url}works/")
        page.evaluate("window.before = true")
        page.locator(".md-nav--primary a.md-nav__link", has_text="Home").click()
        page.locator(".footnote-ref").first.hover()
        assert preview(page).startswith("Book")
        page.locator(".md-nav--primary a.md-nav__link", has_text="Works").click()
        expect(page.locator("form.bibliography-filters")).to_be_visible()
        assert page.evaluate("window.before"), "no page was loaded"


# ------------------------------------------------------------------------------------ what it shows


def shown(page: Page, address: str, marker: str) -> str:
    page.goto("about:blank")
    page.goto(address)
    page.locator(marker).first.hover()
    return preview(page)


def test_it_shows_kind_language_copy_and_links(page: Page, small_site: dict[str, str]) -> None:
    text = shown(page, small_site["chicago-notes"], ".footnote-ref")
    assert text.startswith("Book · French Ann Able, A First Book")
    assert text.endswith("Go to the note")
    links = page.locator(".footcite-preview a").evaluate_all("links => links.map(link => link.href)")
    assert links == [
        "https://example.org/first",
        "https://web.archive.org/web/20150409123456/https://example.org/first",
        f"{small_site['chicago-notes']}#fn:able2001",
    ]
    expect(page.get_by_role("dialog", name="Preview of note 1")).to_be_visible()


def test_it_tells_several_works_apart(page: Page, small_site: dict[str, str]) -> None:
    text = shown(page, small_site["chicago-notes"], ".footnote-ref >> nth=1")
    assert text.startswith(
        "A First Book: Book · French On Rivers: Article See Able, A First Book; Bob Baker,"
    )


def test_a_short_note_is_followed_by_what_the_first_one_says(page: Page, small_site: dict[str, str]) -> None:
    text = shown(page, small_site["chicago-notes"], ".footnote-ref >> nth=1")
    assert re.search(r"See Able, A First Book; Bob Baker, .* Ann Able, A First Book .*\(Press, 2001\)", text)
    assert "example.org · archived" not in text, "the addresses stand in the note that follows"


def test_it_shows_a_note_of_prose(page: Page, small_site: dict[str, str]) -> None:
    assert shown(page, small_site["chicago-notes"], ".footnote-ref >> nth=2") == "Only prose. Go to the note"


def test_it_shows_the_reference_of_a_citation_in_the_text(page: Page, small_site: dict[str, str]) -> None:
    text = shown(page, small_site["apa"], ".footnote-ref")
    assert text.startswith("Book · French Able, A. (2001). A First Book.")
    assert text.endswith("Go to the reference")


def test_it_shows_a_reference_of_another_page(page: Page, small_site: dict[str, str]) -> None:
    text = shown(page, small_site["chicago-notes"], 'article a[href*="#ref:"]')
    assert text == "Article Baker, Bob. “On Rivers.” Water, 2002. Go to the reference"


def test_no_id_stands_twice_while_it_is_open(page: Page, small_site: dict[str, str]) -> None:
    shown(page, small_site["chicago-notes"], ".footnote-ref")
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map(element => element.id)")
    assert len(ids) == len(set(ids))


def test_it_stays_within_the_window(visit: Visit) -> None:
    page = visit("trade/", "phone-light")
    for marker in page.locator(".footnote-ref").all():
        marker.tap()
        preview(page)
        box = page.locator(".footcite-preview").bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 390
        page.keyboard.press("Escape")


def test_links_in_it_are_large_enough(visit: Visit) -> None:
    """WCAG 2.2, 2.5.8: 24 by 24 CSS pixels."""
    page = visit("crimea/", "phone-light")
    page.locator(".footnote-ref").first.tap()
    preview(page)
    for link in page.locator(".footcite-preview a").all():
        box = link.bounding_box()
        assert box is not None
        assert box["height"] >= 24
        assert box["width"] >= 24


# -------------------------------------------------------------------------------- who else reads it


@pytest.mark.usefixtures("axe")
@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("path", ["crimea/", "trade/", "editors-notes/"])
def test_axe_finds_nothing_while_it_is_open(visit: Visit, path: str, view: str) -> None:
    page = visit(path, view)
    marker = page.locator(".footnote-ref").first
    marker.tap() if view.startswith("phone") else marker.hover()
    preview(page)
    assert violations(page) == []


def test_without_javascript_markers_lead_to_notes_and_everything_is_there(
    chromium: Browser, address: str
) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}crimea/")
    for note in page.locator(".footnote li").all():
        assert note.is_visible()
    marker = page.locator(".footnote-ref").first
    marker.click()
    assert page.url.endswith(str(marker.get_attribute("href")))
    page.goto(f"{address}bibliography/")
    assert page.locator("form.bibliography-filters").count() == 0
    assert (
        page.locator(".bibliography > li:visible").count() == page.locator(".bibliography > li").count() > 60
    )
    context.close()


def test_motion_only_where_it_is_welcome(chromium: Browser, address: str) -> None:
    durations = {}
    for wish in ("reduce", "no-preference"):
        context = chromium.new_context(reduced_motion=wish)
        page = context.new_page()
        page.goto(f"{address}crimea/")
        page.locator(".footnote-ref").first.hover()
        preview(page)
        box = page.locator(".footcite-preview")
        durations[wish] = box.evaluate("box => getComputedStyle(box).transitionDuration")
        context.close()
    assert durations == {"reduce": "0s", "no-preference": "0.12s"}


def test_a_place_is_marked_where_a_link_has_led(visit: Visit, site: Build) -> None:
    page = visit("crimea/")
    href = str(page.locator(".footnote-backref").first.get_attribute("href"))
    plain = page.locator(f"[id='{href[1:]}']").evaluate("e => getComputedStyle(e).outlineStyle")
    page.locator(".footnote-backref").first.click()
    marker = page.locator(f"[id='{href[1:]}']")
    assert (plain, marker.evaluate("e => getComputedStyle(e).outlineStyle")) == ("none", "solid")
    header = page.locator(".md-header").bounding_box()
    box = marker.bounding_box()
    assert header is not None
    assert box is not None
    assert box["y"] >= header["y"] + header["height"], "not below the header that stays"
