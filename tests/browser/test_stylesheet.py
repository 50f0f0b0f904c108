"""The theme's stylesheet, cut down to what is used, draws the pages as the whole one does."""

from __future__ import annotations

from pathlib import Path

import material
import pytest
from playwright.sync_api import Browser, Route

from tests.conftest import Site

(WHOLE,) = (Path(material.__file__).parent / "templates/assets/stylesheets").glob("main.*.min.css")


@pytest.mark.parametrize("media", ["screen", "print"])
@pytest.mark.parametrize("width", [390, 1440])
def test_pages_look_the_same(site: Site, browser: Browser, width: int, media: str) -> None:
    def whole(route: Route) -> None:
        route.fulfill(path=WHOLE, content_type="text/css")

    context = browser.new_context(viewport={"width": width, "height": 900})
    trimmed, untrimmed = context.new_page(), context.new_page()
    untrimmed.route("**/main.*.min.css", whole)
    for path in site.pages():
        pictures = []
        for page in (trimmed, untrimmed):
            page.emulate_media(
                media="print" if media == "print" else "screen", reduced_motion="reduce"
            )
            page.goto(site.url + path)
            page.wait_for_load_state("networkidle")
            pictures.append(page.screenshot(full_page=False))
        assert pictures[0] == pictures[1], path
    context.close()
