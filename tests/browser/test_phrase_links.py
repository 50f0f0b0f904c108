"""What leads to a phrase: its address, and a search."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from scripts.render.words import Words
from tests.search.box import ask
from tests.support.phrases import LIT, lights
from tests.support.site import Site

PHRASE = "?phrase=%E6%8F%90%E9%80%9F"  # 提速
WORDS = {lang: Words(lang).table("scripts") for lang in ("zh", "en")}


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page, faults = context.new_page(), list[str]()
    page.on("pageerror", lambda error: faults.append(str(error)))
    yield page
    assert faults == []
    context.close()


@pytest.mark.parametrize("path", ["2017/areas/", "en/2017/areas/", "en/2017/full-text/"])
def test_an_address_names_a_phrase_in_either_language(aligned: Site, page: Page, path: str) -> None:
    for query in (PHRASE, "?phrase=raise%20%E2%80%A6%20speeds"):
        page.goto(f"{aligned.url}{path}{query}#areas-2-s2")
        page.wait_for_function(f"() => ({LIT})().sort().join() === 'raise,speeds,提速'")
        assert page.url == f"{aligned.url}{path}{query}#areas-2-s2"
        expect(page.locator("#areas-2-s2")).to_be_in_viewport()
        # The counterpart is said where it is not in view.
        lines = page.locator(".panel .lines")
        if "full-text" in path:
            expect(lines).to_be_hidden()
        else:
            expect(lines).to_have_text(
                {"2": "提速 tí sù raise … speeds", "e": "提速 tí sù"}[path[0]]
            )


def test_the_language_switch_keeps_the_phrase(aligned: Site, page: Page) -> None:
    page.goto(f"{aligned.url}2017/areas/{PHRASE}#areas-2-s2")
    lights(page, "提速", "raise", "speeds")
    page.click("[data-language]")
    page.wait_for_url(f"{aligned.url}en/2017/areas/?phrase=*#areas-2-s2")
    lights(page, "raise", "speeds", "提速")


def test_where_the_words_are_gone_the_sentence_is_what_is_meant(aligned: Site, page: Page) -> None:
    page.goto(f"{aligned.url}2017/areas/?phrase=gone#areas-2-s2")
    page.wait_for_load_state("networkidle")
    lights(page)
    expect(page.locator("#areas-2-s2:target")).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator(":focus")).to_have_text(WORDS["zh"]["copy"])


@pytest.mark.parametrize(
    ("path", "query", "words"),
    [("2017/areas/", "supply capacity of", "供给能力"), ("en/2017/areas/", "提升", "improve")],
)
def test_a_search_marks_the_counterpart_of_what_matched_in_the_other_language(
    aligned: Site, page: Page, path: str, query: str, words: str
) -> None:
    page.goto(f"{aligned.url}{path}")
    page.route(
        "**/phrases.json?*", lambda route: route.fulfill(path=aligned.folder / "2017/phrases.json")
    )
    ask(page, [query])
    hit = page.locator("#__hits a[href$='#areas-2-s2']")
    expect(hit.locator(".search-text mark")).to_have_text([words])
    hit.click()
    page.wait_for_function(
        "(words) => [...CSS.highlights.get('found') ?? []].map(String).includes(words)", arg=words
    )
