"""The search box as it is typed into: keys, composition, pasting, a phone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from scripts.render.words import Words
from tests.search.box import BOX, HITS, ask
from tests.search.test_browser import start
from tests.support.site import Site

WORDS = Words("zh").table("scripts")


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


def test_the_search_works_from_the_keyboard_alone(site: Site, page: Page) -> None:
    page.goto(start(site, "en"))
    page.keyboard.press("/")
    page.keyboard.type("number portability")
    expect(page.locator(HITS).first).to_contain_text("number portability")
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/2017/areas/#areas-2-s5")


def test_the_arrows_lead_through_the_results_and_back_to_the_query(site: Site, page: Page) -> None:
    page.goto(start(site, "zh"))
    hits = len(ask(page, ["行政村"])[0].hits)
    chosen = page.locator("#__hits [aria-selected=true]")
    for n in range(hits):
        page.keyboard.press("ArrowDown")
        expect(chosen).to_have_count(1)
        assert page.get_attribute(BOX, "aria-activedescendant") == f"__hit-{n}"
        expect(page.locator(BOX)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(chosen).to_have_count(0)
    page.keyboard.press("ArrowUp")
    assert page.get_attribute(BOX, "aria-activedescendant") == f"__hit-{hits - 1}"


def test_enter_waits_for_the_answer(site: Site, page: Page) -> None:
    held: list[Route] = []
    page.route("**/index.json?*", lambda route: held.append(route))
    page.goto(start(site, "en"))
    with page.expect_request("**/index.json?*"):
        page.focus(BOX)
    page.keyboard.type("number portability")
    page.keyboard.press("Enter")
    held[0].continue_()
    page.wait_for_url("**/en/2017/areas/#areas-2-s5")


def test_what_is_composed_is_searched_when_it_is_done_and_opens_nothing(
    site: Site, page: Page
) -> None:
    page.goto(start(site, "zh"))
    ask(page, ["行政村"])
    page.fill(BOX, "")
    expect(page.locator(HITS)).to_have_count(0)
    keys = page.context.new_cdp_session(page)
    keys.send("Input.imeSetComposition", {"text": "gongye", "selectionStart": 6, "selectionEnd": 6})
    page.wait_for_timeout(200)
    expect(page.locator(HITS)).to_have_count(0)
    page.dispatch_event(BOX, "keydown", {"key": "Enter", "isComposing": True})
    page.dispatch_event(BOX, "keydown", {"key": "Enter", "keyCode": 229})
    keys.send("Input.insertText", {"text": "工业互联网"})
    expect(page.locator(HITS).first).to_contain_text("工业互联网")
    assert page.url == start(site, "zh")


def test_what_is_pasted_or_dictated_is_searched(site: Site, page: Page) -> None:
    """Without a key."""
    page.goto(start(site, "zh"))
    page.focus(BOX)
    page.keyboard.insert_text("行政村")
    expect(page.locator(HITS).first).to_contain_text("行政村")


def test_the_box_is_left_by_escape_and_by_tab(site: Site, page: Page) -> None:
    page.goto(start(site, "en"))
    panel = page.locator(".search-panel")
    ask(page, ["5G"])
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(page.locator(BOX)).to_be_focused()
    page.keyboard.type(" R&D")
    expect(panel).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.locator(".search-share")).to_be_focused()
    page.keyboard.press("Tab")
    expect(panel).to_be_hidden()
    assert page.evaluate("document.activeElement.closest('main') !== null")


@pytest.mark.parametrize("key", ["Enter", "ArrowDown"])
def test_after_escape_a_key_opens_the_list_again_and_does_nothing_more(
    site: Site, page: Page, key: str
) -> None:
    page.goto(start(site, "en"))
    ask(page, ["5G"])
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    expect(page.locator(".search-panel")).to_be_hidden()
    page.keyboard.press(key)
    expect(page.locator(HITS).first).to_be_visible()
    expect(page.locator("#__hits [aria-selected=true]")).to_have_count(1)
    assert page.url == start(site, "en")


def test_the_search_says_that_it_is_loading(site: Site, page: Page) -> None:
    held: list[Route] = []
    page.route("**/index.json?*", lambda route: held.append(route))
    page.goto(start(site, "zh"))
    page.focus(BOX)
    expect(page.locator(".search-meta")).to_have_text(WORDS["loading"])
    held[0].continue_()
    expect(page.locator(".search-meta")).to_have_text(WORDS["search_hint"])


def test_the_search_of_a_phone_opens_over_the_page_and_closes(site: Site, browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 800})
    page.goto(start(site, "zh"))
    page.click(".search-open")
    page.keyboard.type("行政村")
    expect(page.locator(HITS).first).to_be_in_viewport()
    page.click(".search-close")
    expect(page.locator(".search")).to_be_hidden()
    expect(page.locator(".search-open")).to_be_focused()
    page.keyboard.press("/")
    page.keyboard.press("Escape")
    expect(page.locator(".search-open")).to_be_focused()
    page.close()


def test_a_search_that_cannot_start_says_so_and_is_tried_again(site: Site, page: Page) -> None:
    page.route("**/index.json?*", lambda route: route.abort())
    page.goto(start(site, "zh"))
    page.focus(BOX)
    expect(page.locator(".search-meta")).to_have_text(WORDS["search_failed"])
    page.unroute("**/index.json?*")
    page.keyboard.type("行政村")
    expect(page.locator(HITS).first).to_contain_text("行政村")
