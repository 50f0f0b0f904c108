"""What the pages say of the book, the plain text and the booklets, which other programs open."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urljoin

from bs4 import BeautifulSoup

from scripts.model.edition import Edition
from scripts.publish.book import booklets, epub
from scripts.publish.plain_text import full_text, llms_txt
from tests.support import project
from tests.support.seeds import open_edition
from tests.support.site import Site

SITE = "https://example.org/readouts/"


def test_the_site_has_the_book_and_the_texts(site: Site, edition: Edition) -> None:
    assert (site.folder / "2017/2017.epub").read_bytes() == epub(edition, site.url)
    assert (site.folder / "2017/full-text.md").read_bytes() == full_text(edition)
    assert (site.folder / "llms.txt").read_bytes() == llms_txt([edition], site.url)


def test_a_page_of_the_text_names_its_markdown(site: Site) -> None:
    for page in site.pages():
        link = BeautifulSoup(site.html(page), "lxml").find("link", type="text/markdown")
        of_the_text = page.removeprefix("en/").startswith("2017/") and "figures" not in page
        assert bool(link) is of_the_text, page
        if link:
            assert urljoin(site.url + page, str(link["href"])) == f"{site.url}2017/full-text.md"


def test_the_page_about_the_source_leads_to_the_booklets_that_there_are(tmp_path: Path) -> None:
    root = project.copy(tmp_path / "project")
    printed = booklets(open_edition(root), SITE)
    (root / "booklet").mkdir()
    for name in ("2017.zh", "2017.zh-en"):
        (root / "booklet" / printed[name][0]).write_bytes(b"printed")
    project.build_pages(root, tmp_path / "site", SITE)
    for lang, words in (("", ["中文", "中英对照"]), ("en/", ["Chinese", "both languages"])):
        html = (tmp_path / f"site/{lang}2017/source/index.html").read_text("utf-8")
        links = BeautifulSoup(html, "lxml").select('article a[href$=".pdf"]')
        found = [urljoin(f"{SITE}{lang}2017/source/", str(link["href"])) for link in links]
        assert found == [f"{SITE}2017/2017.{name}.pdf" for name in ("zh", "zh-en")]
        assert [link.text for link in links] == words
    assert (tmp_path / "site/2017/2017.zh.pdf").read_bytes() == b"printed"


def test_without_booklets_nothing_is_said_of_them(site: Site) -> None:
    for page in ("2017/source", "en/2017/source"):
        assert ".pdf" not in site.html(page)
