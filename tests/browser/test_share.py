"""What the tools of a sentence add for those who pass it on, or put it right."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from scripts.model.edition import Edition
from scripts.render.words import Words
from tests.browser.test_access import violations
from tests.support import project
from tests.support.site import Site, publish

SENTENCE = "areas-2-s2"
WORDS = {lang: Words(lang).table("scripts") for lang in ("zh", "en")}
FROM = {
    "zh": "——《全国工业和信息化工作会议在京召开》，中华人民共和国工业和信息化部，2017年12月25日",
    "en": "— “National Industry and Information Technology Work Conference Convenes in Beijing,”",
}


@pytest.fixture(scope="module")
def named(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The site of a project that names its repository."""
    root = project.copy(tmp_path_factory.mktemp("project"))
    with (root / "mkdocs.yml").open("a") as config:
        config.write("repo_url: https://github.com/owner/name\n")
    with publish(root, tmp_path_factory.mktemp("www")) as built:
        yield built


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page, faults = context.new_page(), list[str]()
    page.on("pageerror", lambda error: faults.append(str(error)))
    yield page
    assert faults == []
    context.close()


def tools(page: Page, address: str, id: str = SENTENCE) -> Locator:
    """The tools of a sentence, with all that is in them."""
    page.goto(address)
    page.locator(f"article .segment:is([id='{id}'], [data-segment='{id}'])[tabindex]").first.focus()
    page.keyboard.press("Enter")
    words = WORDS["en" if "/en/" in address else "zh"]
    expect(page.locator(".tools").get_by_role("button", name=words["quotation"])).to_be_visible()
    return page.locator(".tools")


def quoted(page: Page, address: str, id: str = SENTENCE) -> list[list[str]]:
    """What is copied as a quotation: the lines of each language."""
    words = WORDS["en" if "/en/" in address else "zh"]
    tools(page, address, id).get_by_role("button", name=words["quotation"]).click()
    page.get_by_role("button", name=words["copied"]).wait_for()
    copied = str(page.evaluate("navigator.clipboard.readText()"))
    return [part.split("\n") for part in copied.split("\n\n")]


@pytest.mark.parametrize(("lang", "prefix"), [("zh", ""), ("en", "en/")])
def test_a_quotation_says_where_it_is_from(page: Page, site: Site, lang: str, prefix: str) -> None:
    ((text, source, address),) = quoted(page, f"{site.url}{prefix}2017/areas/")
    assert text == f"“{page.locator(f'#{SENTENCE}').text_content()}”"
    assert source.startswith(FROM[lang])
    assert address == f"{site.url}{prefix}2017/areas/#{SENTENCE}"


@pytest.mark.parametrize("name", ["areas", "full-text"])
def test_who_sees_both_languages_quotes_both(page: Page, site: Site, name: str) -> None:
    page.add_init_script("localStorage.setItem('bilingual', '1')")
    english, chinese = quoted(page, f"{site.url}en/2017/{name}/")
    assert english[1].startswith(FROM["en"])
    assert chinese[1] == FROM["zh"]
    assert chinese[0].startswith("“持续提升")
    assert [english[2], chinese[2]] == [
        f"{site.url}{prefix}2017/{name}/#{SENTENCE}" for prefix in ("en/", "")
    ]


def test_a_quotation_within_one_has_single_marks(page: Page, site: Site) -> None:
    ((text, *_),) = quoted(page, f"{site.url}en/2017/meeting/", "meeting-s3")
    assert text.count("“") == text.count("”") == text.count("‘") == 1


def test_a_quotation_that_does_not_load_says_so(page: Page, site: Site) -> None:
    page.route("**/cite.json", lambda route: route.abort())
    tools(page, f"{site.url}en/2017/areas/").get_by_role("button", name="Copy quotation").click()
    expect(page.get_by_role("button", name=WORDS["en"]["failed"])).to_be_visible()
    page.unroute("**/cite.json")
    page.get_by_role("button", name=WORDS["en"]["failed"]).click()
    expect(page.get_by_role("button", name=WORDS["en"]["copied"])).to_be_visible()
    expect(page.get_by_role("button", name=WORDS["en"]["quotation"])).to_be_visible()


def test_without_a_repository_nothing_is_offered(page: Page, site: Site) -> None:
    names = tools(page, f"{site.url}en/2017/areas/").get_by_role("link").all_inner_texts()
    assert names == ["中文"]
    expect(page.locator(".edit a")).to_have_count(0)


@pytest.mark.parametrize(("lang", "prefix"), [("zh", ""), ("en", "en/")])
@pytest.mark.parametrize("name", ["areas", "full-text"])
def test_a_correction_is_filled_in(
    page: Page, named: Site, edition: Edition, lang: str, prefix: str, name: str
) -> None:
    own = tools(page, f"{named.url}{prefix}2017/{name}/")
    form = own.get_by_role("link", name=WORDS[lang]["correct"]).get_attribute("href") or ""
    asked = {key: value for key, (value,) in parse_qs(urlsplit(form).query).items()}
    entry = edition.catalog.by_id()[SENTENCE]
    assert form.startswith("https://github.com/owner/name/issues/new?")
    assert asked.pop("title").endswith(SENTENCE)
    assert asked.pop("edition").startswith("d305a6ba")
    assert asked.pop("chinese").startswith("持续提升信息基础设施供给能力，")
    assert asked == {
        "template": "correction.yml",
        "page": f"{named.url}{prefix}2017/{name}/#{SENTENCE}",
        "sentence": SENTENCE,
        "english": entry.en,
    }
    assert violations(page) == []
    edit = own.get_by_role("link", name=WORDS[lang]["edit"]).get_attribute("href")
    assert edit == f"https://github.com/owner/name/edit/main/seeds/2017/en.po#L{entry.line}"


def test_each_sentence_has_its_own_line(page: Page, named: Site, edition: Edition) -> None:
    lines = {entry.id: entry.line for entry in edition.catalog.entries}
    for path in ("2017/review/", "en/2017/meeting/", "2017/full-text/"):
        page.goto(named.url + path)
        ids = page.locator("article .segment[id]").evaluate_all("all => all.map(({ id }) => id)")
        said = page.locator(".edit a").get_attribute("data-lines") or ""
        assert said.split() == [str(lines[id]) for id in ids]


def test_a_sentence_too_long_for_an_address_is_left_out(page: Page, named: Site) -> None:
    own = tools(page, f"{named.url}2017/areas/")
    page.locator(f"#{SENTENCE}").evaluate("segment => { segment.textContent = '长'.repeat(900); }")
    page.locator(".panel").dispatch_event("pointerenter")
    form = own.get_by_role("link", name=WORDS["zh"]["correct"]).get_attribute("href") or ""
    asked = parse_qs(urlsplit(form).query)
    assert asked.keys() & {"chinese", "english"} == set()
    assert asked["sentence"] == [SENTENCE]
