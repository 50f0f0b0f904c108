"""The Content-Security-Policy: it blocks what is not ours, and nothing that is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Page

from tests.search.box import BOX, HITS, ask
from tests.support.site import Site

REPORT = """
addEventListener("securitypolicyviolation", ({ effectiveDirective }) => {
  console.error("blocked by " + effectiveDirective);
});
"""
PREFIXES = {"zh": "", "en": "en/"}
# What an injection could do: run code (each sets hacked) or load something, each with the
# directive that stops it.
CODE = {
    "<script>hacked = 1</script>": "script-src-elem",
    '<img src="missing" onerror="hacked = 1">': "script-src-attr",
    '<iframe srcdoc="<script>parent.hacked = 1</script>"></iframe>': "script-src-elem",
    '<a id="x" href="javascript:void (hacked = 1)">x</a>': "script-src-elem",
}
CONTENT = {
    '<script src="http://elsewhere.test/"></script>': "script-src-elem",
    '<iframe src="404.html"></iframe>': "frame-src",
    '<object data="404.html"></object>': "object-src",
    '<img src="http://elsewhere.test/">': "img-src",
    "<style>p { color: red }</style>": "style-src-elem",
    '<p style="color: red">x</p>': "style-src-attr",
    '<base href="/elsewhere/">': "base-uri",
    '<form action="/"><button id="x">x</button></form>': "form-action",
}
POLICY = re.compile('<meta http-equiv="Content-Security-Policy"[^>]*>')


@contextmanager
def opened(browser: Browser) -> Iterator[tuple[Page, list[str]]]:
    """A page, and all that it says on the console: errors, what the policy blocked."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    context.add_init_script(REPORT)
    page, said = context.new_page(), list[str]()
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    yield page, said
    context.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page that says nothing in the whole of a test."""
    with opened(browser) as (page, said):
        yield page
        assert said == []


def switch_palette(page: Page) -> None:
    color = "getComputedStyle(document.body).backgroundColor"
    before = page.evaluate(color)
    for _ in range(2):  # light, dark and what the system has
        page.click(".palette")
        if page.evaluate(color) != before:
            return
    raise AssertionError("the colors stay")


def test_every_page_opens_changes_its_colors_and_prints(site: Site, page: Page) -> None:
    for path in [*site.pages(), "404.html"]:
        page.goto(site.url + path)
        switch_palette(page)
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.pdf()


@pytest.mark.parametrize("prefix", PREFIXES.values(), ids=PREFIXES)
def test_reading_and_citing(site: Site, page: Page, prefix: str) -> None:
    page.goto(f"{site.url}{prefix}2017/areas/")
    page.check("#__both")
    page.wait_for_selector(".counterpart")
    page.press("#areas-2-s3", "Enter")
    page.click(".tools button:nth-child(1)")
    page.click(".tools button:nth-child(2)")
    page.select_option("dialog[open] select", "BibTeX")
    page.click("dialog button:nth-of-type(2)")
    page.click("dialog button:nth-of-type(3)")
    page.click(".note-ref")
    page.click("[data-language]")
    page.wait_for_selector(".counterpart", state="hidden")


@pytest.mark.parametrize("prefix", PREFIXES.values(), ids=PREFIXES)
def test_searching(site: Site, page: Page, prefix: str) -> None:
    page.goto(f"{site.url}{prefix}terms/")
    found, missed = ask(page, ["中国制造2025", "qqqq"])
    assert found.hits
    assert missed.offers
    page.click(HITS)
    page.wait_for_selector(f"{HITS} mark")
    page.click(".search-share")
    page.keyboard.press("Escape")
    page.focus(BOX)
    page.keyboard.press("Enter")
    page.wait_for_function("CSS.highlights.get('found')?.size")


@pytest.mark.parametrize("prefix", PREFIXES.values(), ids=PREFIXES)
def test_sorting_and_filtering(site: Site, page: Page, prefix: str) -> None:
    page.goto(f"{site.url}{prefix}2017/figures/")
    page.locator(".sortable th button").first.click()
    assert page.locator("th[aria-sort]").count() == 1
    page.goto(f"{site.url}{prefix}terms/")
    page.select_option(".filter select", "person")


def injected(site: Site, html: str) -> str:
    """A page of the site as if ``html`` stood in its text."""
    return site.html("2017/review").replace("</article>", f"{html}</article>")


def use(page: Page, site: Site, text: str) -> None:
    """Open ``text`` as a page of the site, and click on what was injected."""
    url = site.url + "2017/review/"
    page.route(url, lambda route: route.fulfill(body=text, content_type="text/html"))
    page.goto(url)
    page.evaluate("window.x?.click()")


@pytest.mark.parametrize(("html", "directive"), (CODE | CONTENT).items())
def test_what_is_injected_is_stopped_and_reported(
    site: Site, browser: Browser, html: str, directive: str
) -> None:
    with opened(browser) as (page, _):
        blocked = f"blocked by {directive}"
        with page.expect_console_message(lambda message: message.text == blocked):
            use(page, site, injected(site, html))
        assert page.evaluate("window.hacked") is None


@pytest.mark.parametrize("html", CODE)
def test_without_the_policy_it_would_run(site: Site, browser: Browser, html: str) -> None:
    with opened(browser) as (page, _):
        use(page, site, POLICY.sub("", injected(site, html)))
        page.wait_for_function("window.hacked === 1")
