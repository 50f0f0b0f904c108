"""The theme's stylesheet, cut down to what is used, draws the pages as the whole one does."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import material
import pytest
from playwright.sync_api import Browser, Route

from tests.conftest import Site

(WHOLE,) = (Path(material.__file__).parent / "templates/assets/stylesheets").glob("main.*.min.css")

Media = Literal["screen", "print"]


@pytest.mark.parametrize("media", ["screen", "print"])
@pytest.mark.parametrize("width", [390, 1440])
def test_pages_look_the_same(site: Site, browser: Browser, width: int, media: Media) -> None:
    def whole(route: Route) -> None:
        route.fulfill(path=WHOLE, content_type="text/css")

    context = browser.new_context(viewport={"width": width, "height": 900})
    trimmed, untrimmed = context.new_page(), context.new_page()
    untrimmed.route("**/main.*.min.css", whole)
    for path in site.pages():
        pictures: tuple[set[bytes], set[bytes]] = (set(), set())
        for _ in range(6):  # Chromium may draw one page in two ways, a shade of a pixel apart
            for page, drawn in zip((trimmed, untrimmed), pictures, strict=True):
                page.emulate_media(media=media, reduced_motion="reduce")
                page.goto(site.url + path)
                page.wait_for_load_state("networkidle")
                drawn.add(page.screenshot(full_page=False))
            if pictures[0] & pictures[1]:
                break
        assert pictures[0] & pictures[1], path
    context.close()
