"""An address opens at its passage and stays there; the page never moves under a reader."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import product
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.search.box import ask
from tests.search.test_storage import REFUSALS, REFUSE
from tests.support import project
from tests.support.site import Site, publish

PAGES = ("2017/areas/", "2017/review/", "en/2017/areas/", "en/2017/review/")
WIDTHS = (390, 820, 1280, 1440)
NEAR = 48  # pixels below the header, at most, at which a passage opens
SIDE_BY_SIDE = 'localStorage.setItem("bilingual", "1");'
# Where the passage of the address stands, below the header, once all is in the page.
PLACE = """async () => {
  const frame = () => new Promise(requestAnimationFrame);
  await document.fonts.ready;
  while (document.readyState !== "complete") await frame();
  for (let n = 0; n < 3; n++) await frame();
  const passage = document.querySelector(":target");
  const bottom = document.querySelector(".md-header").getBoundingClientRect().bottom;
  return passage && passage.getClientRects().length && {
    id: passage.id,
    below: passage.getBoundingClientRect().top - bottom,
    left: innerHeight - bottom,
    start: scrollY === 0,
  };
}"""
TOP = "(id) => document.getElementById(id).getBoundingClientRect().top"
# The first sentence that begins below the header.
FIRST = """() => {
  const bottom = document.querySelector(".md-header").getBoundingClientRect().bottom;
  return [...document.querySelectorAll(".segment[id]")]
    .find((segment) => segment.getBoundingClientRect().top >= bottom).id;
}"""
# As fonts, images or a chart would: something of 300 pixels comes in, and is laid out.
GROW = """async (where) => {
  const block = Object.assign(document.createElement("div"), { style: "height: 300px" });
  document.querySelector("article")[where](block);
  for (let n = 0; n < 3; n++) await new Promise(requestAnimationFrame);
  return scrollY;
}"""


@contextmanager
def opened(browser: Browser, width: int, *scripts: str) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": width, "height": 800})
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    for script in scripts:
        context.add_init_script(script)
    yield context.new_page()
    context.close()


def ids(site: Site, path: str) -> list[str]:
    """Every id of the text of a page, in its order."""
    (text,) = re.findall(r"<article.*</article>", site.html(path), re.DOTALL)
    return re.findall(r'\bid="([^"]+)"', text)


def visit(page: Page, address: str) -> None:
    """Open an address as from outside, though the page may be open already."""
    page.goto("about:blank")
    page.goto(address)


def landed(page: Page, id: str) -> bool:
    """Whether the passage stands at the top, or in view where it is at the top of the page."""
    place: dict[str, Any] = page.evaluate(PLACE)
    if not place or place["id"] != id or place["below"] < 0:
        return False
    return bool(place["below"] <= NEAR or (place["start"] and place["below"] < place["left"] - 24))


@pytest.mark.exhaustive
@pytest.mark.parametrize(("width", "path"), list(product(WIDTHS, PAGES)))
def test_every_address_lands(site: Site, browser: Browser, width: int, path: str) -> None:
    missed = []
    with opened(browser, width, SIDE_BY_SIDE) as page:
        for id in ids(site, path):
            visit(page, f"{site.url}{path}#{id}")
            missed += [] if landed(page, id) else [id]
    assert missed == []


@pytest.mark.parametrize("width", WIDTHS)
def test_an_address_lands_with_side_by_side_remembered(
    site: Site, browser: Browser, width: int
) -> None:
    places = [(path, id) for path in PAGES for id in ids(site, path)]
    with opened(browser, width, SIDE_BY_SIDE) as page:
        for path, id in random.Random(width).sample(places, 3):
            visit(page, f"{site.url}{path}#{id}")
            assert landed(page, id), (path, id)


@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("scripts", [[], [SIDE_BY_SIDE]], ids=["alone", "side by side"])
def test_every_kind_of_address_lands(
    site: Site, browser: Browser, width: int, scripts: list[str]
) -> None:
    with opened(browser, width, *scripts) as page:
        for path, kinds in {
            "2017/review/": ("review", "review-2", "review-2-s3", "note-", "ref-"),
            "en/2017/full-text/": ("areas-3", "areas-8", "goals-"),
            "en/terms/": ("term-96", "term-200"),
            "2017/figures/": ("rates",),
        }.items():
            for kind in kinds:
                id = next(id for id in ids(site, path)[::-1] if id.startswith(kind))
                visit(page, f"{site.url}{path}#{id}")
                assert landed(page, id), (path, id)


@pytest.mark.exhaustive
def test_the_address_of_a_gone_sentence_lands(
    browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> None:
    root = project.changed(tmp_path_factory.mktemp("project"))
    with publish(root, tmp_path_factory.mktemp("www")) as site:
        gone = [(path, id) for path in PAGES for id in re.findall(
            r'class="alias" id="([^"]+)"|id="([^"]+)" class="alias"', site.html(path))]  # fmt: skip
        assert gone
        for width in WIDTHS:
            with opened(browser, width, SIDE_BY_SIDE) as page:
                for path, names in gone:
                    visit(page, f"{site.url}{path}#{''.join(names)}")
                    assert landed(page, "".join(names)), (width, path, names)


@pytest.mark.parametrize("width", [390, 1440])
def test_links_in_the_page_and_the_way_back_land(site: Site, browser: Browser, width: int) -> None:
    with opened(browser, width, SIDE_BY_SIDE) as page:
        visit(page, f"{site.url}2017/review/#review-2-s2")
        assert landed(page, "review-2-s2")
        ref = page.locator("article .note-ref").first
        note = str(ref.get_attribute("href")).lstrip("#")
        ref.click()
        assert landed(page, note)
        page.locator(f"#{note} .back").click()
        assert landed(page, note.replace("note-", "ref-"))
        page.go_back()
        assert landed(page, note)
        page.go_forward()
        assert landed(page, note.replace("note-", "ref-"))
        page.click("[data-language]")
        page.wait_for_url("**/en/2017/review/#ref-*")
        assert landed(page, note.replace("note-", "ref-"))


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("leave", ["reload", "go_back"])
def test_who_comes_back_finds_the_place_of_before(
    site: Site, browser: Browser, width: int, leave: str
) -> None:
    """Not the address that was once opened, when the reader has read on."""
    with opened(browser, width, SIDE_BY_SIDE) as page:
        visit(page, f"{site.url}2017/review/#review-1")
        assert landed(page, "review-1")
        page.mouse.move(200, 400)
        landing = page.evaluate("scrollY")
        page.mouse.wheel(0, 500)
        page.wait_for_function("(y) => scrollY > y + 400", arg=landing)
        page.wait_for_timeout(400)
        first = page.evaluate(FIRST)
        before = page.evaluate(TOP, first)
        if leave == "go_back":
            page.goto(f"{site.url}terms/")
        getattr(page, leave)()
        page.evaluate(PLACE)
        assert page.evaluate(TOP, first) == pytest.approx(before, abs=1)


def test_the_passage_keeps_its_place_until_the_reader_acts(site: Site, browser: Browser) -> None:
    with opened(browser, 1280) as page:
        visit(page, f"{site.url}2017/review/#review-2-s4")
        before = page.evaluate(TOP, "review-2-s4")
        page.evaluate(GROW, "prepend")
        assert page.evaluate(TOP, "review-2-s4") == pytest.approx(before, abs=1)
        page.set_viewport_size({"width": 700, "height": 800})
        assert landed(page, "review-2-s4")


@pytest.mark.parametrize("act", ["wheel", "key", "scroll bar"])
def test_the_page_never_moves_once_the_reader_has_acted(
    site: Site, browser: Browser, act: str
) -> None:
    with opened(browser, 1280, SIDE_BY_SIDE) as page:
        visit(page, f"{site.url}2017/review/#review-2-s4")
        assert landed(page, "review-2-s4")
        before = page.evaluate("scrollY")
        page.mouse.move(600, 400)
        match act:
            case "wheel":
                page.mouse.wheel(0, 200)
            case "key":
                page.keyboard.press("ArrowDown")
            case _:
                page.evaluate("scrollBy(0, 150)")
        page.wait_for_function("(y) => scrollY !== y", arg=before)
        page.wait_for_timeout(400)
        there = page.evaluate("scrollY")
        assert page.evaluate(GROW, "append") == there


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("path", ["2017/areas/", "en/2017/review/"])
def test_side_by_side_keeps_the_sentence_at_the_top(
    site: Site, browser: Browser, width: int, path: str
) -> None:
    with opened(browser, width) as page:
        visit(page, site.url + path)
        for y in (350, 420, 900):
            page.evaluate("(y) => scrollTo(0, y)", y)
            page.wait_for_timeout(50)
            first = page.evaluate(FIRST)
            before = page.evaluate(TOP, first)
            for checked in (True, False):
                page.set_checked("#__both", checked)
                page.evaluate(PLACE)
                assert page.evaluate(TOP, first) == pytest.approx(before, abs=1), (y, checked)


@pytest.mark.parametrize("query", ["?h=%E8%BD%A6", "?q=IPv6&h=x", "?utm_source=x"])
def test_a_copied_address_is_clean_and_lands(site: Site, browser: Browser, query: str) -> None:
    with opened(browser, 1280) as page:
        address = f"{site.url}2017/areas/#areas-3-s5"
        page.goto(address.replace("#", f"{query}#"))
        page.keyboard.press("Escape")  # a query opens the search
        page.press("#areas-3-s5", "Enter")
        page.click(".tools button:nth-child(1)")
        assert page.evaluate("navigator.clipboard.readText()") == address
        page.click(".tools button:nth-child(2)")
        page.wait_for_selector("dialog[open]")
        assert address in page.locator("dialog pre").inner_text().replace("\\", "")
        assert "?" not in page.locator("dialog pre").inner_text()
        visit(page, address)
        assert landed(page, "areas-3-s5")


def test_the_address_copied_from_a_search_hit_is_clean(site: Site, browser: Browser) -> None:
    with opened(browser, 1280, SIDE_BY_SIDE) as page:
        page.goto(f"{site.url}en/2017/review/")
        (answer,) = ask(page, ["number portability"])
        visit(page, answer.hits[0].href)
        id = answer.hits[0].id
        assert page.url == f"{site.url}en/2017/areas/#{id}"
        assert landed(page, id)
        page.press(f"#{id}", "Enter")
        page.click(".tools button:nth-child(1)")
        assert page.evaluate("navigator.clipboard.readText()") == f"{site.url}en/2017/areas/#{id}"


def test_an_address_lands_and_is_copied_where_storage_is_refused(
    site: Site, browser: Browser
) -> None:
    refuse = REFUSE % REFUSALS["access throws"]
    with opened(browser, 390, refuse) as page:
        visit(page, f"{site.url}2017/areas/?h=x#areas-3-s5")
        assert landed(page, "areas-3-s5")
        page.check("#__both")
        assert landed(page, "areas-3-s5")
        page.press("#areas-3-s5", "Enter")
        page.click(".tools button:nth-child(1)")
        copied = page.evaluate("navigator.clipboard.readText()")
        assert copied == f"{site.url}2017/areas/#areas-3-s5"
