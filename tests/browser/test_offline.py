"""Without a connection, or opened from a folder: what is in the page works, the rest says so."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from scripts.model.text import Lang
from scripts.render.words import Words
from tests.browser.test_landing import SIDE_BY_SIDE, opened
from tests.support.site import Site

SECTION: dict[Lang, str] = {"zh": "2017/areas/", "en": "en/2017/areas/"}


def says_that_it_failed(page: Page, lang: Lang) -> None:
    """The citation, which does not pretend; both languages are in the page."""
    failed = Words(lang).table("scripts")["failed"]
    page.check("#__both")
    expect(page.locator(".counterpart").first).to_be_visible()
    page.press("#areas-s1", "Enter")
    cite = page.locator(".tools button").nth(1)
    cite.click()
    expect(cite).to_have_text(failed)


@pytest.mark.parametrize("lang", SECTION)
def test_offline_the_page_says_what_did_not_load_and_tries_again(
    site: Site, browser: Browser, lang: Lang
) -> None:
    with opened(browser, 1280) as page:
        page.goto(site.url + SECTION[lang])
        page.context.set_offline(True)
        says_that_it_failed(page, lang)
        page.context.set_offline(False)
        words = Words(lang).table("scripts")
        page.press("#areas-s1", "Enter")
        page.locator(".tools button").nth(1).click()
        expect(page.locator("dialog.cite")).to_be_visible()
        expect(page.locator(".tools button").nth(1)).to_have_text(words["cite"])


@pytest.mark.parametrize("scripts", [[], [SIDE_BY_SIDE]], ids=["alone", "side by side"])
def test_from_a_folder_a_page_reads_and_says_what_did_not_load(
    site: Site, browser: Browser, scripts: list[str]
) -> None:
    with opened(browser, 1280, *scripts) as page:
        page.goto((site.folder / SECTION["en"] / "index.html").as_uri())
        assert page.evaluate("getComputedStyle(document.body).fontFamily").startswith("system-ui")
        expect(page.locator(".counterpart:visible")).to_have_count(11 if scripts else 0)
        says_that_it_failed(page, "en")
        page.fill(".search-input", "network")
        expect(page.locator(".search-meta")).to_have_text(
            Words("en").table("scripts")["search_failed"]
        )


def test_from_a_folder_a_click_opens_the_tools_and_says_that_there_are_no_phrases(
    site: Site, browser: Browser
) -> None:
    with opened(browser, 1280) as page:
        page.goto((site.folder / SECTION["en"] / "index.html").as_uri())
        lines = page.locator(".panel .lines")
        for id in ("areas-s1", "areas-1-s1"):  # what failed is tried again each time
            page.click(f"#{id}", delay=50)
            expect(page.locator(".tools")).to_be_visible()
            expect(lines).to_have_text(Words("en").table("scripts")["no_phrases"])


def test_what_did_not_come_with_the_phrases_comes_once_when_it_is_tried_again(
    aligned: Site, browser: Browser
) -> None:
    with opened(browser, 1280) as page:
        page.route("**/phrases.json", lambda route: route.abort(), times=2)
        page.goto(f"{aligned.url}{SECTION['en']}")
        for _ in range(2):
            page.click("#areas-s1", delay=50)
        expect(page.locator(".lines")).to_have_text(Words("en").table("scripts")["no_phrases"])
        page.keyboard.press("Escape")
        page.click("#areas-s1", delay=50)
        expect(page.locator(".pilcrow")).to_have_count(1)
        expect(page.locator(".view input")).to_have_count(2)
        page.press("#areas-s1", "Enter")
        expect(page.locator(".lines")).to_be_empty()
