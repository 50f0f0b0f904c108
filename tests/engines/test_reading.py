"""The text as it stands on the screen: digits, punctuation, and what the console says."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.engines.page import engines
from tests.support.engine import Engine
from tests.support.site import KINDS, Site

pytestmark = pytest.mark.browsers
PAGES = ("2017/review/", "2017/areas/", "2017/figures/", "about/")
# Set the sentence of a number large, and say where the number stands on the screen.
NUMBER = """(n, spaced) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`article .segment { font-size: 48px !important; line-height: 2 !important; }
    ${spaced ? "" : "* { text-autospace: no-autospace !important; }"}`);
  document.adoptedStyleSheets = [sheet];
  const numbers = [];
  for (const segment of document.querySelectorAll("article .segment")) {
    const walker = document.createTreeWalker(segment, NodeFilter.SHOW_TEXT);
    while (walker.nextNode())
      for (const found of walker.currentNode.data.matchAll(/(?<=\\p{Script=Han})[0-9][0-9.]+/gu))
        numbers.push([walker.currentNode, found]);
  }
  if (n >= numbers.length) return null;
  const [node, { 0: text, index }] = numbers[n];
  const range = document.createRange();
  range.setStart(node, index);
  range.setEnd(node, index + text.length);
  scrollTo(0, 0);
  scrollTo(0, range.getBoundingClientRect().top - innerHeight / 2);
  const { left, top, width, height } = range.getBoundingClientRect();
  return { text, left, top, width, height };
}"""
# The columns of a part of a picture that are not all of one color: from the first to the last.
INK = """async (picture, { left, top, width, height }) => {
  const image = new Image();
  image.src = picture;
  await image.decode();
  const canvas = Object.assign(document.createElement("canvas"), { width, height });
  const context = canvas.getContext("2d");
  context.drawImage(image, -left, -top);
  const { data, width: columns } = context.getImageData(0, 0, width, height);
  const inked = [];
  for (let n = 0; n < data.length; n += 4)
    if (Math.abs(data[n] - data[0]) > 80) inked.push((n / 4) % columns);
  return Math.max(...inked) - Math.min(...inked);
}"""
# The width of each Chinese comma between characters, in characters; at the end of a line and
# beside other punctuation it may be narrower.
COMMAS = """() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const marks = /(?<=\\p{Script=Han})[，。；、](?=\\p{Script=Han})/gu;
  const widths = [];
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (!node.parentElement.checkVisibility()) continue;
    for (const { index } of node.data.matchAll(marks)) {
      const box = (n) => {
        const range = document.createRange();
        range.setStart(node, index + n);
        range.setEnd(node, index + n + 1);
        return range.getBoundingClientRect();
      };
      if (box(-1).top !== box(1).top) continue;
      widths.push(box(0).width / parseFloat(getComputedStyle(node.parentElement).fontSize));
    }
  }
  return widths;
}"""


def painted(engine: Engine, spaced: bool) -> Iterator[tuple[str, int]]:
    """Numbers of the page, and how wide each is painted."""
    for number in range(6):
        if place := engine.evaluate(NUMBER, number, spaced):
            yield place["text"], engine.evaluate(INK, engine.screenshot(), place)


@engines
@pytest.mark.parametrize("page", ["2017/review/", "2017/areas/"])
def test_no_digit_is_misplaced(engine: Engine, site: Site, page: str) -> None:
    """The space between Chinese and a number leaves the number as it is: 6.5 reads 6.5, not 65."""
    engine.open(site.url + page)
    spaced, plain = (list(painted(engine, on)) for on in (True, False))
    assert len(plain) > 2
    for (text, width), (_, true) in zip(spaced, plain, strict=True):
        # A shade more or less at either edge; what is misplaced is off by an eighth of 48.
        assert width == pytest.approx(true, abs=2), text


@engines
@pytest.mark.parametrize("page", PAGES)
def test_chinese_commas_are_as_wide_as_characters(engine: Engine, site: Site, page: str) -> None:
    engine.open(site.url + page)
    widths = engine.evaluate(COMMAS)
    assert len(widths) > 10
    assert [width for width in widths if width < 0.8] == []


@engines
@pytest.mark.parametrize("lang", ["", "en/"])
def test_pages_are_quiet(engine: Engine, site: Site, lang: str) -> None:
    said = {}
    for kind in KINDS:
        engine.open(site.url + lang + kind)
        engine.evaluate("() => new Promise((done) => setTimeout(done, 300))")  # a prefetch is late
        if found := engine.said():
            said[lang + kind] = found
    assert said == {}
