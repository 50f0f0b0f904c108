"""The style sheet, cut down to what is used, draws the pages as the whole one does."""

from __future__ import annotations

from base64 import b64encode
from pathlib import Path
from typing import Literal

import material
import pytest
from playwright.sync_api import Browser, Route

from scripts.publish.stylesheet import joined
from tests.support.seeds import ROOT
from tests.support.site import Site

(THEME,) = (Path(material.__file__).parent / "templates/assets/stylesheets").glob("main.*.min.css")
OURS = ROOT / "docs/assets/site.css"

# Chromium does not always draw a page the same way to the last shade.
SHADE = 1  # of 255
# How far apart two pictures are where they are furthest apart.
APART = """async (pictures) => {
  const [one, other] = await Promise.all(pictures.map(async (data) => {
    const image = new Image();
    image.src = "data:image/png;base64," + data;
    await image.decode();
    const canvas = new OffscreenCanvas(image.width, image.height).getContext("2d");
    canvas.drawImage(image, 0, 0);
    return canvas.getImageData(0, 0, image.width, image.height).data;
  }));
  return one.reduce((most, value, at) => Math.max(most, Math.abs(value - other[at])), 0);
}"""
# The most characters on a line of each paragraph of more than one.
LINES = """() => [...document.querySelectorAll("article :is(p, dd):not(.bars *, .hash)")]
  .map((p) => {
  const walker = document.createTreeWalker(p, NodeFilter.SHOW_TEXT);
  const range = new Range(), lines = new Map();
  while (walker.nextNode()) {
    for (let at = 0; at < walker.currentNode.length; at++) {
      range.setStart(walker.currentNode, at);
      range.setEnd(walker.currentNode, at + 1);
      const { width, bottom } = range.getBoundingClientRect();
      const line = Math.round(bottom / 12);
      if (width) lines.set(line, (lines.get(line) ?? 0) + 1);
    }
  }
  return lines.size > 1 ? Math.max(...lines.values()) : 0;
})"""
# The sizes and the faces in which a page shows text.
TYPE = """() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [new Set(), new Set()], range = new Range();
  while (walker.nextNode()) {
    const { textContent, parentElement } = walker.currentNode;
    range.selectNode(walker.currentNode);
    const { width, height } = range.getBoundingClientRect();
    if (!textContent.trim() || !parentElement.checkVisibility() || width * height < 2) continue;
    const { fontSize, fontFamily } = getComputedStyle(parentElement);
    found[0].add(parseFloat(fontSize));
    found[1].add(fontFamily);
  }
  return found.map((set) => [...set]);
}"""
WIDEST = """() => Math.max(...[...document.querySelectorAll("article p:has(> .segment)")].map((p) =>
  p.getBoundingClientRect().width / parseFloat(getComputedStyle(p).fontSize)))"""
Media = Literal["screen", "print"]


@pytest.mark.exhaustive
@pytest.mark.parametrize("media", ["screen", "print"])
@pytest.mark.parametrize("width", [390, 1440])
def test_pages_look_the_same(site: Site, browser: Browser, width: int, media: Media) -> None:
    def whole(route: Route) -> None:
        route.fulfill(body=THEME.read_text("utf-8") + joined(OURS), content_type="text/css")

    context = browser.new_context(viewport={"width": width, "height": 900})
    trimmed, untrimmed = context.new_page(), context.new_page()
    untrimmed.route("**/site.css", whole)
    judge = context.new_page()
    for path in [page for page in site.pages() if not page.startswith("en/2017/")]:
        pictures = []
        for page in (trimmed, untrimmed):
            page.emulate_media(media=media, reduced_motion="reduce")
            page.goto(site.url + path)
            pictures.append(b64encode(page.screenshot(full_page=False)).decode())
        same = pictures[0] == pictures[1]
        assert same or judge.evaluate(APART, pictures) <= SHADE, path
    context.close()


@pytest.mark.parametrize("path", ["2017/areas/", "en/2017/areas/"])
def test_all_that_is_ours_is_in_one_face(site: Site, browser: Browser, path: str) -> None:
    page = browser.new_page()
    page.goto(site.url + path)
    ours = ".md-header__title, .search-input, .page-note, .nav-link, .switch, .md-copyright"
    faces = "all => all.map(getComputedStyle).map(s => [s.fontFamily, s.fontFeatureSettings])"
    assert len({str(face) for face in page.eval_on_selector_all(ours, faces)}) == 1
    page.close()


@pytest.mark.parametrize("width", [390, 1440])
def test_type_is_of_six_sizes_and_two_faces(any_site: Site, browser: Browser, width: int) -> None:
    """In each of the two languages."""
    page = browser.new_page(viewport={"width": width, "height": 900})
    for path in any_site.pages():
        page.goto(any_site.url + path)
        sizes, faces = page.evaluate(TYPE)
        assert set(sizes) <= {13, 15, 17, 20, 24, 32}, path
        assert len(faces) <= 4, path
    page.close()


@pytest.mark.parametrize("width", [390, 820, 1280, 1920])
def test_lines_are_short_enough_to_read(site: Site, browser: Browser, width: int) -> None:
    """70 characters in English; 38 in Chinese, which are as wide as they are high."""
    context = browser.new_context(viewport={"width": width, "height": 900})
    page = context.new_page()
    for path in ("en/2017/areas/", "en/2017/meeting/", "en/about/", "en/terms/"):
        page.goto(site.url + path)
        assert 0 < max(page.evaluate(LINES)) <= 70, path
    for path in ("2017/areas/", "2017/meeting/"):
        page.goto(site.url + path)
        assert 0 < page.evaluate(WIDEST) <= 38, path
    context.close()
