"""What a search has found is marked on the page to which it leads."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from scripts.model.text import Lang
from tests.search.box import ask
from tests.search.test_browser import start
from tests.support.site import Site

MARKED = "() => [...CSS.highlights.get('found') ?? []].map((range) => range.toString())"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


@pytest.mark.parametrize(
    ("lang", "query", "id", "marked"),
    [
        ("zh", "haoma xiedai", "areas-2-s5", "号码携带"),
        ("zh", "cyber superpower", "review-2", "网络强国"),
        ("en", "number portability", "areas-2-s5", "number portability"),
        ("en", "td-lte", "review-2-s4", "TD-LTE"),
    ],
)
def test_the_page_marks_the_match_and_stays_as_it_is(
    site: Site, page: Page, lang: Lang, query: str, id: str, marked: str
) -> None:
    page.goto(start(site, lang))
    (answer,) = ask(page, [query])
    address = next(hit.href for hit in answer.hits if hit.id == id)
    clean = f"{address.split('?')[0]}#{id}"
    page.goto(clean)
    before = page.inner_html("article")
    page.goto("about:blank")
    page.goto(address)
    expect(page.locator(f"#{id}")).to_be_in_viewport()
    assert set(page.evaluate(MARKED)) == {marked}
    assert page.inner_html("article") == before
    assert page.url == clean


def test_the_mark_has_another_color_than_the_sentence(site: Site, page: Page) -> None:
    page.goto(f"{start(site, 'en')}?h=number+portability#areas-2-s5")
    color = "(part) => getComputedStyle(document.querySelector(':target'), part).backgroundColor"
    assert page.evaluate(color, "::highlight(found)") != page.evaluate(color, None)


def test_the_marks_survive_side_by_side(site: Site, page: Page) -> None:
    page.goto(f"{start(site, 'en')}?h=number+portability#areas-2-s5")
    page.check("#__both")
    page.wait_for_selector(".counterpart")
    assert page.evaluate(MARKED) == ["number portability"]


@pytest.mark.parametrize(
    ("lang", "words", "marked"),
    [("en", "porta", "portability"), ("en", "TABILIT", "portability"), ("zh", "码携", "码携")],
)
def test_words_are_marked_whole_and_characters_as_they_are_asked(
    site: Site, page: Page, lang: Lang, words: str, marked: str
) -> None:
    page.goto(f"{start(site, lang)}?h={words}#areas-2-s5")
    assert set(page.evaluate(MARKED)) == {marked}
