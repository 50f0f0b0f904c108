"""Accessibility and weight of the pages, in both languages and both themes.

One page of each kind here; every page in every theme and width is exhaustive.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator
from contextlib import closing
from itertools import product

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, Response

from tests.search.box import ask
from tests.support.site import KINDS, Site

THEMES = ("light", "dark")
WIDTHS = (390, 1280)
PREFIXES = {"zh": "", "en": "en/"}
# What one presses and that is smaller than 24 pixels, but for links within a line of text.
SMALL = """() => [...document.querySelectorAll("a, button, select, summary, input")]
  .filter((e) => e.checkVisibility({ visibilityProperty: true }))
  .filter((e) => getComputedStyle(e).display !== "inline")
  .map((e) => [e, e.getBoundingClientRect()])
  .filter(([e, { width, right }]) => right > 0 && width > 1)
  .filter(([e, { width, height }]) => Math.min(width, height) < 23.9)
  .map(([e, { width, height }]) => `${width} x ${height}: ${e.outerHTML.slice(0, 99)}`)"""
COLORS = ("color-contrast", "link-in-text-block")  # the rules whose answer a theme changes
# Language, width and theme of an audit, and its rules, where they are not all.
AUDITS = (
    ("zh", 390, "light", ()),
    ("en", 1280, "light", ()),
    ("zh", 1280, "dark", COLORS),
    ("en", 390, "dark", COLORS),
)
ALL_AUDITS = [
    pytest.param(*case, (), marks=pytest.mark.exhaustive)
    for case in product(PREFIXES, WIDTHS, THEMES)
]


def violations(page: Page, *rules: str) -> list[str]:
    """What axe finds on a page, by all its rules or by some."""
    options: dict[str, object] = {"resultTypes": ["violations"]}  # else it lists what passes, too
    if rules:
        options["runOnly"] = {"type": "rule", "values": rules}
    found = Axe().run(page, options=options).response["violations"]
    return [
        f"{rule['id']}: {node['target']} {node['failureSummary']}"
        for rule in found
        for node in rule["nodes"]
    ]


def themed(browser: Browser, width: int, theme: str) -> BrowserContext:
    return browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme="dark" if theme == "dark" else "light",
        reduced_motion="reduce",
    )


def audit(
    browser: Browser, addresses: Iterable[str], width: int, theme: str, rules: tuple[str, ...] = ()
) -> dict[str, list[str]]:
    """What axe finds on each page, and whether the page is wider than the screen."""
    found = {}
    with closing(themed(browser, width, theme)) as context:
        page = context.new_page()
        for address in addresses:
            page.goto(address)
            found[address] = violations(page, *rules)
            if page.evaluate("document.documentElement.scrollWidth") > width:
                found[address].append("wider than the screen")
    return {address: wrong for address, wrong in found.items() if wrong}


@pytest.mark.parametrize(("lang", "width", "theme", "rules"), AUDITS)
def test_no_kind_of_page_has_an_accessibility_violation(
    site: Site, browser: Browser, lang: str, width: int, theme: str, rules: tuple[str, ...]
) -> None:
    pages = [*(PREFIXES[lang] + kind for kind in KINDS), "404.html"]
    assert audit(browser, [site.url + page for page in pages], width, theme, rules) == {}


def test_what_the_system_colors_still_tells_kinds_and_states_apart(
    site: Site, browser: Browser
) -> None:
    """Forced colors take away every background that names no color of the system."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, forced_colors="active")
    page = context.new_page()

    def fill(selector: str) -> str:
        script = "e => getComputedStyle(e).backgroundColor"
        return str(page.locator(selector).first.evaluate(script))

    page.goto(f"{site.url}en/2017/figures/")
    for pair in (
        (".legend .estimate", ".legend .target"),
        (".bar.estimate svg + svg", ".bar.target svg + svg"),
    ):
        assert len({fill(selector) for selector in pair}) == 2, pair
    page.goto(f"{site.url}en/2017/areas/#areas-2-s1")
    assert page.locator(":target").evaluate("e => getComputedStyle(e).outlineStyle") == "solid"
    before = fill(".languages label")
    page.check("#__both")
    assert fill(".languages label") != before
    assert fill(".languages [aria-current]") == before
    context.close()


