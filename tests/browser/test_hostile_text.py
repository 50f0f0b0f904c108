"""A site built from seeds in which the texts are full of code: it stays text, everywhere."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, Page

from tests.browser.test_security import PREFIXES, opened
from tests.search.box import ask
from tests.support import project
from tests.support.seeds import edit
from tests.support.site import Site, publish

CODE = "<img src=x onerror=hacked=true><script>hacked=true</script></title>&amp{{hacked}}{%x%}"
# What a source line cannot hold: the parser reads quotation marks and semicolons.
MORE = (
    CODE + ' "\' onclick="hacked=true" --><!-- &lt;b&gt; *a* [b](javascript:hacked=true) \\ `c` |'
)
COLUMNS = {
    "terms.tsv": "pinyin note source alternatives",
    "2017/notes.tsv": "note_zh note_en source",
    "2017/figures.tsv": "indicator_zh indicator_en",
    "2017/wordings.tsv": "en",
}


def spoil(root: Path) -> None:
    """Put code after the texts of the seeds in ``root``, wherever the checks let it stand."""
    for file, columns in COLUMNS.items():
        spoil_table(root / "seeds" / file, columns.split())
    report, catalog = root / "seeds/2017/report.toml", root / "seeds/2017/en.po"
    more = json.dumps(f" {MORE}")[1:-1].replace("\\", "\\\\")  # TOML and PO read it as JSON does
    for path, text in ((report, r'\b(zh|en) = "[^"]*'), (catalog, r'^msgstr "[^"]+')):
        path.write_text(re.sub(text, rf"\g<0>{more}", path.read_text("utf-8"), flags=re.M), "utf-8")
    for words in ("全国工业和信息化工作会议在京召开", "会议总结了过去一年全系统工作"):
        for file in ("2017/source.zh.txt", "2017/en.po"):
            edit(root, file, words, words + CODE)


def spoil_table(path: Path, columns: list[str]) -> None:
    head, *rows = (line.split("\t") for line in path.read_text("utf-8").splitlines())
    for row in rows:
        for n in map(head.index, columns):
            row[n] += f" {MORE}" if row[n] not in ("", "—") else ""
    path.write_text("".join("\t".join(row) + "\n" for row in [head, *rows]), "utf-8")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The site built from such seeds, in a copy of the project."""
    root = project.bare(tmp_path_factory.mktemp("project"))
    spoil(root)
    with publish(root, tmp_path_factory.mktemp("www")) as built:
        yield built


def clean(site: Site, text: object) -> str:
    """``text`` without the code, the address, the editions and the versions of its files."""
    plain = " ".join(str(text).replace(site.url, "").split())
    plain = re.sub(r"\??\b[0-9a-f]{8}\b", "", plain)
    return plain.replace(f" {MORE}", "").replace(CODE, "")


def elements(site: Site, page: str) -> list[tuple[str, dict[str, str]]]:
    """Each element with its attributes, but for the code in them and for the places of terms."""
    found = BeautifulSoup(site.html(page), "html.parser").find_all(True)
    return [(e.name, {k: clean(site, e[k]) for k in e.attrs if k != "data-marks"}) for e in found]


def test_no_page_has_another_element_or_attribute(site: Site, hostile: Site) -> None:
    assert hostile.pages() == site.pages()
    for page in site.pages():
        assert elements(hostile, page) == elements(site, page), page


def test_the_texts_show_as_written(site: Site, hostile: Site) -> None:
    for page in site.pages():
        there, here = (BeautifulSoup(s.html(page), "html.parser") for s in (hostile, site))
        assert CODE in there.text
        for quotation in (*there.select("dd .quotation"), *here.select("dd .quotation")):
            quotation.clear()  # as much of a sentence as there is room for
        if not {"source", "about"} & set(page.split("/")):  # they name the edition
            assert clean(hostile, there.text) == clean(site, here.text), page


def test_the_description_of_a_page_is_data(site: Site, hostile: Site) -> None:
    for page in site.pages():
        there, here = (
            BeautifulSoup(s.html(page), "html.parser").select_one("[type='application/ld+json']")
            for s in (hostile, site)
        )
        assert there
        assert here
        data, expected = (json.loads(script.text)["@graph"][0] for script in (there, here))
        assert CODE in data["headline"]
        for key in ("name", "headline", "description"):
            assert clean(hostile, data[key]) == expected[key]


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page on which nothing ran, and on which the policy had nothing to stop."""
    with opened(browser) as (page, said):
        yield page
        assert page.evaluate("window.hacked") is None
        assert said == []


def test_nothing_runs_on_any_page(hostile: Site, page: Page) -> None:
    for path in [*hostile.pages(), "404.html"]:
        page.goto(hostile.url + path)
        assert page.evaluate("window.hacked") is None, path


@pytest.mark.parametrize("prefix", PREFIXES.values(), ids=PREFIXES)
def test_search_results_show_it_as_text(hostile: Site, page: Page, prefix: str) -> None:
    page.goto(f"{hostile.url}{prefix}terms/")
    (answer,) = ask(page, ["全系统工作 hacked"])
    (hit,) = (hit for hit in answer.hits if hit.id == "review-s1")
    assert "<script>" in hit.text + hit.other
    assert CODE in hit.place
    assert page.locator(".search :is(img, script, b)").count() == 0
    page.goto(hit.href)
    page.wait_for_function("CSS.highlights.get('found')?.size")
    assert CODE in page.locator("#review-s1").inner_text()


@pytest.mark.parametrize("prefix", PREFIXES.values(), ids=PREFIXES)
def test_what_a_reader_opens_shows_it_as_text(hostile: Site, page: Page, prefix: str) -> None:
    page.goto(f"{hostile.url}{prefix}2017/review/")
    page.check("#__both")
    page.wait_for_selector(".counterpart")
    assert CODE in page.locator(".counterpart [data-segment=review-s1]").inner_text()
    page.click("summary >> nth=0")
    assert CODE in page.locator("details p").first.inner_text()
    page.press("#review-s1", "Enter")
    page.click(".tools button:nth-child(2)")
    page.wait_for_selector("dialog[open]")
    assert CODE in page.locator("dialog blockquote").inner_text()
    for format in page.locator("dialog option").all_inner_texts():
        page.select_option("dialog select", format)
        assert "hacked" in page.locator("dialog pre").inner_text()
    assert page.locator("dialog :is(img, script, b)").count() == 0


def test_a_sentence_does_not_turn_the_next_one_round(site: Site, page: Page) -> None:
    page.goto(site.url + "en/2017/review/")
    first, second = page.locator("p > .segment").element_handles()[:2]
    first.evaluate("segment => segment.prepend('\u202e')")
    left = """(segment, at) => {
      const range = new Range();
      range.setStart(segment.firstChild, at);
      range.setEnd(segment.firstChild, at + 1);
      return range.getBoundingClientRect().left;
    }"""
    assert second.evaluate(left, 0) < second.evaluate(left, 1)
