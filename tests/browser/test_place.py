"""A reader stays where the reader is: through a change of the language, a menu, a filter."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.test_landing import FIRST, TOP
from tests.support.site import Site


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_page() as opened:
        yield opened


def test_the_switch_of_language_keeps_the_first_sentence_in_view(site: Site, page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 700})
    page.goto(f"{site.url}en/2017/areas/")
    assert page.get_attribute("[data-language]", "href") == f"{site.url}2017/areas/"
    page.mouse.wheel(0, 1200)
    page.wait_for_function("() => scrollY > 1000")
    page.click("[data-language]")
    page.wait_for_url("**/2017/areas/#*")
    expect(page.locator(":target")).to_be_in_viewport()


def test_what_is_read_stays_at_the_top_when_the_phone_is_turned(site: Site, page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{site.url}en/2017/review/")
    page.mouse.wheel(0, 1500)
    page.wait_for_function("() => history.state?.place && scrollY > 1000")
    first = page.evaluate(FIRST)
    before = page.evaluate(TOP, first)
    for width, height in ((844, 390), (390, 844), (844, 390)):
        page.set_viewport_size({"width": width, "height": height})
        page.wait_for_timeout(300)
        assert page.evaluate(TOP, first) == pytest.approx(before, abs=1)


def test_the_menu_closes_when_the_search_opens(site: Site, page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{site.url}en/2017/goals/")
    page.click("button.menu")
    expect(page.locator("html")).to_have_class("js drawer")
    page.click(".search-open")
    expect(page.locator("html")).to_have_class("js")
    expect(page.locator(".md-content")).not_to_have_attribute("inert", "")
