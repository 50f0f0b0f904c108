"""Searching by the keyboard, by an input method, by pasting, and where storage is refused."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest

from tests.engines.page import BOX, HITS, PALETTE, WIDTHS, ask, engines
from tests.support.engine import Engine
from tests.support.firefox import Firefox
from tests.support.site import Site

pytestmark = pytest.mark.browsers
QUERIES = {"2017/areas/": "行政村", "en/2017/areas/": "number portability"}
ADDRESS = "() => decodeURIComponent(location.href)"
# As the menu, dictation or a candidate clicked in an input method puts it in: without a key.
PUT = """(box, query) => {
  const field = document.querySelector(box);
  field.focus();
  field.value = query;
  field.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertFromPaste" }));
}"""
# The Enter that ends a composition belongs to the input method.
COMPOSING = """(box) => {
  const key = { key: "Enter", keyCode: 229, isComposing: true, bubbles: true, cancelable: true };
  document.querySelector(box).dispatchEvent(new KeyboardEvent("keydown", key));
}"""
ACCEPTED, REFUSED = 0, 2  # cookies and, with them, storage
SCHEME = "() => getComputedStyle(document.body).colorScheme"
ARRIVED = "(path, id) => location.pathname === path && location.hash === id"
LEFT = "(address) => decodeURIComponent(location.href) !== address"


@engines
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("page", QUERIES)
def test_a_query_finds_and_enter_opens(engine: Engine, site: Site, page: str, width: int) -> None:
    engine.resize(width)
    engine.open(site.url + page)
    first = urlsplit(ask(engine, QUERIES[page])[0])
    engine.press("Enter")
    assert engine.wait(ARRIVED, first.path, f"#{first.fragment}")


@engines
def test_enter_waits_for_the_answer(engine: Engine, site: Site) -> None:
    engine.open(f"{site.url}2017/areas/")
    before = engine.evaluate(ADDRESS)
    engine.press("/")
    engine.press(*"行政村", "Enter")
    assert engine.wait(LEFT, before, seconds=3)


@engines
def test_what_comes_without_a_key_is_found(engine: Engine, site: Site) -> None:
    engine.open(f"{site.url}2017/areas/")
    before = ask(engine, "宽带")
    engine.evaluate(PUT, BOX, "行政村")
    changed = f"(before) => String(({HITS})()) !== before"
    assert engine.wait(changed, ",".join(before), seconds=3)


@engines
def test_enter_within_a_composition_opens_nothing(engine: Engine, site: Site) -> None:
    engine.open(f"{site.url}2017/areas/")
    ask(engine, "行政村")
    before = engine.evaluate(ADDRESS)
    engine.evaluate(COMPOSING, BOX)
    assert not engine.wait(LEFT, before, seconds=1)


@engines
def test_tab_leads_on_from_the_search_box(engine: Engine, site: Site) -> None:
    """To what comes after it in the page, not back to its beginning."""
    engine.open(f"{site.url}2017/areas/")
    engine.press("/")
    engine.press("Tab")
    after = """(box) => document.querySelector(box).compareDocumentPosition(document.activeElement)
      & Node.DOCUMENT_POSITION_FOLLOWING"""
    assert engine.evaluate(after, BOX)


@pytest.mark.parametrize("started", ["firefox"], indirect=True)
def test_search_and_colors_work_where_cookies_and_storage_are_refused(
    engine: Engine, site: Site
) -> None:
    assert isinstance(engine, Firefox)
    engine.prefer("network.cookie.cookieBehavior", REFUSED)
    engine.open(f"{site.url}about/changes/")
    before = engine.evaluate(SCHEME)
    engine.click(PALETTE)
    assert engine.wait(f"(before) => ({SCHEME})() !== before", before)
    assert ask(engine, "行政村")
    said = engine.said()
    engine.prefer("network.cookie.cookieBehavior", ACCEPTED)
    assert said == []
