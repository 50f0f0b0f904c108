"""The search in a real browser, on the built site under a sub-path, in both languages."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from scripts.chinese.typeset import typeset
from scripts.model.edition import Edition
from scripts.model.text import LANGS, Lang
from tests.search.box import BOX, Answer, ask
from tests.search.cases import CASES, Case
from tests.support.site import Site

Answers = dict[tuple[Lang, str], Answer]
RESULT = ".md-search-result__item a"


def start(site: Site, lang: Lang) -> str:
    return site.url + ("en/" if lang == "en" else "") + "2017/areas/"


@pytest.fixture(scope="module")
def answers(site: Site, browser: Browser) -> Answers:
    """All queries of the table, put to the box of one page in each language."""
    queries = list(dict.fromkeys(case.query for case in CASES))
    found: Answers = {}
    for lang in LANGS:
        page = browser.new_page()
        page.goto(start(site, lang))
        for query, answer in zip(queries, ask(page, queries), strict=True):
            found[lang, query] = answer
        page.close()
    return found


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.query)
def test_the_query_finds_what_it_should(answers: Answers, case: Case, lang: Lang) -> None:
    hits = answers[lang, case.query].hits
    match case.expect:
        case "none":
            assert hits == []
        case "any":
            assert hits
        case place:
            assert any(hit.is_in(place) for hit in hits[:3]), [hit.id for hit in hits]


@pytest.mark.parametrize("lang", LANGS)
def test_no_segment_is_unfindable(site: Site, page: Page, edition: Edition, lang: Lang) -> None:
    """The first 6 characters of its Chinese or 4 words of its English, quoted, come first.

    Two segments that open alike share the first two places.
    """
    rows = [(s.id, typeset(edition.document.text(s)), e.en) for s, e in edition.rows() if e]
    chinese = [f'"{zh[:6]}"' for _, zh, _ in rows]
    english = [f'"{" ".join(en.split()[:4])}"' for _, _, en in rows]
    page.goto(start(site, lang))
    for queries in (chinese, english):
        for (id, *_), query, answer in zip(rows, queries, ask(page, queries), strict=True):
            assert id in answer.ids[: queries.count(query)], (query, answer.ids[:3])


@pytest.mark.parametrize("lang", LANGS)
def test_results_stay_in_the_language_of_the_page(answers: Answers, site: Site, lang: Lang) -> None:
    for (page_lang, query), answer in answers.items():
        for hit in answer.hits if page_lang == lang else []:
            english = hit.href.startswith(f"{site.url}en/")
            assert english == (lang == "en"), (query, hit.href)


def test_every_result_leads_to_an_id_of_the_site(answers: Answers, site: Site) -> None:
    for href in {hit.href for answer in answers.values() for hit in answer.hits}:
        page, id = urlsplit(href).path, unquote(urlsplit(href).fragment)
        path = page.removeprefix(urlsplit(site.url).path)
        assert f'id="{id}"' in site.html(path), href


@pytest.mark.parametrize("lang", LANGS)
def test_every_hit_shows_its_match_and_names_its_place(answers: Answers, lang: Lang) -> None:
    for (page_lang, query), answer in answers.items():
        for hit in answer.hits if page_lang == lang else []:
            assert hit.text, (query, hit)
            assert hit.place, (query, hit)
            assert hit.marks or hit.other, (query, hit)


def test_a_sentence_is_shown_with_its_section_and_item(answers: Answers) -> None:
    hit = answers["zh", "提速降费"].hits[0]
    assert hit.place == "2017年工作回顾 · 二是"
    assert hit.text.startswith("网络提速降费力度加大")
    assert hit.marks == ["提速降费"]
    assert answers["en", "universal telecommunications service"].hits[0].place == (
        "Review of 2017 · Second"
    )


def test_matches_in_the_other_language_come_last_and_say_so(answers: Answers) -> None:
    words: dict[Lang, str] = {"zh": "匹配英文译文", "en": "matched in the Chinese"}
    for lang, word in words.items():
        for query in ("manufacturing power", "制造强国", "growth", "行政村"):
            sentences = [h for h in answers[lang, query].hits if not h.id.startswith("term-")]
            foreign = [word in hit.other for hit in sentences]
            assert foreign == sorted(foreign), (lang, query)
            own = query.isascii() == (lang == "en")
            assert foreign[0] is not own, (lang, query)


def test_exact_comes_before_partial_and_headings_before_sentences(answers: Answers) -> None:
    ids = answers["zh", "制造强国"].ids
    assert ids.index("goals-1") < ids.index("goals-s1")
    assert answers["en", "integrate"].ids[0].startswith(("review", "priorities", "areas"))


@pytest.mark.parametrize("lang", LANGS)
def test_a_nonsense_query_offers_terms_that_are_found(
    answers: Answers, site: Site, page: Page, lang: Lang
) -> None:
    offers = set()
    for case in CASES:
        if case.expect == "none":
            answer = answers[lang, case.query]
            assert 1 <= len(answer.offers) <= 3, case.query
            offers |= set(answer.offers)
    page.goto(start(site, lang))
    for query, answer in zip(offers, ask(page, list(offers)), strict=True):
        assert answer.hits, query


def test_an_offered_term_is_searched_with_a_click_or_the_keyboard(site: Site, page: Page) -> None:
    page.goto(start(site, "zh"))
    ask(page, ["工业香蕉"])
    expect(page.locator(".md-search-result__meta")).to_have_text("没有找到符合条件的结果")
    page.click("text=工业互联网 >> nth=0")
    expect(page.locator(BOX)).to_have_value("工业互联网")
    expect(page.locator(RESULT).first).to_contain_text("工业互联网")
    expect(page.locator(".search-offer")).to_have_count(0)
    ask(page, ["工业香蕉"])
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator(RESULT).first).to_contain_text("工业互联网")


def test_nothing_is_fetched_for_the_search_before_the_box_has_the_focus(
    site: Site, page: Page
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(site.url)))
    page.goto(start(site, "en"), wait_until="networkidle")
    before = [url for url in asked if "search" in url]
    assert [url.split("?")[0] for url in before] == [
        "assets/javascripts/search-box.js",
        "search/search_index.json",
    ]
    with page.expect_request("**/search/index.json?*"):
        page.focus(BOX)
    page.wait_for_load_state("networkidle")
    after = [url.split("?")[0] for url in asked if "search" in url][2:]
    assert sorted(after) == [
        "assets/javascripts/search-results.js",
        "assets/javascripts/workers/search.js",
        "search/index.json",
    ]


def test_a_shared_query_opens_the_search(site: Site, page: Page) -> None:
    page.goto(start(site, "zh") + "?q=行政村")
    expect(page.locator(RESULT).first).to_be_visible()
    expect(page.locator(RESULT).first).to_contain_text("行政村")


def test_the_search_works_from_the_keyboard_alone(site: Site, page: Page) -> None:
    page.goto(start(site, "en"))
    page.keyboard.press("/")
    page.keyboard.type("number portability")
    expect(page.locator(RESULT).first).to_contain_text("number portability")
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/2017/areas/?h=*#areas-2-s5")


@pytest.mark.parametrize(
    ("lang", "query", "id", "marked"),
    [
        ("zh", "haoma xiedai", "areas-2-s5", ["号码携带"]),
        ("zh", "cyber superpower", "review-2", ["网络强国"]),
        ("en", "number portability", "areas-2-s5", ["number portability"]),
        ("en", "td-lte", "review-2-s4", ["TD", "LTE"]),
    ],
)
def test_the_page_highlights_the_match_and_keeps_its_ids(
    site: Site, page: Page, lang: Lang, query: str, id: str, marked: list[str]
) -> None:
    page.goto(start(site, lang))
    (answer,) = ask(page, [query])
    address = next(hit.href for hit in answer.hits if hit.id == id)
    ids = "() => [...document.querySelectorAll('article [id]')].map((e) => e.id)"
    page.goto(address.split("?")[0])
    before = page.evaluate(ids)
    page.goto("about:blank")
    page.goto(address)
    marks = page.locator(f"#{id} mark[data-md-highlight]")
    expect(marks.first).to_be_in_viewport()
    assert [text.strip() for text in marks.all_text_contents()] == marked
    assert page.evaluate(ids) == before
