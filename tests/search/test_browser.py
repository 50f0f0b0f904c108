"""The search in a real browser, on the built site under a sub-path, in both languages."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from scripts.chinese.typeset import typeset
from scripts.model.edition import Edition
from scripts.model.text import LANGS, Lang
from scripts.render.words import Words
from tests.search.box import BOX, HITS, Answer, ask
from tests.search.cases import CASES, Case
from tests.support.site import Site

WORDS = Words("zh").table("scripts")
Answers = dict[tuple[Lang, str], Answer]


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
    assert hit.place == "2017年工作回顾 · 网络强国"
    assert hit.text.startswith("网络提速降费力度加大")
    assert hit.marks == ["提速降费"]
    assert answers["en", "universal telecommunications service"].hits[0].place == (
        "Review of 2017 · A cyber power"
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
    expect(page.locator(".search-meta")).to_contain_text(WORDS["found_none"])
    page.click("text=工业互联网 >> nth=0")
    expect(page.locator(BOX)).to_have_value("工业互联网")
    expect(page.locator(HITS).first).to_contain_text("工业互联网")
    assert page.locator(HITS).filter(has=page.locator("mark")).count()
    ask(page, ["工业香蕉"])
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator(HITS).first).to_contain_text("工业互联网")


@pytest.mark.parametrize("intent", ["focus", "hover"])
def test_worker_and_index_are_fetched_together_at_the_first_sign_of_intent(
    site: Site, page: Page, intent: str
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(site.url)))
    page.goto(start(site, "en"), wait_until="networkidle")
    assert len(asked) <= 4, asked
    assert not [url for url in asked if "worker" in url or "index" in url]
    with page.expect_request("**/worker.js?*"), page.expect_request("**/index.json?*"):
        getattr(page, intent)(BOX)
    assert ask(page, ["IPv6"])[0].hits
    assert len(asked) <= 6, asked


def test_a_shared_query_opens_the_search(site: Site, page: Page) -> None:
    page.goto(start(site, "zh") + "?q=行政村")
    expect(page.locator(HITS).first).to_be_visible()
    expect(page.locator(HITS).first).to_contain_text("行政村")
