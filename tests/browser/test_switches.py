"""What the tools of a sentence switch on and off at the text, and a clipboard that is refused."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from scripts.render.words import Words
from tests.support.site import Site

WORDS = Words("en").table("scripts")
MARKED = "() => [...CSS.highlights.get('term') ?? []].map((range) => range.toString())"
ID = "() => getComputedStyle(document.getElementById('areas-2-s2'), '::before').content"
REFUSED = """Object.defineProperty(navigator, "clipboard", { value: {
  writeText: () => Promise.reject(new DOMException("refused", "NotAllowedError")) } });"""
TOP = "() => document.getElementById('areas-2-s2').getBoundingClientRect().top"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


def switch(page: Page, name: str) -> Locator:
    """The box to tick, in the tools of a sentence."""
    page.press("#areas-2-s2", "Enter")
    return page.get_by_role("checkbox", name=WORDS[name])


def test_the_ids_of_sentences_are_shown_and_remembered(aligned: Site, page: Page) -> None:
    address = f"{aligned.url}en/2017/areas/#areas-2-s2"
    page.goto(address)
    assert page.evaluate(ID) == "none"
    expect(switch(page, "ids")).not_to_be_checked()
    before = page.evaluate(TOP)
    switch(page, "ids").check()
    assert '"areas-2-s2"' in page.evaluate(ID) or "attr(id)" in page.evaluate(ID)
    assert page.evaluate(TOP) == pytest.approx(before, abs=1)
    page.goto(f"{aligned.url}2017/areas/")
    page.wait_for_function("document.documentElement.classList.contains('ids')")
    page.goto(address)
    expect(switch(page, "ids")).to_be_checked()
    switch(page, "ids").uncheck()
    page.reload()
    assert page.evaluate(ID) == "none"


def test_the_marks_of_terms_are_there_until_they_are_switched_off(
    aligned: Site, page: Page
) -> None:
    page.goto(f"{aligned.url}en/2017/areas/#areas-2-s2")
    (marked,) = page.evaluate(MARKED)
    expect(switch(page, "marks")).to_be_checked()
    switch(page, "marks").uncheck()
    assert page.evaluate(MARKED) == []
    page.reload()
    assert page.evaluate(MARKED) == []
    expect(switch(page, "marks")).not_to_be_checked()
    switch(page, "marks").check()
    page.reload()
    assert page.evaluate(MARKED) == [marked]


def test_where_the_clipboard_is_refused_a_field_holds_what_to_copy(
    aligned: Site, page: Page
) -> None:
    page.add_init_script(REFUSED)
    page.goto(f"{aligned.url}en/2017/areas/")
    page.press("#areas-2-s2", "Enter")
    page.click(".tools button:nth-child(1)")
    field = page.get_by_label(WORDS["copy_self"])
    expect(field).to_be_focused()
    expect(field).to_have_value(f"{aligned.url}en/2017/areas/#areas-2-s2")
    assert page.evaluate("getSelection().toString()") == field.input_value()
    page.keyboard.press("Tab")
    expect(field).to_have_count(0)
    expect(page.locator(".tools")).to_be_visible()
