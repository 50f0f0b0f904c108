"""The engines that a test runs in, and what it asks of a page; all names of the page are here."""

from __future__ import annotations

import pytest

from tests.support.engine import Engine

WIDTHS = (390, 1280)
# Run the test in both engines.
engines = pytest.mark.parametrize("started", ["firefox", "webkit"], indirect=True)
BOX = "[role=combobox], [data-md-component=search-query]"
HIT = "[role=option] a, a[role=option], .md-search-result__item a"
PALETTE = "button.palette, [data-md-component=palette] label"
MENU = "button.menu"
NAVIGATION = "#__nav, .md-sidebar--primary .md-nav"
SWITCH = "#__both"
COUNTERPART = ".counterpart"
HEADER = ".md-header"
SKIP = ".md-skip"
# The addresses of the hits, once there are any.
HITS = f"""() => {{
  const shown = [...document.querySelectorAll({HIT!r})].map((link) => link.href);
  return shown.length && shown;
}}"""
# What the address names: its id, and how far below the header it stands, once all is in the page.
PLACE = f"""async () => {{
  const frame = () => new Promise(requestAnimationFrame);
  await document.fonts.ready;
  const end = performance.now() + 5000;
  const paired = () => !localStorage.getItem("bilingual")
    || document.querySelector({COUNTERPART!r})?.checkVisibility();
  const ready = () => document.readyState === "complete" && paired();
  while (!ready() && performance.now() < end) await frame();
  for (let n = 0; n < 6; n++) await frame();
  const bottom = document.querySelector({HEADER!r}).getBoundingClientRect().bottom;
  const passage = document.getElementById(location.hash.slice(1));
  return {{
    below: Math.round(passage.getBoundingClientRect().top - bottom),
    target: document.querySelector(":target")?.id ?? "",
    paired: paired(),
  }};
}}"""


def ask(engine: Engine, query: str) -> list[str]:
    """Search by the keyboard, as a reader does; the addresses of the hits."""
    engine.press("/")
    assert engine.wait("(box) => document.activeElement.matches(box)", BOX)
    engine.type(query)
    hits = engine.wait(HITS)
    assert hits, f"{query} is not found"
    return list(hits)


def side_by_side(engine: Engine) -> None:
    """Press the switch, and wait until the other language is seen."""
    engine.click(SWITCH)
    assert engine.wait("(other) => document.querySelector(other)?.checkVisibility()", COUNTERPART)
