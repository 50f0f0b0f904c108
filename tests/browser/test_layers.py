"""Figures, the road, term hints and notes, as a reader uses them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest
from playwright.sync_api import Browser, Page

from scripts.model.edition import Edition
from tests.support.site import Site


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    yield context.new_page()
    context.close()


def test_tables_sort_by_value_and_back(site: Site, page: Page) -> None:
    page.goto(site.url + "en/2017/figures/")
    table = page.locator("#rates ~ .sortable").first
    table.get_by_role("button", name="Figure").click()
    values = [float(v) for v in table.locator("data").evaluate_all("all => all.map(e => e.value)")]
    assert values == sorted(values)
    assert table.locator("th[aria-sort=ascending]").inner_text().startswith("Figure")
    table.get_by_role("button", name="Figure").click()
    assert table.locator("data").first.get_attribute("value") == "69"


def test_the_chart_shows_the_figures_of_the_table(site: Site, page: Page, edition: Edition) -> None:
    page.goto(site.url + "2017/figures/")
    drawn = page.locator(".bars .bar .sign").all_inner_texts()
    rates = [figure for figure in edition.layers.figures if figure.subject == "rates"]
    assert len(drawn) == len(rates) == 11
    widths = page.locator(".bars .length").evaluate_all(
        "all => all.map(e => e.getBoundingClientRect().width)"
    )
    longest = max(widths)
    values = [float(text.strip("增长下降约%")) for text in drawn]
    for width, value in zip(widths, values, strict=True):
        assert width / longest == pytest.approx(value / 69, abs=0.01)


def test_a_term_shows_its_rendering_and_note(site: Site, page: Page) -> None:
    page.goto(site.url + "2017/review/")
    page.hover("#review-2-s2 a.term")
    page.wait_for_selector(".hint:not([hidden])")
    assert "universal telecommunications service" in page.locator(".hint").inner_text()
    page.keyboard.press("Escape")
    assert not page.locator(".hint").is_visible()
    page.focus("#review-2-s2 a.term")
    page.wait_for_selector(".hint:not([hidden])")


def test_a_first_tap_on_a_term_shows_its_hint_and_a_second_follows(
    site: Site, browser: Browser
) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 800}, has_touch=True)
    page = context.new_page()
    page.goto(site.url + "en/2017/areas/")
    term = page.locator("#areas-2-s2 a.term").first
    term.tap()
    page.wait_for_selector(".hint:not([hidden])")
    assert "/areas/" in page.url
    term.tap()
    page.wait_for_url("**/terms/#term-*")
    context.close()


@pytest.mark.parametrize("path", ["2017/review/", "en/2017/goals/", "en/2017/areas/"])
@pytest.mark.parametrize("width", [1240, 1440])
def test_notes_stand_beside_their_sentences_where_all_fit(
    site: Site, page: Page, path: str, width: int
) -> None:
    """Far from its sentence a note is none beside it: then all stand at the foot."""
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(site.url + path)
    tops = page.locator(".note-text").evaluate_all(
        "all => all.map(e => [e.getBoundingClientRect().top, e.getBoundingClientRect().bottom,"
        " document.getElementById(e.id.replace('note-', 'ref-')).getBoundingClientRect().top])"
    )
    beside = page.locator(".sidenotes").count() == 1
    assert beside == (path == "en/2017/areas/" or (path, width) == ("en/2017/goals/", 1440))
    for top, _, ref in tops:
        assert not beside or ref - 1 <= top <= ref + 240
    for (_, bottom, _), following in pairwise(tops):
        assert following[0] >= bottom


def test_notes_stand_at_the_foot_on_narrow_screens_and_lead_back(
    site: Site, browser: Browser
) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 800})
    page = context.new_page()
    page.goto(site.url + "2017/review/")
    note = page.locator(".note-text").first
    assert note.evaluate("e => getComputedStyle(e).position") == "static"
    page.locator(".note-ref a").first.click()
    assert page.evaluate("location.hash") == "#" + str(note.get_attribute("id"))
    note.locator(".back").click()
    assert page.evaluate("location.hash").startswith("#ref-")
    context.close()
