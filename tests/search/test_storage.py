"""Where the browser refuses storage everything works, only nothing is remembered."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.search.box import ask
from tests.support.site import Site

REFUSALS = {
    "access throws": 'get() { throw new DOMException("refused", "SecurityError"); }',
    "there is none": "value: null",
    "reading throws": 'value: { getItem() { throw new DOMException("refused"); } }',
}
REFUSE = """for (const name of ["localStorage", "sessionStorage"])
  Object.defineProperty(self, name, { %s });"""


@pytest.fixture(params=list(REFUSALS.values()), ids=list(REFUSALS))
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.add_init_script(REFUSE % request.param)
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda m: errors.append(m.text) if m.type == "error" else None)
    yield page
    context.close()
    assert errors == []


def test_the_search_finds(site: Site, page: Page) -> None:
    page.goto(f"{site.url}en/2017/areas/")
    heading = page.locator("h2[id]").first
    (answer,) = ask(page, [f'"{heading.inner_text().split("¶")[0]}"'])
    assert heading.get_attribute("id") in answer.ids


def test_side_by_side_works_until_the_page_is_left(site: Site, page: Page) -> None:
    page.goto(f"{site.url}en/2017/areas/")
    page.check("#__both")
    expect(page.locator(".counterpart").first).to_be_visible()
    page.reload()
    expect(page.locator("#__both")).not_to_be_checked()


def test_the_colors_change_until_the_page_is_left(site: Site, page: Page) -> None:
    page.goto(f"{site.url}en/2017/areas/")
    background = "getComputedStyle(document.body).backgroundColor"
    before = page.evaluate(background)
    page.click(".palette")
    assert page.evaluate(background) != before
    page.reload()
    assert page.evaluate(background) == before
