"""An address opens at its sentence, with both languages in the page too."""

from __future__ import annotations

import pytest

from tests.engines.page import COUNTERPART, PLACE, WIDTHS, engines, side_by_side
from tests.support.engine import Engine
from tests.support.site import Site

pytestmark = pytest.mark.browsers
ADDRESSES = (
    "2017/review/#review-2-s3",
    "2017/areas/#areas-2-s5",
    "en/2017/areas/#areas-3-s5",
    "en/2017/review/#review-5",
)
NEAR = 48  # pixels below the header, at most


@engines
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("address", ADDRESSES)
def test_an_address_lands(engine: Engine, site: Site, address: str, width: int) -> None:
    engine.resize(width)
    engine.open(site.url + address)
    place = engine.evaluate(PLACE)
    assert 0 <= place["below"] <= NEAR
    assert place["target"] == address.split("#")[1]


@engines
def test_the_address_of_a_note_opens_it(engine: Engine, site: Site) -> None:
    """When one arrives, and again when it was closed."""
    engine.open(f"{site.url}en/2017/areas/#note-village-total")
    shown = "(note) => document.querySelector(note).checkVisibility()"
    assert engine.wait(shown, "#note-village-total")
    engine.evaluate("() => { document.querySelector('details[open]').open = false; }")
    engine.evaluate("() => document.querySelector('#ref-village-total').click()")
    assert engine.wait(shown, "#note-village-total")


@engines
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("pressed", ["#ref-village-total", ".note-text:has({}) summary"])
def test_a_press_opens_a_note(engine: Engine, site: Site, pressed: str, width: int) -> None:
    """On its number in the text, or on its line under the paragraph."""
    note = "#note-village-total"
    engine.resize(width)
    engine.open(f"{site.url}en/2017/areas/#areas-2-s3")
    assert engine.evaluate(PLACE)["target"] == "areas-2-s3"
    shown = "(note) => document.querySelector(note).checkVisibility()"
    assert not engine.evaluate(shown, note)
    engine.click(pressed.format(note))
    assert engine.wait(shown, note)
    assert engine.said() == []


@engines
@pytest.mark.parametrize("width", WIDTHS)
def test_side_by_side_is_remembered(engine: Engine, site: Site, width: int) -> None:
    engine.resize(width)
    engine.open(f"{site.url}2017/goals/")
    side_by_side(engine)
    engine.open(f"{site.url}2017/priorities/")
    assert engine.wait("(other) => document.querySelector(other)?.checkVisibility()", COUNTERPART)


@engines
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("address", ADDRESSES)
def test_an_address_lands_with_side_by_side_remembered(
    engine: Engine, site: Site, address: str, width: int
) -> None:
    engine.resize(width)
    engine.open(f"{site.url}2017/goals/")
    side_by_side(engine)
    engine.open(site.url + address)
    place = engine.evaluate(PLACE)
    assert place["paired"]
    assert 0 <= place["below"] <= NEAR
    assert place["target"] == address.split("#")[1]
