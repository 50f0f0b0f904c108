"""The search of a site with three reports, of which the first two are fetched together."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from scripts.model.text import LANGS, Lang
from scripts.render.words import Words
from tests.browser.test_access import violations
from tests.search.box import BOX, HITS, ask
from tests.support import project
from tests.support.site import Site, publish
from tests.support.synthetic import add_reports

CHOICE = ".search-panel select"


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    root = project.bare(tmp_path_factory.mktemp("reports"))
    add_reports(root, 3)
    with publish(root, tmp_path_factory.mktemp("www")) as built:
        yield built


@pytest.fixture
def page(browser: Browser, reports: Site) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(f"{reports.url}2017/areas/")
    yield page
    context.close()


def reports_of(page: Page) -> set[str]:
    """The reports to which the results lead; empty is for the pages of the whole site."""
    paths = [
        urlsplit(link).path
        for link in page.locator(HITS).evaluate_all("(links) => links.map((link) => link.href)")
    ]
    return {part for path in paths for part in path.split("/") if part in ("2015", "2016", "2017")}


def test_the_newest_reports_are_fetched_first(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.split("?")[0].rpartition("/")[2]))
    with page.expect_response("**/report-2015.json*"):
        page.focus(BOX)
    files = [name for name in asked if name.endswith(".json")]
    assert files == ["index.json", "report-2017.json", "report-2016.json", "report-2015.json"]


@pytest.mark.parametrize("lang", LANGS)
def test_a_result_says_of_which_report_it_is(page: Page, reports: Site, lang: Lang) -> None:
    page.goto(f"{reports.url}{'en/' if lang == 'en' else ''}2016/areas/")
    with page.expect_response("**/report-2015.json*"):
        page.focus(BOX)
    (answer,) = ask(page, ["提速降费"])
    places = {hit.place.split(" · ")[0] for hit in answer.hits if "term-" not in hit.id}
    assert places == {"2017", "2016", "2015"}
    for hit in answer.hits:
        assert "term-" in hit.id or f"/{hit.place.split(' · ')[0]}/" in hit.href


def test_one_report_can_be_chosen_and_all_again(page: Page) -> None:
    words = Words("zh").table("scripts")
    ask(page, ["行政村"])
    choice = page.get_by_label(words["search_in"])
    assert choice.locator("option").all_text_contents() == [
        Words("zh").table("scripts")["reports"],
        "2017",
        "2016",
        "2015",
    ]
    choice.select_option("2015")
    expect(page.locator(HITS).first).to_contain_text("2015")
    assert reports_of(page) == {"2015"}
    choice.select_option(words["reports"])
    expect(page.locator(HITS).first).to_contain_text("2017")
    assert reports_of(page) == {"2015", "2016", "2017"}


def test_a_report_is_chosen_with_the_keyboard(page: Page) -> None:
    page.keyboard.press("/")
    page.keyboard.type("5G")
    expect(page.locator(HITS).first).to_contain_text("2017")
    page.keyboard.press("Tab")
    expect(page.locator(CHOICE)).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(page.locator(HITS).first).to_contain_text("2016")
    page.keyboard.press("Shift+Tab")
    expect(page.locator(BOX)).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/2016/**")


def test_a_reader_among_the_results_is_not_disturbed(page: Page) -> None:
    """An answer that comes late waits until the reader is back at the box."""
    held: list[Route] = []
    page.route("**/report-2015.json*", lambda route: held.append(route))
    page.keyboard.press("/")
    page.keyboard.type("5G")
    expect(page.locator(HITS).first).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(page.locator(HITS).first).to_have_attribute("aria-selected", "true")
    for route in held:
        route.continue_()
    page.wait_for_load_state("networkidle")
    expect(page.locator(HITS).first).to_have_attribute("aria-selected", "true")
    assert "2015" not in reports_of(page)
    page.keyboard.press("ArrowUp")
    expect(page.get_by_text("2015 ·").first).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_choice_is_accessible(page: Page, scheme: Literal["light", "dark"]) -> None:
    page.emulate_media(color_scheme=scheme)
    page.reload()
    ask(page, ["行政村"])
    assert violations(page) == []
