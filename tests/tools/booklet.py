"""Print the booklets: ``python -m tests.tools.booklet [FOLDER]``.

Each report in Chinese, in English and in both, as tagged PDF of A5. The site takes the booklets
that were printed of what it says itself (publish/files.py); of those before, nothing is left.
"""

from __future__ import annotations

import io
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright
from pypdf import PdfReader

from scripts.model.edition import Edition
from scripts.pipeline import editions
from scripts.publish.book import STYLE, booklets
from scripts.render.addresses import LOCAL
from tests.support.chromium import ARGUMENTS, find, has_chinese_font
from tests.support.seeds import ROOT

# On which sheet each part and point begins, put beside its title in the contents.
NUMBER = """(sheets) => document.querySelectorAll(".toc a").forEach(
    (link) => { link.dataset.page = sheets[link.hash.slice(1)]; })"""


def main(folder: Path, loaded: Sequence[Edition], site: str) -> None:
    """Print what is not there yet, and remove all else."""
    folder.mkdir(exist_ok=True)
    wanted = dict(own for edition in loaded for own in booklets(edition, site).values())
    for old in folder.glob("*.pdf"):
        if old.name not in wanted:
            old.unlink()
    missing = {name: page for name, page in wanted.items() if not (folder / name).exists()}
    if not missing:
        return
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=ARGUMENTS)
        for name, page in missing.items():
            (folder / name).write_bytes(printed(browser, page))
        browser.close()


def printed(browser: Browser, xhtml: bytes) -> bytes:
    """A booklet as PDF: printed once to see on which sheet everything falls, then with that."""
    with tempfile.TemporaryDirectory() as folder, browser.new_page() as page:
        (Path(folder) / "book.css").write_bytes(STYLE)
        (Path(folder) / "book.xhtml").write_bytes(xhtml)
        page.goto((Path(folder) / "book.xhtml").as_uri())
        found = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
        page.evaluate(NUMBER, sheets(found))
        return page.pdf(prefer_css_page_size=True, tagged=True, outline=True)


def sheets(pdf: PdfReader) -> dict[str, int]:
    """The sheet of every place that a link leads to, counted from one."""
    places = pdf.named_destinations.items()
    return {name.lstrip("/"): (pdf.get_destination_page_number(d) or 0) + 1 for name, d in places}


if __name__ == "__main__":
    if not has_chinese_font():
        sys.exit("No Chinese font is installed: boxes would be printed (Debian: fonts-noto-cjk).")
    address = os.environ.get("SITE_URL", "").strip() or LOCAL
    main(ROOT / "booklet", editions(ROOT), address.rstrip("/") + "/")
