"""No text lies over another, on a page of any kind, at any width from the narrowest phone up."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.browser.scripts import OVERLAPS
from tests.browser.test_landing import PLACE, SIDE_BY_SIDE, opened
from tests.support.site import KINDS, Site

WIDTHS = (320, 390, 820, *range(1000, 1921, 40))


def overlaps(site: Site, browser: Browser, paths: list[str], *scripts: str) -> dict[str, list[str]]:
    """The pairs of texts that lie over one another, by page and width."""
    found = {}
    with opened(browser, WIDTHS[0], *scripts) as page:
        for path in paths:
            page.goto(site.url + path)
            page.evaluate(PLACE)
            for width in WIDTHS:
                page.set_viewport_size({"width": width, "height": 900})
                if pairs := page.evaluate(OVERLAPS):
                    found[f"{path} at {width}"] = pairs
    return found


@pytest.mark.exhaustive
@pytest.mark.parametrize("lang", ["", "en/"])
def test_no_text_lies_over_another(any_site: Site, browser: Browser, lang: str) -> None:
    pages = any_site.pages()
    kinds = [lang + kind for kind in KINDS]
    compared = [page for page in pages if page.startswith(f"{lang}compare/")]
    assert overlaps(any_site, browser, [*kinds, *compared]) == {}


@pytest.mark.exhaustive
@pytest.mark.parametrize("lang", ["", "en/"])
def test_nor_side_by_side(any_site: Site, browser: Browser, lang: str) -> None:
    sections = [f"{lang}2017/{name}/" for name in ("review", "goals", "areas", "meeting")]
    assert overlaps(any_site, browser, sections, SIDE_BY_SIDE) == {}
