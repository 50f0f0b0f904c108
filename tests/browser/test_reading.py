"""Reading, linking and citing, as a reader does it."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from scripts.model.edition import Edition
from tests.support.site import Site


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    yield context.new_page()
    context.close()


def clipboard(page: Page) -> str:
    return str(page.evaluate("navigator.clipboard.readText()"))


def in_view(page: Page, id: str) -> bool:
    """Whether the first line of an element is on screen, below the header."""
    box = page.locator(f"#{id}").bounding_box()
    header = page.locator(".md-header").bounding_box()
    assert box
    assert header
    return bool(header["y"] + header["height"] <= box["y"] < 900)


@pytest.mark.parametrize("count", [7, pytest.param(50, marks=pytest.mark.exhaustive)])
def test_deep_links_survive_two_language_switches(
    site: Site, page: Page, edition: Edition, count: int
) -> None:
    report = json.loads((site.folder / "2017/report.json").read_text("utf-8"))
    addresses = [
        (section["page"]["zh"].lstrip("/"), segment.id)
        for section, parsed in zip(report["sections"], edition.document.sections, strict=True)
        for segment in parsed.segments
    ]
    for path, id in random.Random(2017).sample(addresses, count):
        page.goto(f"{site.url}{path}#{id}")
        page.click("[data-language]")
        page.wait_for_url(f"{site.url}en/{path}#{id}")
        assert in_view(page, id), id
        page.click("[data-language]")
        page.wait_for_url(f"{site.url}{path}#{id}")
        assert in_view(page, id), id


@pytest.mark.parametrize("path", ["", "terms/", "about/", "2017/full-text/"])
def test_the_language_switch_keeps_the_page(site: Site, page: Page, path: str) -> None:
    page.goto(site.url + path)
    page.click("[data-language]")
    page.wait_for_url(f"{site.url}en/{path}")
    page.click("[data-language]")
    page.wait_for_url(site.url + path)


def test_the_switch_on_a_missing_page_leads_home(site: Site, page: Page) -> None:
    page.goto(site.url + "404.html")
    page.click("[data-language]")
    page.wait_for_url(lambda url: url in (site.url, site.url + "en/"))


def test_side_by_side_pairs_every_sentence_and_is_remembered(
    site: Site, page: Page, edition: Edition
) -> None:
    entries = edition.catalog.by_id()
    page.goto(site.url + "2017/review/")
    page.check("#__both")
    page.wait_for_selector(".counterpart .segment")
    shown = page.eval_on_selector_all(
        ".counterpart .segment", "all => all.map(e => [e.dataset.segment, e.textContent])"
    )
    review = edition.document.sections[1].segments
    assert shown == [[segment.id, entries[segment.id].en] for segment in review]
    page.goto(site.url + "2017/goals/")
    page.wait_for_selector(".counterpart .segment")
    page.uncheck("#__both")
    expect(page.locator(".counterpart:visible")).to_have_count(0)
    page.reload()
    expect(page.locator("#__both")).not_to_be_checked()
    expect(page.locator(".counterpart:visible")).to_have_count(0)


@pytest.mark.parametrize("choice", ["中文", "English"])
def test_who_chooses_a_language_has_it_alone(site: Site, page: Page, choice: str) -> None:
    page.goto(site.url + "en/2017/goals/")
    page.check("#__both")
    page.click(f".languages >> text={choice}")
    path = "2017/goals/" if choice == "中文" else "en/2017/goals/"
    page.wait_for_url(site.url + path)
    for _ in range(2):
        expect(page.locator("#__both")).not_to_be_checked()
        expect(page.locator(".counterpart:visible")).to_have_count(0)
        page.reload()


def test_both_languages_are_there_before_the_page_is_drawn(site: Site, page: Page) -> None:
    """So that nothing moves: the text does not wait for the script."""
    page.goto(site.url + "en/2017/goals/")
    page.check("#__both")
    page.route("**/site.js*", lambda route: route.abort())
    page.reload()
    expect(page.locator(".counterpart").first).to_be_visible()


@pytest.mark.parametrize(("path", "checked"), [("", False), ("2017/full-text/", True)])
def test_both_can_be_chosen_where_there_are_paragraphs(
    site: Site, page: Page, path: str, checked: bool
) -> None:
    """The full text has both at all times."""
    page.goto(site.url + "2017/goals/")
    page.check("#__both")
    page.goto(site.url + path)
    expect(page.locator("#__both")).to_be_disabled()
    assert page.is_checked("#__both") == checked


def test_pointing_at_a_sentence_lights_its_counterpart(site: Site, page: Page) -> None:
    page.goto(site.url + "en/2017/full-text/")
    page.hover(".segment[data-segment=review-2-s2]")
    lit = page.eval_on_selector_all(".lit", "all => all.map(e => e.id || e.dataset.segment)")
    assert lit == ["review-2-s2", "review-2-s2"]


def test_a_sentence_offers_its_address(site: Site, page: Page) -> None:
    page.goto(site.url + "2017/areas/")
    page.press("#areas-2-s3", "Enter")
    page.click(".tools button:nth-child(1)")
    assert clipboard(page) == f"{site.url}2017/areas/#areas-2-s3"
    assert page.get_attribute(".tools a", "href") == f"{site.url}en/2017/areas/#areas-2-s3"


def test_a_citation_names_the_sentence_and_resolves(site: Site, page: Page) -> None:
    page.goto(site.url + "en/2017/areas/")
    page.press("#areas-2-s3", "Enter")
    page.click(".tools button:nth-child(2)")
    page.wait_for_selector("dialog[open]")
    url = f"{site.url}en/2017/areas/#areas-2-s3"
    for format in page.eval_on_selector_all("dialog option", "all => all.map(o => o.value)"):
        page.select_option("dialog select", format)
        text = page.locator("dialog pre").inner_text()
        assert url in text.replace("\\", ""), format
        assert "%" not in text.replace(url, ""), format
        assert "1111" not in text, format
    page.click("dialog button:nth-of-type(2)")
    copied = clipboard(page)
    assert "130,000 administrative villages" in copied
    assert "13万个行政村" in copied
    page.goto(url)
    assert page.locator("#areas-2-s3").is_visible()


def test_pages_read_in_full_without_javascript(
    site: Site, browser: Browser, edition: Edition
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site.url + "en/2017/review/")
    assert page.locator(".segment:visible").count() == len(edition.document.sections[1].segments)
    page.check("#__both")
    assert page.locator(".counterpart .segment").last.is_visible()
    page.uncheck("#__both")
    assert page.locator(".counterpart .segment").last.is_hidden()
    assert page.locator(".search").is_hidden()
    offered = page.locator(".needs-script a").evaluate_all("all => all.map(a => a.href)")
    assert offered == [site.url + "en/terms/", site.url + "en/2017/full-text/"]
    page.click("article .page-note >> text=Full text")
    page.wait_for_load_state("load")
    expect(page.locator("[data-segment]")).to_have_count(len(edition.document.segments))
    page.click("[data-language]")
    page.wait_for_url(site.url + "2017/full-text/**")
    context.close()


def test_paper_shows_the_text_and_whole_addresses(site: Site, page: Page) -> None:
    page.goto(site.url + "2017/full-text/")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.locator(".md-header").is_hidden()
    assert page.locator(".md-sidebar").first.is_hidden()
    assert page.locator("tr").nth(3).evaluate("e => getComputedStyle(e).breakInside") == "avoid"
    address = "getComputedStyle(document.documentElement).getPropertyValue('--address')"
    assert page.evaluate(address) == f'"{site.url}2017/full-text/"'
    page.goto(site.url + "en/terms/")
    after = "e => getComputedStyle(e, '::after').content"
    assert "https://" in page.locator("dd a[href^=https]").first.evaluate(after)
    assert page.locator("dd .quotation").first.evaluate(after) == "none"


def test_nothing_is_wider_than_the_screen(site: Site, browser: Browser) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 700})
    page = context.new_page()
    for path in site.pages():
        page.goto(site.url + path)
        wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert wide <= 0, path
    context.close()
