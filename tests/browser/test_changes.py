"""The site of a source that has changed, before its translation has followed.

What the source went through is in tests/data/changed/edits.toml.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from playwright.sync_api import Browser, Page

from scripts.model.edition import Edition, page_ids
from scripts.model.text import LANGS, Lang
from scripts.render.words import Words
from scripts.verify import verify
from tests.browser.scripts import DARK, LABELLED, UNMARKED
from tests.browser.test_access import ALL_AUDITS, AUDITS, audit, violations
from tests.search.box import ask
from tests.support import project
from tests.support.seeds import open_edition, real
from tests.support.site import Site, publish

WORDS = {lang: Words(lang) for lang in LANGS}
LABELS = {lang: {s: f"[{WORDS[lang][s]}]" for s in ("stale", "untranslated")} for lang in LANGS}
# Every page that has something to say of the changes.
CHANGED = ("2017/areas/", "2017/review/", "2017/meeting/", "2017/targets/", "2017/full-text/",
           "about/changes/")  # fmt: skip


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return project.changed(tmp_path_factory.mktemp("project"))


@pytest.fixture(scope="module")
def edition(root: Path) -> Edition:
    return open_edition(root)


@pytest.fixture(scope="module")
def site(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with publish(root, tmp_path_factory.mktemp("www")) as built:
        yield built


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    yield context.new_page()
    context.close()


def home(lang: Lang) -> str:
    return "" if lang == "zh" else "en/"


def states(edition: Edition) -> dict[str, str]:
    """The sentences whose translation is not current."""
    return {s.id: e.state for s, e in edition.rows() if e.state != "translated"}


def test_the_pages_hold_against_the_source(site: Site, edition: Edition) -> None:
    assert set(states(edition).values()) == {"stale", "untranslated"}
    assert list(verify(site.folder, edition)) == []


@pytest.mark.parametrize("lang", LANGS)
def test_every_address_of_the_first_edition_lights_up_where_it_was(
    site: Site, page: Page, lang: Lang
) -> None:
    addresses: dict[str, list[str]] = {"full-text": list(page_ids(real()))}
    for id, name in page_ids(real()).items():
        addresses.setdefault(name, []).append(id)
    for name, ids in addresses.items():
        page.goto(f"{site.url}{home(lang)}2017/{name}/")
        assert page.evaluate(DARK, ids) == [], name


def test_the_address_of_a_sentence_that_moved_leads_to_it(site: Site, page: Page) -> None:
    page.goto(site.url + "en/2017/areas/#areas-2-s7")
    page.click(":target a")
    page.wait_for_url("**/en/2017/targets/#areas-2-s7")
    assert "cybersecurity industry" in page.locator(":target").inner_text()


@pytest.mark.parametrize("lang", LANGS)
def test_the_full_text_labels_what_is_not_current(
    site: Site, page: Page, edition: Edition, lang: Lang
) -> None:
    page.goto(f"{site.url}{home(lang)}2017/full-text/")
    shown = page.eval_on_selector_all(
        ".state", "all => all.map(e => [e.previousElementSibling.dataset.segment, e.innerText])"
    )
    assert dict(shown) == {id: LABELS[lang][state] for id, state in states(edition).items()}


def test_the_english_pages_label_what_is_not_current(
    site: Site, page: Page, edition: Edition
) -> None:
    shown = []
    for name in {page.id for page in edition.meta.pages}:
        page.goto(f"{site.url}en/2017/{name}/")
        shown += page.eval_on_selector_all(".state", LABELLED)
    assert dict(shown) == {id: LABELS["en"][state] for id, state in states(edition).items()}


def test_the_chinese_section_pages_have_nothing_to_label(site: Site, edition: Edition) -> None:
    for name in {page.id for page in edition.meta.pages}:
        own = re.sub('<p class="counterpart.*?</p>', "", site.html(f"2017/{name}"), flags=re.DOTALL)
        assert not re.search('class="[^"]*(state|stale|untranslated)', own)


@pytest.mark.parametrize("name", ["en/2017/areas/", "en/2017/full-text/", "2017/full-text/"])
def test_the_difference_is_shown_as_one(site: Site, page: Page, name: str) -> None:
    page.goto(site.url + name)
    shown = page.locator(".changed", has_text="网络黑产")
    assert shown.locator(".difference").inner_text() == (
        "纵深入推进防范打击通讯信息诈骗和网络黑产。"
    )
    assert shown.locator("del").all_inner_texts() == ["纵"]
    assert shown.locator("ins").all_inner_texts() == ["入", "和网络黑产"]
    for element, line in (("del", "line-through"), ("ins", "underline")):
        style = "e => getComputedStyle(e).textDecorationLine"
        assert shown.locator(element).first.evaluate(style) == line


def test_a_difference_names_its_sentence(site: Site, page: Page, edition: Edition) -> None:
    page.goto(site.url + "en/2017/areas/")
    found = page.locator(".changed > a").all_inner_texts()
    assert found == [
        i for i, s in states(edition).items() if s == "stale" and i.startswith("areas")
    ]


@pytest.mark.parametrize("lang", LANGS)
def test_what_was_removed_is_told_where_it_stood(site: Site, page: Page, lang: Lang) -> None:
    page.goto(f"{site.url}{home(lang)}2017/areas/")
    told = page.locator("#areas-2-s8")
    assert told.inner_text() == {
        "zh": f"{WORDS['zh']['removed']}（2027年1月15日记录，版本 272d1be5）："
        "加强无线电频率规划和电波秩序维护。",
        "en": f"{WORDS['en']['removed']} (recorded January 15, 2027, edition 272d1be5): Strengthen "
        "radio frequency planning and the maintenance of order on the airwaves. "
        "加强无线电频率规划和电波秩序维护。",
    }[lang]  # fmt: skip
    assert told.locator("xpath=preceding::*[contains(@class, 'marker')][1]").inner_text() in (
        "二是", "Second",
    )  # fmt: skip


def test_chinese_on_an_english_page_is_marked_as_chinese(site: Site, page: Page) -> None:
    for path in (path for path in site.pages() if path.startswith("en/")):
        page.goto(site.url + path)
        assert page.evaluate(UNMARKED) == [], path


def test_chinese_in_an_english_paragraph_does_not_set_it_as_chinese(site: Site, page: Page) -> None:
    page.goto(site.url + "en/2017/areas/")
    paragraph = page.locator("p:has(> .untranslated)").first
    assert paragraph.evaluate("e => getComputedStyle(e).textAlign") == "start"


@pytest.mark.parametrize(("lang", "width", "theme", "rules"), [*AUDITS, *ALL_AUDITS])
def test_changed_pages_are_accessible_and_fit(
    site: Site, browser: Browser, lang: Lang, width: int, theme: str, rules: tuple[str, ...]
) -> None:
    pages = [site.url + home(lang) + page for page in CHANGED]
    assert audit(browser, pages, width, theme, rules) == {}


def test_side_by_side_shows_the_labels_and_the_language(site: Site, page: Page) -> None:
    page.goto(site.url + "2017/areas/")
    page.check("#__both")
    page.wait_for_selector(".counterpart")
    shown = page.eval_on_selector_all(
        ".counterpart .state",
        "all => all.map(e => [e.previousElementSibling.dataset.segment, e.innerText,"
        " e.previousElementSibling.lang])",
    )
    stale, missing = LABELS["zh"].values()
    assert shown == [
        ["areas-2-s2", stale, "en"], ["areas-2-s6", stale, "en"],
        ["areas-3-s9-hcrgz", missing, "zh"], ["areas-3-s3", stale, "en"],
        ["areas-3-s5", stale, "en"], ["areas-3-s8-qpqjd", missing, "zh"], ["areas-7", stale, "en"],
    ]  # fmt: skip


@pytest.mark.parametrize("lang", LANGS)
def test_a_row_of_the_full_text_is_one_stop_for_the_keyboard(
    site: Site, page: Page, edition: Edition, lang: Lang
) -> None:
    page.goto(f"{site.url}{home(lang)}2017/full-text/")
    stops = "all => all.map(e => e.id || e.dataset.segment)"
    found = page.eval_on_selector_all(".segment[tabindex]", stops)
    assert found == [segment.id for segment in edition.document.segments]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(
    ("query", "id"),
    [("网络黑产", "areas-2-s6"), ("中小企业上云", "areas-3-s8-qpqjd"),
     ("各地意见", "meeting-s7-svnbb"), ('"step up efforts to prevent"', "areas-2-s6")],
)  # fmt: skip
def test_the_search_finds_what_is_new_and_what_it_replaces(
    site: Site, page: Page, lang: Lang, query: str, id: str
) -> None:
    page.goto(f"{site.url}{home(lang)}2017/areas/")
    (answer,) = ask(page, [query])
    assert answer.hits[0].id == id
    assert urlsplit(answer.hits[0].href).path.startswith(urlsplit(site.url + home(lang)).path)


@pytest.mark.parametrize("name", ["2017/areas/", "en/2017/areas/", "en/2017/full-text/"])
def test_an_untranslated_sentence_is_quoted_once_and_in_chinese(
    site: Site, page: Page, name: str
) -> None:
    page.goto(site.url + name)
    page.focus("[tabindex]:is([id=areas-3-s8-qpqjd], [data-segment=areas-3-s8-qpqjd])")
    page.keyboard.press("Enter")
    page.click(".tools button:nth-child(2)")
    quoted = page.locator("dialog[open] blockquote")
    assert (quoted.inner_text(), quoted.get_attribute("lang")) == ("支持中小企业上云。", "zh")
    assert f"{site.url}{name}#areas-3-s8-qpqjd" in page.locator("dialog pre").inner_text()
    page.click("dialog button:nth-of-type(2)")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.count("支持中小企业上云。") == 1
    assert violations(page) == []


@pytest.mark.parametrize("lang", LANGS)
def test_the_changes_are_listed_newest_first_and_lead_to_their_sentences(
    site: Site, page: Page, lang: Lang
) -> None:
    page.goto(f"{site.url}{home(lang)}about/changes/")
    heads = page.locator("article h2").all_inner_texts()
    pending, recorded, second, first = (head.replace("\xa0", " ") for head in heads)
    assert pending.startswith({"zh": "尚未注明日期 · ", "en": "Not yet dated · "}[lang])
    assert recorded.startswith({"zh": "2027年1月15日 · ", "en": "January 15, 2027 · "}[lang])
    assert second == {
        "zh": "2026年11月25日 · 译文第二版",
        "en": "November 25, 2026 · second edition of the translation",
    }[lang]  # fmt: skip
    assert first.endswith("d305a6ba")
    for link in page.eval_on_selector_all(".changes a", "all => all.map(e => e.href)"):
        path = urlsplit(link).path.removeprefix(urlsplit(site.url).path)
        assert f'id="{urlsplit(link).fragment}"' in site.html(path), link


@pytest.mark.parametrize("lang", LANGS)
def test_a_revised_english_is_shown_as_it_was_and_as_it_is(
    site: Site, page: Page, lang: Lang
) -> None:
    page.goto(f"{site.url}{home(lang)}about/changes/")
    before, after = page.locator("details tr", has_text="meeting-s6").locator("td").all()
    assert before.locator("del").all_inner_texts() == ["attended"]
    assert after.locator("ins").all_inner_texts() == ["took part in"]
    assert before.inner_text().endswith(
        "veteran leaders of the MIIT, attended the plenary session."
    )
    shown = page.locator("details summary").inner_text()
    assert shown == {"zh": "修订译文2句", "en": "Sentences reworded: 2"}[lang]


def test_each_change_says_what_became_of_the_sentence(site: Site, page: Page) -> None:
    page.goto(site.url + "en/about/changes/")
    pending = page.locator(".changes").first.locator("li").all_inner_texts()
    said = [re.split(r" (?=[\u4e00-\u9fff“])", line)[0] for line in pending]
    happened = (
        "added meeting-s7-svnbb",
        "removed review-2-s1",
        "removed review-4",
        f"moved areas-2-s7{WORDS['en']['now_after']} targets-s4",
        "changed areas-2-s2",
        "merged areas-2-s1 → areas-2-s2",
        "changed areas-2-s6",
        "split areas-3-s9-hcrgz ← areas-3-s3",
        "changed areas-3-s3",
        "changed areas-7",
        "removed attendance-s1",
    )
    told = (one.split(" ", 1) for one in happened)
    assert said == [f"{WORDS['en'][f'change_{change}']} {rest}" for change, rest in told]


@pytest.mark.parametrize("lang", LANGS)
def test_the_feed_of_the_site_has_only_what_is_recorded(site: Site, page: Page, lang: Lang) -> None:
    page.goto(f"{site.url}{home(lang)}about/changes/")
    link = page.locator("article a[type='application/atom+xml']").get_attribute("href")
    path = urlsplit(urljoin(page.url, link)).path.removeprefix(urlsplit(site.url).path)
    text = (site.folder / path).read_text("utf-8")
    assert re.findall("<id>tag:.*edition-2017-(.*?)</id>", text) == [
        "2027-01-15-272d1be5", "2026-11-25-2", "2026-11-23-d305a6ba",
    ]  # fmt: skip
