"""Nothing lies over anything else, and nothing is wider than the screen, on a page of each kind."""

from __future__ import annotations

import pytest

from tests.browser.scripts import OVERLAPS
from tests.engines.page import WIDTHS, engines
from tests.support.engine import Engine
from tests.support.site import KINDS, Site

pytestmark = pytest.mark.browsers
WIDER = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("lang", ["", "en/"])
@engines
def test_no_text_lies_over_another(engine: Engine, site: Site, lang: str, width: int) -> None:
    engine.resize(width)
    found = {}
    for kind in KINDS:
        engine.open(site.url + lang + kind)
        if pairs := engine.evaluate(OVERLAPS):
            found[lang + kind] = pairs
    assert found == {}


@pytest.mark.parametrize("lang", ["", "en/"])
@engines
def test_nothing_is_wider_than_a_phone(engine: Engine, site: Site, lang: str) -> None:
    engine.resize(390)
    wider = {}
    for kind in KINDS:
        engine.open(site.url + lang + kind)
        if pixels := engine.evaluate(WIDER):
            wider[lang + kind] = pixels
    assert wider == {}