@pytest.mark.parametrize("width", WIDTHS)
def test_what_one_presses_is_as_large_as_a_finger_needs(
    site: Site, browser: Browser, width: int
) -> None:
    """24 pixels each way (WCAG 2.5.8), but for links within a line of text."""
    with closing(themed(browser, width, "light")) as context:
        page = context.new_page()
        for path in ("", *(f"en/{kind}" for kind in KINDS)):
            page.goto(site.url + path)
            assert page.evaluate(SMALL) == [], path


@pytest.mark.exhaustive
@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("width", WIDTHS)
def test_no_page_has_an_accessibility_violation(
    site: Site, browser: Browser, width: int, theme: str
) -> None:
    pages = [*site.pages(), "404.html"]
    assert audit(browser, [site.url + page for page in pages], width, theme) == {}


@pytest.mark.parametrize("theme", THEMES)
def test_the_controls_are_accessible(site: Site, browser: Browser, theme: str) -> None:
    context = browser.new_context(color_scheme="dark" if theme == "dark" else "light")
    page = context.new_page()
    page.goto(site.url + "en/2017/areas/")
    page.check("#__both")
    page.wait_for_selector(".counterpart")
    page.press("#areas-2-s3", "Enter")
    assert violations(page) == []
    page.click(".tools button:nth-child(2)")
    page.wait_for_selector("dialog[open]")
    assert violations(page) == []
    page.keyboard.press("Escape")
    ask(page, ["5G"])
    page.keyboard.press("ArrowDown")
    assert violations(page) == []
    ask(page, ["qqqq"])
    assert violations(page) == []
    page.set_viewport_size({"width": 390, "height": 800})
    assert violations(page) == []
    page.keyboard.press("Escape")
    page.click(".menu")
    page.wait_for_timeout(300)  # it slides in
    assert violations(page) == []
    context.close()


def test_pages_are_quiet_and_load_only_from_their_own_origin(site: Site, browser: Browser) -> None:
    context = browser.new_context()
    said: list[str] = []
    asked: list[str] = []
    failed: list[str] = []
    context.on("console", lambda message: said.append(message.text))
    context.on("weberror", lambda error: said.append(str(error.error)))
    context.on("request", lambda request: asked.append(request.url))
    context.on(
        "response", lambda answer: failed.append(answer.url) if answer.status >= 400 else None
    )
    origin = "/".join(site.url.split("/")[:3]) + "/"
    for path in site.pages():
        context.new_page().goto(site.url + path)
    for page in context.pages:  # by now the first ones are idle
        page.wait_for_load_state("networkidle")
    assert said == []
    assert failed == []
    assert not [url for url in asked if not url.startswith((origin, "data:"))]
    context.close()


def first_loads(site: Site, browser: Browser, paths: Iterable[str]) -> Iterator[tuple[str, int]]:
    """Each page with the compressed bytes (gzip -9) of what a first visit fetches."""
    answers: dict[Page, list[Response]] = {}
    visits = {path: browser.new_context().new_page() for path in paths}
    for path, page in visits.items():
        answers[page] = []
        page.on("response", lambda answer: answers[answer.frame.page].append(answer))
        page.goto(site.url + path)
    for path, page in visits.items():
        page.wait_for_load_state("networkidle")
        fetched = [answer for answer in answers[page] if not answer.url.startswith("data:")]
        assert len(fetched) <= 4, [answer.url for answer in fetched]
        yield path, sum(len(gzip.compress(answer.body(), 9)) for answer in fetched)
        page.context.close()


def test_first_load_of_a_section_page_is_small(site: Site, browser: Browser) -> None:
    report = json.loads((site.folder / "2017/report.json").read_text("utf-8"))
    pages = {section["page"][lang] for section in report["sections"] for lang in ("zh", "en")}
    sizes = dict(first_loads(site, browser, [page.strip("/") + "/" for page in pages]))
    assert len(sizes) == len(pages)
    assert {page: size for page, size in sizes.items() if size > 33 * 1024} == {}


def test_first_load_of_the_figures_is_small(site: Site, browser: Browser) -> None:
    sizes = dict(first_loads(site, browser, ("2017/figures/", "en/2017/figures/")))
    assert {page: size for page, size in sizes.items() if size > 34 * 1024} == {}
