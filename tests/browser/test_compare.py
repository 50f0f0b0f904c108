"""The page that sets two reports side by side, built from the real report and an invented one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from urllib.parse import urldefrag, urljoin

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser

from scripts.chinese.typeset import typeset
from tests.browser.test_access import ALL_AUDITS, AUDITS, PREFIXES, WIDTHS, audit
from tests.support import project, samples
from tests.support.site import Site, publish

PAGES = ("compare/2017/2018/", "en/compare/2017/2018/")
SIDES = {"2017": 1, "2018": 2}  # the column in which each report is quoted


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    root = samples.add(project.bare(tmp_path_factory.mktemp("two-reports")))
    with publish(root, tmp_path_factory.mktemp("www")) as built:
        yield built


def soup(site: Site, page: str) -> BeautifulSoup:
    return BeautifulSoup(site.html(page), "lxml")


def ids(page: BeautifulSoup) -> list[str]:
    return [str(element["id"]) for element in page.select("article [id]")]


def test_both_languages_have_the_same_addresses(site: Site) -> None:
    zh, en = (ids(soup(site, page)) for page in PAGES)
    assert zh == en
    assert max(Counter(zh).values()) == 1
    assert {"compare", "compare-figures", "areas", "compare-terms"} <= set(zh)


@pytest.mark.parametrize("page", PAGES)
def test_every_link_leads_to_an_element(site: Site, page: str) -> None:
    links = {urljoin(page, str(a["href"])) for a in soup(site, page).select("article a[href]")}
    targets: dict[str, set[str]] = {}
    for link in links:
        path, fragment = urldefrag(link)
        targets.setdefault(path, set()).add(fragment)
    for path, fragments in targets.items():
        assert fragments - {""} <= set(ids(soup(site, path)))
    assert len(links) > 100


@pytest.mark.parametrize("report", SIDES)
def test_the_chinese_page_quotes_every_sentence(site: Site, report: str) -> None:
    """In its own column, or once for both where the words are the same."""
    edition = next(edition for edition in samples.two() if edition.meta.id == report)
    cells = soup(site, PAGES[0]).select(f".pairs td:nth-child({SIDES[report]})")
    quoted = [q.text for cell in cells if (q := cell.select_one(".quotation"))]
    once = [
        q.text
        for row in soup(site, PAGES[0]).select(".pairs tr")
        if "字句相同" in row.text and (q := row.select_one(".quotation")) and report == "2018"
    ]
    segments = [s for section in edition.document.sections for s in section.segments]
    assert Counter(quoted + once) == Counter(typeset(edition.document.text(s)) for s in segments)


@pytest.mark.parametrize("page", PAGES)
def test_nothing_on_it_is_taken_for_the_text_itself(site: Site, page: str) -> None:
    assert soup(site, page).select(".segment, .marker, [data-segment]") == []


@pytest.mark.parametrize("page", PAGES)
def test_every_figure_says_its_kind_and_year(site: Site, page: str) -> None:
    expected = Counter(
        (figure.segment, str(figure.year)) for e in samples.two() for figure in e.layers.figures
    )
    table = soup(site, page).select(".sides")[1]
    kinds = table.select(".kind")
    links = [urldefrag(str(a["href"])).fragment for a in table.select("td a")]
    assert Counter(zip(links, (kind.text[:4] for kind in kinds), strict=True)) == expected


def test_each_page_of_both_reports_leads_to_its_section(site: Site) -> None:
    for edition in samples.two():
        for page in edition.meta.pages:
            address = f"{edition.meta.id}/{page.id}/"
            (link,) = soup(site, address).select('.page-note a[href*="compare/"]')
            path, fragment = urldefrag(urljoin(address, str(link["href"])))
            assert (path, fragment) == (PAGES[0], page.sections[0])


def test_the_navigation_lists_it_with_the_later_report(site: Site) -> None:
    def listed(page: str) -> bool:
        links = soup(site, page).select("#__nav a[href]")
        return any(urljoin(page, str(a["href"])).startswith(PAGES[0]) for a in links)

    assert listed("2018/areas/")
    assert listed(PAGES[0])
    assert not listed("2017/areas/")


@pytest.mark.parametrize(("lang", "width", "theme", "rules"), [*AUDITS, *ALL_AUDITS])
def test_it_is_accessible_and_no_wider_than_the_screen(
    site: Site, browser: Browser, lang: str, width: int, theme: str, rules: tuple[str, ...]
) -> None:
    page = site.url + PREFIXES[lang] + PAGES[0]
    assert audit(browser, [page], width, theme, rules) == {}


def test_a_narrow_screen_shows_the_earlier_sentence_above_the_later(
    site: Site, browser: Browser
) -> None:
    tops = {}
    for width in WIDTHS:
        page = browser.new_page(viewport={"width": width, "height": 900})
        page.goto(site.url + PAGES[0])
        row = page.locator(".pairs tr", has=page.locator("del")).first
        tops[width] = [row.locator("td").nth(n).evaluate("td => td.offsetTop") for n in (0, 1)]
        page.close()
    assert tops[390][0] < tops[390][1]
    assert tops[1280][0] == tops[1280][1]
