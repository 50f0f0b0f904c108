"""The booklets that Chromium prints: tagged, numbered, and with what they say embedded."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser
from pypdf import PdfReader

from scripts.publish.book import BOOKLETS, book_parts, booklets
from scripts.publish.files import site_files
from tests.support.paper import sheets
from tests.support.seeds import real
from tests.tools.booklet import printed

SITE = "https://example.org/readouts/"


@pytest.fixture(scope="module", params=BOOKLETS)
def booklet(request: pytest.FixtureRequest, browser: Browser) -> tuple[str, bytes]:
    """The languages of a booklet, and the PDF."""
    return request.param, printed(browser, booklets(real(), SITE)[f"2017.{request.param}"][1])


def said(text: str) -> str:
    return "".join(text.split())


def outline(entries: list[Any]) -> list[str]:
    """The bookmarks of the first level."""
    return [said(entry.title) for entry in entries if not isinstance(entry, list)]


def test_it_is_tagged_and_says_its_title_and_language(booklet: tuple[str, bytes]) -> None:
    langs, data = booklet
    pdf = PdfReader(io.BytesIO(data))
    root: Any = pdf.root_object
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == langs.partition("-")[0]
    assert pdf.metadata
    titles = [real().meta.title[lang] for lang in BOOKLETS[langs]]
    assert pdf.metadata.title == " / ".join(titles)


def test_its_bookmarks_are_its_parts(booklet: tuple[str, bytes]) -> None:
    langs, data = booklet
    found = outline(PdfReader(io.BytesIO(data)).outline)
    titles = ["".join(title[lang] for lang in BOOKLETS[langs]) for title in parts().values()]
    assert found[1:] == list(map(said, titles))


def parts() -> dict[str, Any]:
    """Its parts but for the cover."""
    return {id: title for id, title in book_parts(real()).items() if id != "book-cover"}


def test_each_sheet_is_numbered_and_the_contents_say_where_a_part_begins(
    booklet: tuple[str, bytes],
) -> None:
    langs, data = booklet
    found = sheets(data)
    assert f"1/{len(found)}" not in said(found[0]), "the cover has no number"
    for number, sheet in enumerate(found[1:], 2):
        assert said(sheet).endswith(f"{number}/{len(found)}")
    contents = "\n".join(found[1:5])
    for title in list(parts().values())[1:]:
        name = title[BOOKLETS[langs][0]]
        numbers = re.findall(rf"^ *{re.escape(name)} .*?(\d+)$", contents, re.MULTILINE)
        assert len(numbers) == 1, name
        assert said(name) in said(found[int(numbers[0]) - 1])[: 4 * len(name) + 40]


def test_its_fonts_are_in_it(booklet: tuple[str, bytes]) -> None:
    if not shutil.which("pdffonts"):
        pytest.skip("reading a PDF needs what is not installed: apt-get install poppler-utils")
    command = ["pdffonts", "-"]
    table = subprocess.run(command, input=booklet[1], capture_output=True, check=True).stdout
    rows = table.decode().splitlines()[2:]
    assert rows
    assert [row for row in rows if row.split()[-5] != "yes"] == []


def test_the_site_has_a_booklet_only_while_it_says_what_the_site_says(tmp_path: Path) -> None:
    (tmp_path / "docs/assets").mkdir(parents=True)
    (tmp_path / "booklet").mkdir()
    current = booklets(real(), SITE)["2017.en"][0]
    (tmp_path / "booklet" / current).write_bytes(b"printed")
    (tmp_path / "booklet/2017.zh.000000000000.pdf").write_bytes(b"an edition before")
    found = {p: d for p, d in files(tmp_path) if p.endswith(".pdf")}
    assert found == {"2017/2017.en.pdf": b"printed"}


def files(root: Path) -> Iterator[tuple[str, bytes]]:
    """The files of the site up to those of our own script and style."""
    for path, data in site_files([real()], root / "docs", SITE, root):
        if path.startswith("search/"):
            return
        yield path, data
