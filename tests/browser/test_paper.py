"""What Chromium prints on A4: each sheet named and numbered, and broken where a reader would."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser

from tests.browser.test_landing import PLACE, SIDE_BY_SIDE, opened
from tests.support.paper import sheets
from tests.support.site import Site

PAGES = ("2017/areas/", "en/2017/review/", "2017/figures/", "en/2017/full-text/")
# An item without a text may be the last of its sheet.
HEADINGS = "article :is(h1, h2, h3):not(:has(+ .marker-line))"


def printed(site: Site, browser: Browser, path: str, *scripts: str) -> tuple[list[str], list[str]]:
    """The sheets, and what its headings say, without spaces."""
    with opened(browser, 1440, *scripts) as page:
        page.goto(f"{site.url}{path}#note-x")
        page.evaluate(PLACE)
        headings = page.locator(HEADINGS).all_inner_texts()
        title = page.title()
        found = sheets(page.pdf(prefer_css_page_size=True))
    for number, sheet in enumerate(found, 1):
        assert sheet.startswith(title[:8])
        assert re.search(rf"{number} */ *{len(found)}$", sheet)
    return found, ["".join(heading.split()) for heading in headings]


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("scripts", [[], [SIDE_BY_SIDE]], ids=["alone", "side by side"])
def test_no_heading_is_the_last_of_a_sheet(
    site: Site, browser: Browser, path: str, scripts: list[str]
) -> None:
    found, headings = printed(site, browser, path, *scripts)
    assert len(found) <= 11
    for sheet in found:
        lines = ["".join(line.split()) for line in sheet.splitlines() if line.strip()]
        assert len(lines) > 3, "a sheet with hardly a line"
        assert lines[-2] not in headings
