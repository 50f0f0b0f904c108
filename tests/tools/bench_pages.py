"""What a page asks of its reader: stops of the Tab key, sizes of type, underlined text, bytes."""

from __future__ import annotations

import gzip
from pathlib import Path

from playwright.sync_api import Browser

from tests.browser.test_keyboard import stops

# The sizes of all type that is seen, and how many characters of the running text are underlined,
# by themselves, by what they stand in, or as terms that the page has marked.
TYPE = """() => {
  const sizes = new Set(), count = { all: 0, underlined: 0 };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const drawn = (style) => style.textDecorationLine.includes("underline")
    || (style.display === "inline" && parseFloat(style.borderBottomWidth) > 0);
  while (walker.nextNode()) {
    const { data, parentElement: parent } = walker.currentNode, text = data.trim();
    if (!text || !parent.checkVisibility({ visibilityProperty: true })) continue;
    sizes.add(getComputedStyle(parent).fontSize);
    const running = parent.closest("article p:has(.segment)");
    if (!running) continue;
    count.all += text.length;
    for (let e = parent; e !== running; e = e.parentElement)
      if (drawn(getComputedStyle(e))) {
        count.underlined += text.length;
        break;
      }
  }
  const marks = document.querySelector("article").dataset.marks?.split(" ") ?? [];
  for (const [, start, end] of marks.map((mark) => mark.match(/:(\\d+)-(\\d+)$/)))
    count.underlined += end - start;
  return { sizes: [...sizes].sort(), ...count };
}"""
# What of a site is weighed, compressed, and how many KB it may have.
WEIGHED = {
    "assets/site.js": 8,
    "assets/site.css": 13,
    "search/index.json": 25,
    "assets/worker.js": 6,
    "**/phrases.json": 4,
    "en/terms/index.html": 40,
}


def line(what: str, found: float, goal: float, stock: float | None = None) -> None:
    """Print a measure, what Material has, the most that it may be, and whether it is."""
    beside = "" if stock is None else f"{stock:8.1f}"
    print(f"{what:62} {found:8.2f} {beside:8} ≤ {goal:<5g} {'yes' if found <= goal else 'NO'}")


def measure(browser: Browser, site: Path, url: str) -> None:
    """Print what is measured on the pages of ours, the largest of all."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page, most, sizes, shares = context.new_page(), 0, list[list[str]](), [0.0]
    for path in sorted(site.rglob("index.html")):
        page.goto(url + path.parent.relative_to(site).as_posix())
        found = page.evaluate(TYPE)
        sizes.append(found["sizes"])
        if page.locator("article p:has(> .segment)").count():
            most = max(most, len(stops(page)))
            shares.append(100 * found["underlined"] / found["all"])
    context.close()
    line("stops of the Tab key on a page of the text", most, 30)
    line("sizes of type on a page", max(map(len, sizes)), 6)
    line("underlined, % of the running text", max(shares), 5)
    for pattern, goal in WEIGHED.items():
        for path in sorted(site.glob(pattern)):
            size = len(gzip.compress(path.read_bytes(), 9)) / 1024
            line(f"{path.relative_to(site)}, compressed, KB", size, goal)
