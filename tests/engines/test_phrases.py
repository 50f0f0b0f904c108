"""A phrase and its counterpart light up, as far as the engine can, and a card says what it is."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.engines.page import engines
from tests.support.engine import Engine
from tests.support.phrases import HINTS, LIT, ROWS, dressed
from tests.support.site import Site

pytestmark = pytest.mark.browsers
PLACE = """(selector, words) => {
  const nodes = [...document.querySelector(selector).childNodes];
  const node = nodes.find(({ data }) => data?.includes(words));
  const range = new Range(), at = node.data.indexOf(words);
  range.setStart(node, at);
  range.setEnd(node, at + words.length);
  node.parentElement.scrollIntoView({ block: "center" });
  const { x, y, width, height } = range.getClientRects()[0];
  return { x: Math.round(x + width / 2), y: Math.round(y + height / 2) };
}"""
LINES = "() => document.querySelector('.panel:not([hidden]) .lines')?.textContent.trim()"
SAYS = f"(words) => ({LINES})() === words"
LIT_OR_NOT_KNOWN = f"(words) => !globalThis.CSS.highlights || String(({LIT})()) === words"


@pytest.fixture(scope="module")
def aligned(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with dressed(site, tmp_path_factory.mktemp("aligned"), ROWS, HINTS) as copy:
        yield copy


@engines
def test_by_keyboard_a_phrase_lights_up_and_has_its_card(engine: Engine, aligned: Site) -> None:
    engine.open(f"{aligned.url}en/2017/areas/#areas-2-s2")
    assert engine.wait("() => document.activeElement.id === 'areas-2-s2'")
    engine.press("ArrowRight")
    assert engine.wait(SAYS, "持续 chí xù")
    assert engine.wait(LIT_OR_NOT_KNOWN, "Continue,持续")
    engine.press("Enter")
    assert engine.wait("() => document.activeElement.matches('.tools button')")
    engine.press("Escape", "Escape")
    assert engine.wait(LIT_OR_NOT_KNOWN, "")
    assert engine.said() == []


@engines
def test_a_press_on_a_phrase_lights_it_up_and_has_its_card(engine: Engine, aligned: Site) -> None:
    engine.open(f"{aligned.url}en/2017/areas/")
    engine.click_at(engine.evaluate(PLACE, "#areas-2-s2", "spread"))
    assert engine.wait(SAYS, "普及 pǔ jí")
    assert engine.wait(LIT_OR_NOT_KNOWN, "spread,普及")
    engine.press("Escape", "Escape")
    assert engine.wait(LIT_OR_NOT_KNOWN, "")
    assert engine.said() == []


@engines
def test_an_address_lights_its_phrase(engine: Engine, aligned: Site) -> None:
    engine.open(f"{aligned.url}2017/areas/?phrase=spread#areas-2-s2")
    assert engine.wait(LIT_OR_NOT_KNOWN, "普及,spread")
    assert engine.said() == []
