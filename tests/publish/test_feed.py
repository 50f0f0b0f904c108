from __future__ import annotations

import re
from dataclasses import replace
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element, fromstring

import pytest
from hypothesis import given

from scripts.chinese.typeset import typeset
from scripts.model.edition import Edition
from scripts.model.rows import Change
from scripts.model.text import LANGS, Lang
from scripts.publish.feed import feed
from tests.support.seeds import real
from tests.support.site import Site
from tests.support.strategies import printable

ATOM = "{http://www.w3.org/2005/Atom}"
HOME = "http://example.org/site/"
OTHER: dict[Lang, Lang] = {"zh": "en", "en": "zh"}
# RFC 4151, 2.1: a name of a domain, a date, and what a URI may have after it.
TAG_URI = re.compile(
    r"tag:[a-z0-9-]+(\.[a-z0-9-]+)+,\d{4}(-\d\d){0,2}:[\w./~!$&'()*+,;=:@-]+(#[\w-]+)?", re.ASCII
)
FIRST = Change("2018-01-31", "aaaaaaaa", "", "first", "", "", "")
CHANGED = Change("2018-02-28", "bbbbbbbb", "areas-7", "changed", "areas-6", "旧", "新")
REMOVED = Change("2018-02-28", "bbbbbbbb", "areas-8", "removed", "areas-7", "无", "")
BACK = Change("2018-02-28", "aaaaaaaa", "areas-7", "changed", "areas-6", "新", "旧")
AGAIN = replace(CHANGED, date="2018-02-28")


def report(*recorded: Change, pending: tuple[Change, ...] = ()) -> Edition:
    history = replace(real().history, recorded=recorded, pending=pending, wordings=())
    return replace(real(), history=history)


def made(*recorded: Change, lang: Lang = "en", pending: tuple[Change, ...] = ()) -> Element:
    return fromstring(feed([report(*recorded, pending=pending)], lang, HOME))


def texts(root: Element, path: str) -> list[str]:
    return [found.text or "" for found in root.findall(path.replace("a:", ATOM))]


@pytest.mark.parametrize("lang", LANGS)
def test_the_feed_and_its_entries_have_what_atom_requires(lang: Lang) -> None:
    root = made(FIRST, CHANGED, lang=lang)
    for element in (root, *root.findall(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            (text,) = texts(element, f"a:{name}")
            assert text.strip(), name
    assert texts(root, "a:author/a:name") == [
        {"zh": "本版编者", "en": "The editors of this edition"}[lang]
    ]


@pytest.mark.parametrize("lang", LANGS)
def test_the_feed_says_where_it_is_and_what_it_is_of(lang: Lang) -> None:
    root = made(FIRST, lang=lang)
    links = {link.get("rel"): link.get("href") for link in root.findall(f"{ATOM}link")}
    home = {"zh": HOME, "en": f"{HOME}en/"}[lang]
    page = f"{home}about/changes/"
    assert links == {None: page, "self": f"{home}about/changes.atom"}


@pytest.mark.parametrize("lang", LANGS)
def test_ids_are_tags_that_do_not_change_with_the_address(lang: Lang) -> None:
    reports = [report(FIRST, CHANGED)]
    one, other = (fromstring(feed(reports, lang, home)) for home in (HOME, "https://else.where/"))
    ids = [*texts(one, "a:id"), *texts(one, "a:entry/a:id")]
    assert ids == [*texts(other, "a:id"), *texts(other, "a:entry/a:id")]
    assert all(TAG_URI.fullmatch(id) for id in ids), ids
    assert not set(ids) & set(texts(made(FIRST, CHANGED, lang=OTHER[lang]), "a:entry/a:id"))


def test_each_language_has_its_words() -> None:
    tag = "{http://www.w3.org/XML/1998/namespace}lang"
    zh, en = (made(FIRST, CHANGED, lang=lang) for lang in LANGS)
    assert (zh.get(tag), en.get(tag)) == ("zh-Hans", "en")
    assert texts(zh, "a:entry/a:content")[0] == "2018年2月28日\n改动 areas-7：旧 → 新"
    assert texts(en, "a:entry/a:content")[0] == "February 28, 2018\nChanged areas-7: 旧 → 新"


def test_an_edition_is_one_entry_and_the_newest_comes_first() -> None:
    root = made(FIRST, CHANGED, REMOVED)
    assert [text.splitlines()[1:] for text in texts(root, "a:entry/a:content")] == [
        ["Changed areas-7: 旧 → 新", "Removed areas-8: 无"],
        ["The first edition."],
    ]
    assert texts(root, "a:updated") == texts(root, "a:entry/a:updated")[:1]
    assert texts(root, "a:entry/a:updated") == ["2018-02-28T00:00:00Z", "2018-01-31T00:00:00Z"]


def test_new_marks_are_one_line_and_new_spacing_another() -> None:
    marks = [replace(CHANGED, change="punctuation", segment=id) for id in ("areas-7", "areas-8")]
    spacing = replace(FIRST, date="2018-03-31", edition="cccccccc", change="spacing")
    assert texts(made(FIRST, *marks, spacing), "a:entry/a:content")[:2] == [
        "March 31, 2018\nNo sentence changed, only the space between sentences.",
        "February 28, 2018\nOnly punctuation or spacing changed (sentences: 2)",
    ]


def test_ids_are_unique_even_if_a_change_is_taken_back_and_made_again_on_one_day() -> None:
    root = made(FIRST, CHANGED, BACK, AGAIN)
    ids = texts(root, "a:entry/a:id")
    assert len(set(ids)) == len(ids) == 4
    assert texts(root, "a:entry/a:content")[0].endswith("旧 → 新")


def test_what_is_not_recorded_is_not_in_the_feed() -> None:
    pending = (replace(REMOVED, date=""),)
    assert feed([report(FIRST, pending=pending)], "en", HOME) == feed([report(FIRST)], "en", HOME)


def test_a_feed_without_editions_is_dated_by_the_report() -> None:
    assert texts(made(), "a:updated") == ["2017-12-25T00:00:00Z"]


@given(printable, printable)
def test_any_text_is_shown_as_it_is(before: str, after: str) -> None:
    root = made(replace(CHANGED, before=f"<{before}", after=f"{after}&"))
    line = f"Changed areas-7: {typeset('<' + before)} → {typeset(after + '&')}"
    assert texts(root, "a:entry/a:content") == [f"February 28, 2018\n{line}"]


def test_every_page_of_the_site_names_the_feed_of_its_language(site: Site) -> None:
    for page in site.pages():
        link = re.search(
            r'<link rel="alternate" type="application/atom\+xml"[^>]*>', site.html(page)
        )
        href = re.search('href="([^"]*)"', link[0] if link else "")
        assert href, page
        path = (site.folder / page / href[1]).resolve()
        home = site.folder / "en" if page.startswith("en/") else site.folder
        assert path == home.resolve() / "about/changes.atom"


@pytest.mark.parametrize("home", ["", "en/"])
def test_the_entries_of_the_built_feed_lead_to_headings(site: Site, home: str) -> None:
    root = fromstring((site.folder / home / "about/changes.atom").read_bytes())
    links = root.findall(f"{ATOM}entry/{ATOM}link")
    addresses = [link.get("href", "") for link in links]
    assert addresses
    for address in addresses:
        page = urlsplit(address).path.removeprefix(urlsplit(site.url).path)
        assert f'id="{urlsplit(address).fragment}"' in site.html(page)
