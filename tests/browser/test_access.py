"""Accessibility and weight of every page, in both languages and both themes."""

from __future__ import annotations

import gzip
import json

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Response

from tests.support.site import Site

THEMES = ("light", "dark")
WIDTHS = (390, 1280)


def violations(page: Page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [
        f"{rule['id']}: {node['target']} {node['failureSummary']}"
        for rule in found
        for node in rule["nodes"]
    ]


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("width", WIDTHS)
def test_no_page_has_an_accessibility_violation(
    site: Site, browser: Browser, width: int, theme: str
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme="dark" if theme == "dark" else "light",
        reduced_motion="reduce",
    )
    page = context.new_page()
    for path in [*site.pages(), "404.html"]:
        page.goto(site.url + path)
        assert violations(page) == [], path
    context.close()


@pytest.mark.parametrize("theme", THEMES)
def test_the_controls_are_accessible(site: Site, browser: Browser, theme: str) -> None:
    context = browser.new_context(color_scheme="dark" if theme == "dark" else "light")
    page = context.new_page()
    page.goto(site.url + "en/2017/areas/")
    page.click(".switch")
    page.wait_for_selector(".counterpart")
    page.hover("#areas-2-s3")
    assert violations(page) == []
    page.click(".tools button:nth-child(2)")
    page.wait_for_selector("dialog[open]")
    assert violations(page) == []
    context.close()


def test_pages_are_quiet_and_load_only_from_their_own_origin(site: Site, browser: Browser) -> None:
    context = browser.new_context()
    page = context.new_page()
    said: list[str] = []
    asked: list[str] = []
    failed: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.on("response", lambda answer: failed.append(answer.url) if answer.status >= 400 else None)
    origin = "/".join(site.url.split("/")[:3]) + "/"
    for path in site.pages():
        page.goto(site.url + path)
        page.wait_for_load_state("networkidle")
    assert said == []
    assert failed == []
    assert not [url for url in asked if not url.startswith((origin, "data:"))]
    context.close()


def first_load(site: Site, browser: Browser, path: str) -> tuple[int, list[str]]:
    """Compressed bytes (gzip -9) and addresses of what a first visit fetches."""
    context = browser.new_context()
    page = context.new_page()
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))
    page.goto(site.url + path)
    page.wait_for_load_state("networkidle")
    urls = [answer.url for answer in answers if not answer.url.startswith("data:")]
    size = sum(len(gzip.compress(a.body(), 9)) for a in answers if a.url in urls)
    context.close()
    return size, urls


def test_first_load_of_a_section_page_is_small(site: Site, browser: Browser) -> None:
    report = json.loads((site.folder / "2017/report.json").read_text("utf-8"))
    for path in {section["page"][lang] for section in report["sections"] for lang in ("zh", "en")}:
        size, urls = first_load(site, browser, path.strip("/") + "/")
        assert len(urls) <= 8, urls
        assert size <= 72 * 1024, (path, size)


def test_first_load_of_the_figures_is_small(site: Site, browser: Browser) -> None:
    for path in ("2017/figures/", "en/2017/figures/"):
        size, urls = first_load(site, browser, path)
        assert len(urls) <= 8, urls
        assert size <= 80 * 1024, (path, size)
