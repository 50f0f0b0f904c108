"""What a reader does without a pointer, or with a finger: menu, sentences, dialog, colors."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from scripts.render.words import Words
from tests.support.site import Site

FOCUSED = "document.activeElement.id"
BACKGROUND = "getComputedStyle(document.body).backgroundColor"
LIGHT, DARK = "rgb(253, 252, 249)", "rgb(21, 24, 27)"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 390, "height": 800}, reduced_motion="reduce")
    yield context.new_page()
    context.close()


def stops(page: Page) -> list[str]:
    """What Tab leads through, from the beginning of the page to its end."""
    found: list[str] = []
    while True:
        page.keyboard.press("Tab")
        name = page.evaluate("(document.activeElement.id || document.activeElement.outerHTML)")
        if name in found or page.evaluate("document.activeElement === document.body"):
            return found
        found.append(name)


def test_the_menu_is_a_button_that_escape_closes(site: Site, phone: Page) -> None:
    phone.goto(site.url + "en/2017/areas/")
    menu = phone.get_by_role("button", name=Words("en")["menu"])
    expect(menu).to_have_attribute("aria-expanded", "false")
    menu.press("Enter")
    expect(menu).to_have_attribute("aria-expanded", "true")
    expect(phone.locator("#__nav a[aria-current=page]")).to_be_focused()
    expect(phone.locator("#__nav")).to_be_in_viewport()
    phone.keyboard.press("Escape")
    expect(menu).to_be_focused()
    expect(phone.locator("#__nav")).to_be_hidden()


def test_the_closed_menu_does_not_cross_the_page_that_loads(site: Site, browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 800})
    page.goto(site.url + "2017/areas/")
    assert not page.locator("#__nav").is_visible()
    page.close()


def test_a_link_in_the_menu_closes_it(site: Site, phone: Page) -> None:
    phone.goto(site.url + "en/2017/areas/")
    phone.click(".menu")
    phone.click("#__nav a[href='#areas-3']")
    expect(phone.locator("#__nav")).to_be_hidden()
    expect(phone.locator("#areas-3")).to_be_in_viewport()


def test_tab_does_not_walk_through_the_closed_menu(site: Site, phone: Page) -> None:
    phone.goto(site.url + "2017/areas/")
    assert not [name for name in stops(phone) if "nav-link" in name]


def test_tab_stays_out_of_the_text_behind_the_open_menu(site: Site, phone: Page) -> None:
    phone.goto(site.url + "2017/review/")
    phone.click(".menu")
    found = stops(phone)
    assert [name for name in found if "nav-link" in name]
    assert not [name for name in found if name.startswith("review")]


def test_the_menu_is_reached_without_the_script(site: Site, browser: Browser) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 800}, java_script_enabled=False)
    page = context.new_page()
    page.goto(site.url + "2017/areas/")
    page.click(".menu")
    expect(page.locator("#__nav a").first).to_be_in_viewport()
    page.click("#__nav >> text=" + Words("zh")["terms_title"])
    page.wait_for_url(site.url + "terms/")
    context.close()


def test_all_sentences_are_one_stop_and_the_arrows_lead_on(site: Site, page: Page) -> None:
    page.goto(site.url + "2017/areas/")
    assert [name for name in stops(page) if name.startswith("areas")] == ["areas-s1"]
    page.focus("#areas-s1")
    way = "Right areas-1, Right areas-1-s1, Left areas-1, Left areas-s1, Left areas-s1"
    for key, id in (step.split() for step in way.split(", ")):
        page.keyboard.press(f"Shift+Arrow{key}")
        expect(page.locator(f"#{id}")).to_be_focused()
        expect(page.locator(f"#{id}")).to_be_in_viewport()


@pytest.mark.parametrize("address", ["2017/areas/#areas-2-s3", "en/2017/meeting/#meeting-s3"])
def test_enter_opens_the_tools_of_the_sentence_of_the_address(
    site: Site, page: Page, address: str
) -> None:
    page.goto(site.url + address)
    assert page.evaluate(FOCUSED) == address.split("#")[1]
    page.keyboard.press("Enter")
    expect(page.locator(".tools button").first).to_be_focused()
    page.keyboard.press("Escape")
    assert page.evaluate(FOCUSED) == address.split("#")[1]


@pytest.mark.parametrize("key", ["Space", "ArrowDown", "PageDown"])
def test_the_keys_that_scroll_do_so_where_a_sentence_has_the_focus(
    site: Site, page: Page, key: str
) -> None:
    page.goto(site.url + "2017/areas/#areas-2-s3")
    before = page.evaluate("scrollY")
    page.keyboard.press(key)
    page.wait_for_function("(y) => scrollY > y", arg=before)
    assert page.evaluate(FOCUSED) == "areas-2-s3"


def test_a_sentence_opens_its_tools_and_escape_leads_back(site: Site, page: Page) -> None:
    """A sentence in the middle of its paragraph, which Tab alone would not reach."""
    page.goto(site.url + "2017/areas/#areas-2-s3")
    page.focus("#areas-2-s3")
    page.keyboard.press("Enter")
    expect(page.locator(".tools button").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".tools")).to_be_hidden()
    assert page.evaluate(FOCUSED) == "areas-2-s3"


@pytest.mark.parametrize("path", ["2017/areas/", "en/2017/areas/"])
def test_the_tools_cover_neither_their_sentence_nor_the_header(
    site: Site, browser: Browser, path: str
) -> None:
    apart = """(id) => {
      const box = document.querySelector(".tools").getBoundingClientRect();
      const header = document.querySelector(".md-header").getBoundingClientRect();
      const lines = [...document.getElementById(id).getClientRects()];
      return box.top >= header.bottom && box.bottom <= innerHeight && box.right <= innerWidth
        && lines.every((line) => line.bottom <= box.top);
    }"""
    for width in (390, 1280):
        page = browser.new_page(viewport={"width": width, "height": 700})
        page.goto(site.url + path)
        for id in ("areas-1", "areas-2-s1", "areas-2-s8", "areas-3-s4", "areas-8"):
            page.press(f"#{id}", "Enter")
            assert page.evaluate(apart, id), (width, id)
        page.close()


def test_pointing_and_arriving_open_no_tools(site: Site, page: Page) -> None:
    page.goto(site.url + "2017/areas/#areas-2-s3")
    page.hover("#areas-2-s3")
    expect(page.locator("#areas-2-s3.lit")).to_have_count(1)
    expect(page.locator(".tools:visible")).to_have_count(0)


def test_the_mark_in_the_margin_opens_the_tools_and_a_click_elsewhere_closes_them(
    site: Site, page: Page
) -> None:
    page.goto(site.url + "en/2017/areas/")
    page.hover("#areas-s1")
    page.click(".pilcrow")
    expect(page.locator(".tools")).to_be_visible()
    page.click("h1")
    expect(page.locator(".tools")).to_be_hidden()


def test_escape_in_the_citation_leads_back_to_where_the_focus_was(site: Site, page: Page) -> None:
    page.goto(site.url + "2017/areas/")
    page.press("#areas-2-s3", "Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("dialog[open]")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("dialog")).to_have_count(0)
    expect(page.locator(".tools button").nth(1)).to_be_focused()
    page.keyboard.press("Escape")
    assert page.evaluate(FOCUSED) == "areas-2-s3"


def test_the_colors_are_the_systems_until_a_reader_chooses(site: Site, browser: Browser) -> None:
    context = browser.new_context(color_scheme="dark")
    page = context.new_page()
    page.goto(site.url)
    words, palette = Words("zh").table("scripts"), page.locator(".palette")
    seen = [(page.evaluate(BACKGROUND), palette.get_attribute("title"))]
    for _ in range(3):
        palette.press("Enter")
        seen.append((page.evaluate(BACKGROUND), palette.get_attribute("title")))
    system = (DARK, words["colors_system"])
    assert seen == [system, (LIGHT, words["colors_default"]), (DARK, words["colors_slate"]), system]
    palette.press("Enter")
    page.goto(site.url + "en/terms/")
    assert page.evaluate(BACKGROUND) == LIGHT
    context.close()


def test_a_choice_that_the_theme_has_stored_is_kept(site: Site, page: Page) -> None:
    page.goto(site.url)
    page.evaluate("""localStorage.setItem(location.pathname + ".__palette", JSON.stringify(
      { index: 1, color: { media: "(prefers-color-scheme: dark)", scheme: "slate" } }))""")
    for path in ("", "en/2017/areas/", "404.html"):
        page.goto(site.url + path)
        assert page.evaluate(BACKGROUND) == DARK


def test_the_contents_mark_the_passage(site: Site, page: Page) -> None:
    page.goto(site.url + "2017/areas/#areas-5")
    marked = page.locator("#__nav [aria-current=location]")
    expect(marked).to_have_attribute("href", "#areas-5")
    expect(marked).to_be_in_viewport()
    page.evaluate("scrollTo(0, 0)")
    expect(marked).to_have_count(0)


@pytest.mark.parametrize(
    ("path", "links"),
    [
        ("2017/areas/", ".contents-of-page a"),
        ("2017/review/", ".figures a"),
        ("en/2017/review/", ".note-text summary"),
        ("2017/goals/", ".timeline a"),
        ("en/2017/goals/", ".ladder a"),
        ("2017/figures/", ".bars a"),
        ("en/2017/figures/", ".counts a"),
        ("2017/full-text/", ".jump a"),
    ],
)
def test_links_that_belong_together_are_one_stop_and_the_arrows_lead_on(
    site: Site, page: Page, path: str, links: str
) -> None:
    page.goto(site.url + path)
    group = page.locator(links)
    stop = page.locator(f"{links}[tabindex='0']")
    assert page.locator(f"{links}:not([tabindex])").count() == 0
    groups = page.locator(links.split()[0]).count() if links == ".counts a" else 1
    assert stop.count() == groups
    told = Words("en" if path.startswith("en/") else "zh").table("scripts")["arrows"]
    expect(stop.first).to_have_attribute("aria-description", told)
    stop.first.focus()
    for key, at in {"ArrowDown": 1, "ArrowUp": 0, "ArrowRight": 1, "ArrowLeft": 0}.items():
        page.keyboard.press(key)
        expect(group.nth(at)).to_be_focused()
        assert stop.count() == groups


def test_a_section_page_has_few_stops(site: Site, page: Page) -> None:
    found = {}
    for path in site.pages():
        if 'class="steps"' in site.html(path) and "full-text" not in path:
            page.goto(site.url + path)
            found[path] = len(stops(page))
    assert len(found) > 10
    assert {path: count for path, count in found.items() if count > 30} == {}


def test_the_navigation_ends_where_the_foot_of_the_page_begins(site: Site, page: Page) -> None:
    page.goto(site.url + "en/2017/areas/")
    bottom = "document.querySelector('%s').getBoundingClientRect().%s"
    assert page.evaluate(bottom % ("#__nav", "bottom")) == 900
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    page.wait_for_timeout(200)
    foot = page.evaluate(bottom % (".md-footer", "top"))
    assert foot < 900
    assert page.evaluate(bottom % ("#__nav", "bottom")) == pytest.approx(foot, abs=2)
    header = page.evaluate(bottom % (".md-header", "bottom"))
    assert page.evaluate(bottom % ("#__nav", "top")) == pytest.approx(header, abs=1)
