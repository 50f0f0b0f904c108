"""Make the pictures of link previews that are missing: ``python -m tests.tools.cards``.

They are put into docs/assets/cards, in the place of those whose words have changed.
"""

from __future__ import annotations

import struct
import zlib
from base64 import b64decode, b64encode
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from scripts.pipeline import editions
from scripts.publish.cards import CARDS, Card, cards
from scripts.publish.fill import filled_text
from tests.support.chromium import ARGUMENTS, find
from tests.support.seeds import ROOT

# A long title gets smaller type, until all of it is to be seen.
FIT = """() => {
  const [box, title] = [document.querySelector(".titles"), document.querySelector("h1")];
  let size = 62;
  while (box.scrollHeight > box.clientHeight && size > 24) title.style.fontSize = `${--size}px`;
}"""
# Of the shades between paper and ink every eighth, which no eye misses: the colors, counted from
# that of the paper, and for each point the number of its own.
SHADES = """async (png) => {
  const image = Object.assign(new Image(), { src: `data:image/png;base64,${png}` });
  await image.decode();
  const canvas = new OffscreenCanvas(image.width, image.height).getContext("2d");
  canvas.drawImage(image, 0, 0);
  const { data } = canvas.getImageData(0, 0, image.width, image.height);
  const paper = data.slice(4 * (image.width - 1), 4 * image.width), numbers = new Map();
  let points = "";
  for (let at = 0; at < data.length; at += 4) {
    const shade = [0, 1, 2].map((n) => paper[n] - 8 * Math.round((paper[n] - data[at + n]) / 8));
    if (!numbers.has(String(shade))) numbers.set(String(shade), numbers.size);
    points += String.fromCharCode(numbers.get(String(shade)));
  }
  return [[...numbers.keys()].map((shade) => shade.split(",").map(Number)), btoa(points)];
}"""


def main() -> None:
    docs = ROOT / "docs"
    wanted = list(cards(editions(ROOT)))
    (docs / CARDS).mkdir(exist_ok=True)
    for file in {*(docs / CARDS).glob("*.png")} - {docs / card.file for card in wanted}:
        file.unlink()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=ARGUMENTS)
        page = browser.new_page()
        for card in (card for card in wanted if not (docs / card.file).exists()):
            (docs / card.file).write_bytes(picture(page, card))
            print(f"docs/{card.file}")
        browser.close()


def picture(page: Page, card: Card) -> bytes:
    """A card as PNG, in the type that this machine has."""
    styles = Path(ROOT, "docs/assets/type.css").read_text("utf-8")
    page.set_viewport_size({"width": card.width, "height": card.height})
    page.set_content(filled_text("card.html", card=card, styles=styles))
    page.evaluate(FIT)
    palette, points = page.evaluate(SHADES, b64encode(page.screenshot()).decode())
    return _png(card.width, palette, b64decode(points))


def _png(width: int, palette: list[list[int]], points: bytes) -> bytes:
    """A PNG of at most 256 colors, a byte a point; each line begins with that of its filter."""
    lines = (b"\0" + points[at : at + width] for at in range(0, len(points), width))
    chunks = {
        b"IHDR": struct.pack(">IIBBBBB", width, len(points) // width, 8, 3, 0, 0, 0),
        b"PLTE": bytes(value for color in palette for value in color),
        b"IDAT": zlib.compress(b"".join(lines), 9),
        b"IEND": b"",
    }
    sums = {name: zlib.crc32(name + data) for name, data in chunks.items()}
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", sums[name])
        for name, data in chunks.items()
    )


if __name__ == "__main__":
    main()
