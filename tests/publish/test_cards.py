"""The pictures of link previews: named by their words, made small, missed when they are stale."""

from __future__ import annotations

import struct
from base64 import b64encode
from dataclasses import replace
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser

from scripts.model.edition import Edition
from scripts.model.text import Text
from scripts.pipeline import editions
from scripts.publish.cards import CARDS, cards, stale_cards
from tests.support import project
from tests.tools.cards import picture

LONG = "An Exceedingly Long Title of a Conference on Industry and on Information Technology, " * 3


def named(edition: Edition, title: str) -> Edition:
    return replace(edition, meta=replace(edition.meta, title=Text(title, title)))


def test_a_card_has_the_words_of_its_report(edition: Edition) -> None:
    zh, en = cards([edition])
    title = edition.meta.title
    assert (zh.title, zh.beside) == (en.beside, en.title) == (title.zh, title.en)
    assert zh.alt == f"{zh.title} · 2017年12月25日 · 北京 · 会议新闻稿 · 中英对照"
    assert en.file.startswith("assets/cards/2017.en.")


def test_other_words_are_another_picture(edition: Edition) -> None:
    files = {card.file for own in (edition, named(edition, "T")) for card in cards([own])}
    assert len(files) == 4


def test_a_picture_with_old_words_is_a_warning(edition: Edition, tmp_path: Path) -> None:
    assert list(stale_cards([edition], tmp_path)) == []  # none was made
    (tmp_path / CARDS).mkdir(parents=True)
    _, en = cards([edition])
    (tmp_path / en.file).touch()
    assert list(stale_cards([edition], tmp_path)) == []
    (problem,) = stale_cards([named(edition, "T")], tmp_path)
    assert problem.file == f"docs/{en.file}"
    assert problem.warning
    assert "make cards" in problem.action


def test_make_docs_says_so(tmp_path: Path) -> None:
    root = project.copy(tmp_path)
    (root / "docs" / CARDS).mkdir()
    (root / "docs" / CARDS / "2017.en.00000000.png").touch()
    said = project.run(root, "scripts.build")
    assert "2017.en.00000000.png:1: warning: link preview: its words have changed since" in said


def test_links_are_shown_with_the_picture_of_their_language(tmp_path: Path) -> None:
    root, site = project.copy(tmp_path / "project"), tmp_path / "site"
    own = list(cards(editions(root)))
    (root / "docs" / CARDS).mkdir()
    for card in own:
        (root / "docs" / card.file).write_bytes(b"a picture")
    project.build_pages(root, site, "https://site.test/")
    for card in own:
        page = site / ("" if card.lang == "zh" else "en") / "2017/areas/index.html"
        html = BeautifulSoup(page.read_text("utf-8"), "lxml")
        tags = {
            tag.get("property") or tag.get("name"): tag["content"]
            for tag in html.select("meta[content]")
        }
        assert tags["og:image"] == f"https://site.test/{card.file}"
        assert tags["og:image:alt"] == card.alt
        assert tags["twitter:card"] == "summary_large_image"
        assert (site / card.file).read_bytes() == b"a picture"


@pytest.mark.parametrize("title", ["Title", LONG, "题目" * 40])
def test_a_picture_is_small_and_shows_the_whole_title(
    browser: Browser, edition: Edition, title: str
) -> None:
    page = browser.new_page()
    for card in cards([named(edition, title)]):
        png = picture(page, card)
        assert struct.unpack(">II", png[16:24]) == (1200, 630)
        assert len(png) <= 60_000
        for part in (".titles", "body"):
            box = page.locator(part)
            assert box.evaluate("box => box.scrollHeight <= box.clientHeight")
            assert box.evaluate("box => box.scrollWidth <= box.clientWidth")
        drawn = page.evaluate(
            """async (url) => {
              const image = Object.assign(new Image(), { src: url });
              await image.decode();
              return image.width;
            }""",
            "data:image/png;base64," + b64encode(png).decode(),
        )
        assert drawn == card.width
    page.close()
