"""A phrase and its counterpart, as a reader finds them: by mouse, touch and keyboard."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from scripts.render.words import Words
from tests.browser.test_access import themed, violations
from tests.support.phrases import MIDDLE, NOTE, lights, point
from tests.support.site import Site

WORDS = {lang: Words(lang).table("scripts") for lang in ("zh", "en")}


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page, faults = context.new_page(), list[str]()
    page.on("pageerror", lambda error: faults.append(str(error)))
    yield page
    assert faults == []
    context.close()


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 390, "height": 800}, has_touch=True)
    yield context.new_page()
    context.close()


def test_the_phrase_under_the_pointer_lights_up_and_a_card_says_its_counterpart(
    aligned: Site, page: Page
) -> None:
    page.goto(f"{aligned.url}en/2017/areas/#areas-2-s2")
    before = page.inner_html("#areas-2-s2")
    point(page, "speeds")
    lights(page, "raise", "speeds", "提速")
    card = page.locator(".lines")
    expect(card).to_have_text("提速 tí sù")
    point(page, "supply")
    expect(card).to_contain_text("供给能力")
    assert page.inner_html("#areas-2-s2") == before
    expect(page.locator(".tools")).to_be_hidden()
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()


def test_the_longest_phrase_comes_first_and_what_is_in_it_after_it(
    aligned: Site, page: Page
) -> None:
    page.goto(f"{aligned.url}2017/areas/#areas-2-s2")
    point(page, "信息")
    lights(page, "信息基础设施", "information infrastructure")
    lines = page.locator(".lines p")
    expect(lines).to_have_text([
        "信息基础设施 xìnxī jīchǔ shèshī information infrastructure",
        f"{NOTE} {WORDS['zh']['glossary']}",
        "信息 xìn xī information",
        "基础设施 jī chǔ shè shī infrastructure",
    ])  # fmt: skip
    page.click(".lines a")
    page.wait_for_url(f"{aligned.url}terms/#term-185")


@pytest.mark.parametrize("words", [",", "and", "for"])
def test_beside_a_phrase_the_nearest_is_not_meant(aligned: Site, page: Page, words: str) -> None:
    page.goto(f"{aligned.url}en/2017/areas/#areas-2-s2")
    point(page, "supply")
    lights(page, "supply capacity", "供给能力")
    point(page, words, "#areas-2-s3" if words == "for" else "#areas-2-s2")
    lights(page)
    expect(page.locator(".panel")).to_be_hidden()


def test_between_two_lines_there_is_no_phrase(aligned: Site, page: Page) -> None:
    page.goto(f"{aligned.url}2017/areas/#areas-2-s2")
    x, y = point(page, "信息")
    lights(page, "信息基础设施", "information infrastructure")
    page.mouse.move(x, y - 15)
    lights(page)


def test_the_pointer_can_enter_the_card(aligned: Site, page: Page) -> None:
    page.goto(f"{aligned.url}2017/areas/#areas-2-s2")
    x, y = point(page, "信息")
    page.wait_for_selector(".lines p")
    page.mouse.move(x, y + 16, steps=4)
    page.hover(".lines p:last-child")
    page.wait_for_timeout(400)
    expect(page.locator(".lines")).to_be_visible()
    page.mouse.move(700, 850, steps=2)
    expect(page.locator(".lines")).to_be_hidden()


@pytest.mark.parametrize("path", ["2017/areas/", "2017/full-text/", "en/2017/full-text/"])
def test_side_by_side_both_light_up_and_no_card_covers_them(
    aligned: Site, page: Page, path: str
) -> None:
    page.add_init_script("localStorage.setItem('bilingual', '1')")
    page.goto(f"{aligned.url}{path}#areas-2-s2")
    point(page, "lower", ".segment[data-segment=areas-2-s2]")
    lights(page, "降费", "lower rates")
    page.wait_for_timeout(300)
    expect(page.locator(".panel")).to_be_hidden()
    page.mouse.down()
    page.mouse.up()
    expect(page.locator(".lines")).to_contain_text("jiàng fèi")


def test_a_phrase_without_a_counterpart_says_so(aligned: Site, page: Page) -> None:
    page.goto(f"{aligned.url}2017/areas/#areas-2-s3")
    point(page, "抓好", "#areas-2-s3")
    expect(page.locator(".lines")).to_have_text(f"抓好 {WORDS['zh']['unsaid']}")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_by_keyboard_the_arrows_lead_through_the_phrases(
    aligned: Site, page: Page, lang: str
) -> None:
    page.goto(f"{aligned.url}{'en/' if lang == 'en' else ''}2017/areas/#areas-2-s2")
    said, focused = page.locator("[role=status].said"), page.locator(":focus")
    steps = {"zh": ["持续", "提升", "信息基础设施"], "en": ["持续", "提升", "供给能力"]}[lang]
    for words in steps:
        page.keyboard.press("ArrowRight")
        expect(said).to_contain_text(f"{words} — ")
    page.keyboard.press("ArrowLeft")
    expect(said).to_have_text("提升 — improve")
    expect(focused).to_have_attribute("id", "areas-2-s2")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    expect(focused).to_have_attribute("id", "areas-2-s1")
    expect(said).to_be_empty()
    for words in ("持续", "提升"):
        page.keyboard.press("ArrowRight")
        expect(said).to_contain_text(words)
    page.keyboard.press("Shift+ArrowRight")
    expect(focused).to_have_attribute("id", "areas-2-s3")


def test_enter_opens_the_tools_of_a_chosen_phrase_and_escape_leads_back(
    aligned: Site, page: Page
) -> None:
    page.goto(f"{aligned.url}en/2017/areas/#areas-2-s2")
    page.keyboard.press("ArrowRight")
    expect(page.locator(".lines")).to_contain_text("持续")
    page.keyboard.press("Enter")
    expect(page.locator(":focus")).to_have_text(WORDS["en"]["copy_phrase"])
    page.keyboard.press("Enter")
    expect(page.locator(":focus")).to_have_text(WORDS["en"]["copied"])
    address = f"{aligned.url}en/2017/areas/?phrase=Continue#areas-2-s2"
    assert page.evaluate("navigator.clipboard.readText()") == address
    page.keyboard.press("Escape")
    expect(page.locator("#areas-2-s2")).to_be_focused()
    lights(page, "Continue", "持续")
    page.keyboard.press("Escape")
    lights(page)


def test_a_phrase_that_is_clicked_is_kept_until_a_click_elsewhere(
    aligned: Site, page: Page
) -> None:
    page.goto(f"{aligned.url}2017/areas/#areas-2-s2")
    point(page, "普及")
    page.mouse.down()
    page.mouse.up()
    expect(page.locator(".tools")).to_be_visible()
    page.mouse.move(5, 5)
    lights(page, "普及", "spread")
    page.click(".tools a")
    page.wait_for_url(f"{aligned.url}en/2017/areas/?phrase=*#areas-2-s2")
    lights(page, "spread", "普及")
    page.click("h1")
    lights(page)
    assert page.url == f"{aligned.url}en/2017/areas/#areas-2-s2"


@pytest.mark.parametrize("path", ["2017/areas/", "en/2017/full-text/"])
def test_a_tap_opens_a_sheet_that_leaves_what_was_tapped_in_view(
    aligned: Site, phone: Page, path: str
) -> None:
    phone.goto(f"{aligned.url}{path}#areas-2-s2")
    selector = "#areas-2-s2"
    phone.evaluate("(id) => document.querySelector(id).scrollIntoView({ block: 'end' })", selector)
    phone.touchscreen.tap(*phone.evaluate(MIDDLE, [selector, "普及"]))
    expect(phone.locator(".lines")).to_contain_text("pǔ jí")
    sheet = phone.locator(".panel").bounding_box()
    assert sheet
    assert sheet["x"] == 0
    assert sheet["y"] + sheet["height"] == pytest.approx(800, abs=1)
    phone.wait_for_function(
        f"async ([id, top]) => (await ({MIDDLE})([id, '普及']))[1] < top",
        arg=[selector, sheet["y"]],
    )
    assert violations(phone) == []
    phone.get_by_role("button", name=WORDS["zh" if path[0] == "2" else "en"]["close"]).tap()
    expect(phone.locator(".panel")).to_be_hidden()
    phone.touchscreen.tap(*phone.evaluate(MIDDLE, [selector, "普及"]))
    expect(phone.locator(".panel")).to_be_visible()
    phone.locator("h1").first.evaluate("(h1) => h1.click()")
    expect(phone.locator(".panel")).to_be_hidden()


def test_nothing_is_fetched_before_the_text_is_pointed_at(aligned: Site, page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.split("?")[0].rpartition("/")[2]))
    page.goto(f"{aligned.url}2017/areas/")
    page.wait_for_load_state("networkidle")
    assert not {"phrases.js", "phrases.json", "hints.json"} & set(asked)
    with page.expect_response("**/hints.json"):
        page.hover("#areas-2-s3")
    assert {"phrases.js", "phrases.json", "hints.json"} <= set(asked)


@pytest.mark.parametrize("missing", ["phrases.js?*", "phrases.json"])
def test_without_the_data_the_sentence_lights_up_and_has_its_tools(
    aligned: Site, page: Page, missing: str
) -> None:
    page.route(f"**/{missing}", lambda route: route.abort())
    page.goto(f"{aligned.url}2017/areas/#areas-2-s2")
    point(page, "普及")
    expect(page.locator("#areas-2-s2.lit")).to_have_count(1)
    page.keyboard.press("ArrowRight")
    expect(page.locator("#areas-2-s3")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".tools")).to_be_visible()


def test_without_the_highlights_of_css_the_card_still_comes(aligned: Site, page: Page) -> None:
    page.add_init_script("delete CSS.highlights; delete globalThis.Highlight")
    page.goto(f"{aligned.url}2017/areas/#areas-2-s2")
    point(page, "普及")
    expect(page.locator(".lines")).to_have_text("普及 pǔ jí spread")
    expect(page.locator("#areas-2-s2.lit")).to_have_count(1)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_card_and_tools_are_accessible(aligned: Site, browser: Browser, theme: str) -> None:
    context = themed(browser, 1280, theme)
    page = context.new_page()
    page.goto(f"{aligned.url}en/2017/areas/#areas-2-s2")
    x, y = point(page, "infrastructure")
    page.wait_for_selector(".lines p")
    assert violations(page) == []
    page.mouse.click(x, y)
    expect(page.locator(".tools")).to_be_visible()
    assert violations(page) == []
    context.close()
