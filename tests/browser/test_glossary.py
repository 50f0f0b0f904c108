"""The glossary: rows with labels, an index by letter, and a filter by text and category."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from scripts.model.text import Lang
from scripts.render.words import Words
from tests.support.site import Site

PAGES: dict[Lang, str] = {"zh": "terms/", "en": "en/terms/"}


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    yield context.new_page()
    context.close()


@pytest.mark.parametrize(
    ("lang", "asked", "found"),
    [
        ("zh", "制造强国", "制造强国"),
        ("zh", "zhizaoqiangguo", "制造强国"),
        ("en", "Zhìzào qiángguó", "制造强国"),
        ("en", "cyber POWER", "网络强国"),
    ],
)
def test_the_glossary_is_cut_down_to_a_text(
    site: Site, page: Page, lang: Lang, asked: str, found: str
) -> None:
    page.goto(site.url + PAGES[lang])
    words = Words(lang).table("scripts")
    page.fill(".filter input", asked)
    shown = page.locator("dt:visible")
    assert 0 < shown.count() < 20
    assert found in "".join(shown.all_inner_texts())
    said = page.locator(".filter [role=status]")
    expect(said).to_have_text(words["found"].replace("#", str(shown.count())))
    assert page.locator("h2:visible").count() == page.locator("dl:visible").count() > 0
    expect(page.locator(".letters")).to_be_hidden()
    page.fill(".filter input", "no such term")
    expect(said).to_have_text(words["found_none"])
    page.fill(".filter input", "")
    expect(said).to_have_text("")
    assert shown.count() == page.locator("dt").count() == 211


def test_the_glossary_is_cut_down_to_a_category(site: Site, page: Page) -> None:
    page.goto(site.url + "terms/")
    page.select_option(".filter select", "person")
    assert page.locator("dt:visible").count() == 15
    page.fill(".filter input", "miao")
    assert page.locator("dt:visible").count() == 1


def test_a_link_to_a_category_chooses_it_and_one_to_a_term_shows_it(site: Site, page: Page) -> None:
    page.goto(site.url + "en/terms/#person")
    assert page.locator("dt:visible").count() == 15
    page.goto(site.url + "en/terms/#term-170")
    expect(page.locator("#term-170")).to_be_in_viewport()
    assert page.locator("dt:visible").count() == 211


@pytest.mark.parametrize("lang", PAGES)
def test_letters_lead_to_their_terms_and_there_is_no_filter_without_the_script(
    site: Site, browser: Browser, lang: Lang
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site.url + PAGES[lang])
    letters = page.locator(".letters a")
    targets = [str(link.get_attribute("href")) for link in letters.all()]
    headings = ["#" + str(h2.get_attribute("id")) for h2 in page.locator("h2").all()]
    assert targets == headings
    assert headings[1:] == sorted(headings[1:])
    assert page.locator(".filter").count() == 0
    context.close()


@pytest.mark.parametrize("lang", PAGES)
def test_the_glossary_quotes_and_weighs_little(site: Site, lang: Lang) -> None:
    html = site.html(PAGES[lang])
    quotations = re.findall(r'<a class="quotation"[^>]*>(.*?)</a>', html)
    assert len(quotations) > 190
    assert not [text for text in quotations if re.fullmatch(r"[a-z]+(-\w+)*", text)]
    assert len(gzip.compress(html.encode(), 9)) <= 40_000
