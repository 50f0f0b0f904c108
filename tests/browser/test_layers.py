"""Figures, the road and notes, as a reader uses them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from scripts.model.edition import Edition
from tests.support.paper import sheets
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


@pytest.mark.parametrize("path", ["2017/review/", "en/2017/goals/"])
def test_a_note_opens_under_its_paragraph_and_leads_back(site: Site, page: Page, path: str) -> None:
    """Its number opens it, wherever on the page it was opened before."""
    page.goto(site.url + path)
    ref = page.locator(".note-ref").last
    note = page.locator("article details p").last
    assert note.is_hidden()
    ref.click()
    expect(note).to_be_in_viewport()
    assert page.evaluate("location.hash") == "#" + str(note.get_attribute("id"))
    page.locator("details summary").last.click()
    assert note.is_hidden()
    ref.click()
    expect(note).to_be_in_viewport()
    note.locator(".back").click()
    assert page.evaluate("location.hash").startswith("#ref-")
    expect(ref).to_be_in_viewport()


@pytest.mark.parametrize("script", [True, False])
def test_the_address_of_a_note_opens_it(site: Site, browser: Browser, script: bool) -> None:
    context = browser.new_context(java_script_enabled=script)
    page = context.new_page()
    page.goto(site.url + "2017/areas/")
    id = page.locator("details p").last.get_attribute("id")
    page.goto(f"{site.url}en/2017/areas/#{id}")
    expect(page.locator(f"#{id}")).to_be_in_viewport()
    context.close()


def test_notes_are_printed_at_their_place(site: Site, page: Page) -> None:
    page.goto(site.url + "en/2017/areas/")
    paper = " ".join("".join(sheets(page.pdf())).split())
    order = ["130,000", "1 Editor’s note", "The 130,000 villages", "Third"]
    places = [paper.index(words) for words in order]
    assert places == sorted(places)
    assert "↩" not in paper


@pytest.mark.parametrize(
    ("path", "position"), [("2017/goals/", "第2页，共6页"), ("en/2017/goals/", "2 of 6")]
)
def test_a_page_says_where_it_stands_among_the_others(
    site: Site, page: Page, path: str, position: str
) -> None:
    """At its foot, and at its head where no sidebar does, with its neighbors' names."""
    page.goto(site.url + path)
    expect(page.locator(".md-footer .position")).to_have_text(position)
    expect(page.locator(".steps")).to_be_hidden()
    page.set_viewport_size({"width": 390, "height": 800})
    steps = page.get_by_role("navigation", name=position)
    expect(steps).to_be_in_viewport()
    near = page.locator(".md-footer .neighbor").evaluate_all(
        "all => all.map(e => e.lastChild.data)"
    )
    assert steps.locator("a").all_inner_texts() == [name.strip() for name in near]
    page.goto(site.url + path.replace("goals", "figures"))
    expect(page.locator(".steps, .position")).to_have_count(0)
