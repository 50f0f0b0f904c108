"""On a phone: what stands at the top of home, and tables as cards."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.site import Site


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 390, "height": 664}, has_touch=True)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("path", ["", "en/"])
def test_home_begins_with_the_search_and_the_first_figures(
    site: Site, page: Page, path: str
) -> None:
    page.goto(site.url + path)
    for seen in (".search-input", ".figures li >> nth=0", ".figures li >> nth=1"):
        expect(page.locator(seen)).to_be_in_viewport(ratio=0.9)
    lead = page.locator(".lead")
    height = "e => e.clientHeight / parseFloat(getComputedStyle(e).lineHeight)"
    assert lead.evaluate(height) == pytest.approx(2, abs=0.1)
    page.tap(".search-input")
    page.fill(".search-input", "5G")
    expect(page.locator("#__hits a").first).to_be_in_viewport()
    page.keyboard.press("Escape")
    expect(page.locator(".search-input")).to_be_in_viewport()
    expect(page.locator("#__hits")).to_be_hidden()
    page.goto(f"{site.url}{path}2017/areas/")
    expect(page.locator(".search-input")).to_be_hidden()


@pytest.mark.parametrize("path", ["2017/figures/", "en/2017/figures/"])
@pytest.mark.parametrize("width", [320, 390])
def test_each_figure_is_a_card_with_all_its_cells(
    site: Site, page: Page, path: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 664})
    page.goto(site.url + path)
    boxes = """rows => rows.map((row) => [...row.cells].map((cell) => {
      const { top, right } = cell.getBoundingClientRect();
      return [top, right];
    }))"""
    rows = page.locator(".sortable tbody tr").evaluate_all(boxes)
    for head, value, kind, *others in rows:
        assert head[0] < value[0] < kind[0]
        assert max(right for _, right in (head, value, kind, *others)) <= width
    page.locator(".sortable th button").nth(1).click()
    expect(page.locator(".sortable th").nth(1)).to_have_attribute("aria-sort", "ascending")
