"""A reader without a mouse: what has the focus is seen, and the menu of a narrow page opens."""

from __future__ import annotations

import pytest

from tests.engines.page import MENU, NAVIGATION, SKIP, engines
from tests.support.engine import Engine
from tests.support.site import Site

pytestmark = pytest.mark.browsers
# What has the focus, if it is not seen soon: it has no size, or lies outside the window.
UNSEEN = """async () => {
  const element = document.activeElement;
  const seen = () => {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    const inside = right > 0 && left < innerWidth && bottom > 0 && top < innerHeight;
    return inside && element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  };
  if (element === document.body) return "";
  for (const end = performance.now() + 500; performance.now() < end;) {
    if (seen()) return "";
    await new Promise(requestAnimationFrame);
  }
  return element.outerHTML.slice(0, 80);
}"""
FOCUSED = "(selector) => document.activeElement.matches(selector)"
IN_VIEW = """(selector) => {
  const box = document.querySelector(selector).getBoundingClientRect();
  return box.left >= 0 && box.right <= innerWidth && box.width > 0;
}"""


@engines
@pytest.mark.parametrize("width", [390, 820])
def test_what_has_the_focus_is_seen(engine: Engine, site: Site, width: int) -> None:
    engine.resize(width)
    engine.open(f"{site.url}2017/meeting/")
    unseen: list[str] = []
    for count in range(30):
        engine.press("Tab")
        if count and engine.evaluate(FOCUSED, f"body, {SKIP}"):  # beyond the end of the page
            break
        unseen += filter(None, [engine.evaluate(UNSEEN)])
    assert unseen == []


@engines
def test_the_menu_opens_and_closes_by_the_keyboard(engine: Engine, site: Site) -> None:
    engine.resize(820)
    engine.open(f"{site.url}2017/areas/")
    for _ in range(6):
        if not engine.evaluate(FOCUSED, MENU):
            engine.press("Tab")
    assert engine.evaluate(FOCUSED, MENU)
    engine.press("Enter")
    assert engine.wait(IN_VIEW, NAVIGATION, seconds=2)
    engine.press("Escape")
    assert engine.wait(f"(selector) => !({IN_VIEW})(selector)", NAVIGATION, seconds=2)
    assert engine.evaluate(FOCUSED, MENU)
