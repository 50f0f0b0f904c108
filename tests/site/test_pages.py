"""The built site read as HTML: the text, the contract of its elements, links and metadata."""

from __future__ import annotations

import json
import re
from urllib.parse import unquote, urldefrag, urljoin

import bibtexparser
import jsonschema
import pytest
import rispy
from bs4 import BeautifulSoup

from scripts.chinese.typeset import fold
from scripts.model.edition import Edition
from scripts.verify import leaves, verify
from tests.support.cases import DATA
from tests.support.site import Site

LANGS = ("zh", "en")
CSL_SCHEMA = DATA / "citation/csl-item.schema.json"


def soup(site: Site, page: str) -> BeautifulSoup:
    return BeautifulSoup(site.html(page), "lxml")


def test_the_pages_say_what_the_source_and_the_catalog_say(site: Site, edition: Edition) -> None:
    assert list(verify(site.folder, edition)) == []


def test_full_text_is_the_source_character_by_character(site: Site, edition: Edition) -> None:
    source = fold("".join(edition.document.source.text.splitlines()))
    for page in ("2017/full-text", "en/2017/full-text"):
        shown = [leaf for leaf in leaves(site.html(page)) if leaf.lang == "zh"]
        assert fold("".join(leaf.text for leaf in shown)) == source


def test_an_altered_page_is_noticed(site: Site, edition: Edition) -> None:
    page = site.folder / "2017/review/index.html"
    text = page.read_text("utf-8")
    try:
        page.write_text(text.replace("3.2万个", "3.3万个"), "utf-8")
        assert {problem.subject for problem in verify(site.folder, edition)} >= {"review-2-s2"}
    finally:
        page.write_text(text, "utf-8")


def test_segments_have_class_id_and_language(site: Site, edition: Edition) -> None:
    """And each is followed by its counterpart, which is named after it and has no id."""
    known = {segment.id for segment in edition.document.segments}
    for lang, other, prefix in (("zh", "en", ""), ("en", "zh", "en/")):
        pages = [soup(site, f"{prefix}2017/{page.id}") for page in edition.meta.pages]
        for selector, key, language in (
            ("article > :not(.counterpart) > .segment, article > .segment", "id", lang),
            ("article > p.counterpart > .segment", "data-segment", other),
        ):
            found = [element for page in pages for element in page.select(selector)]
            assert {element[key] for element in found} == known
            assert len(found) == len(known)
            assert {element["lang"] for element in found} == {language}
        assert len([one for page in pages for one in page.select(".segment")]) == 2 * len(known)
        for page in pages:
            paired = zip(
                page.select(":has(+ .counterpart)"), page.select(".counterpart"), strict=True
            )
            for own, counterpart in paired:
                shown = own.select(".segment") or [own]
                named = [segment["data-segment"] for segment in counterpart.select(".segment")]
                assert named == [segment["id"] for segment in shown]


def test_a_label_heads_the_sentence_that_it_is_of(site: Site, edition: Edition) -> None:
    """It is in the contents, where it leads to the sentence, and nowhere in the full text."""
    items = [item for section in edition.document.sections for item in section.items]
    (own,) = (item for item in items if item.id == "areas-2")
    for prefix, heading, marker in (
        ("", "2·网络强国", "二是"),
        ("en/", "2 · A cyber power", "Second"),
    ):
        page = soup(site, f"{prefix}2017/areas")
        assert [label.text for label in page.select("h2#label-areas-2.editorial")] == [heading]
        leaves = page.select("#label-areas-2 + p > :is(.marker, .segment)")
        assert [leaf.get("id") for leaf in leaves] == [None, *(s.id for s in own.segments)]
        assert leaves[0].text == marker
        assert page.select("h2#areas-3.segment")
        assert not page.select("#label-areas-3")
        links = {a["href"]: a.text for a in page.select("#__nav .contents-of-page a")}
        assert links["#areas-2"] == heading
        assert "#areas-3" in links
        assert heading not in soup(site, f"{prefix}2017/full-text").text


def test_a_labeled_point_without_text_says_so(site: Site) -> None:
    for prefix, tag in (("", "原文仅列标题"), ("en/", "heading only in the source")):
        page = soup(site, f"{prefix}2017/areas")
        tags = page.select("p:has(> #areas-4) .tag, p:has(+ #areas-5) .tag")
        assert [found.text for found in tags] == [tag, tag]  # with a label, and without


@pytest.mark.parametrize("page", ["2017/figures/", "en/2017/goals/"])
def test_tables_and_their_rows_have_names(site: Site, page: str) -> None:
    tables = (whole := soup(site, page)).select("article table")
    for table in tables:
        assert whole.find(id=str(table["aria-labelledby"]))
        for row in table.select("tbody tr"):
            head, *cells = row.find_all(True, recursive=False)
            assert (head.name, head.get("scope")) == ("th", "row")
            assert {cell.name for cell in cells} == {"td"}
    assert tables


def test_ids_are_unique_and_equal_in_both_languages(site: Site) -> None:
    for page in (page for page in site.pages() if not page.startswith("en/")):
        ids = {}
        for lang, path in (("zh", page), ("en", f"en/{page}".replace("en/./", "en/"))):
            ids[lang] = [
                element["id"] for element in soup(site, path).select("[id]:not(h2:has(+ dl))")
            ]
            assert len(ids[lang]) == len(set(ids[lang])), path
        order = sorted if page == "terms/" else list  # by the letters of the language
        assert order(ids["zh"]) == order(ids["en"]), page


def test_every_internal_link_leads_to_an_element(site: Site) -> None:
    ids = {page: {e["id"] for e in soup(site, page).select("[id]")} for page in site.pages()}
    for page in site.pages():
        for link in soup(site, page).select("a[href]"):
            address, fragment = urldefrag(urljoin(site.url + page, str(link["href"])))
            if not address.startswith(site.url):
                reference = link.find_parent(class_="note-text") or link.find_parent("dd")
                known = ("https://" if reference else "https://creativecommons.org/", "javascript:")
                assert address.startswith(known), address
                continue
            target = unquote(address.removeprefix(site.url)) or "./"
            if not (site.folder / target).is_file():
                assert target in ids, (page, link["href"])
                assert not fragment or fragment in ids[target], (page, link["href"])


def test_what_the_validator_finds_in_themes_is_not_here(site: Site) -> None:
    for page in site.pages():
        html = soup(site, page)
        assert html.select("[type=checkbox][autocomplete], [tabindex=''], [href^='data:']") == []
        assert html.select("link[rel=next], link[rel=prev], link[rel=prefetch]") == []
        for link in html.select("link[rel*=icon]"):
            path = urljoin(site.url + page, str(link["href"])).removeprefix(site.url)
            assert (site.folder / path.split("?")[0]).is_file()


def test_nothing_is_loaded_from_elsewhere(site: Site) -> None:
    for page in site.pages():
        html = soup(site, page)
        loaded = [
            e.get("src") or e.get("href")
            for e in html.select("script[src], link[rel=stylesheet], img[src]")
        ]
        assert not [url for url in loaded if re.match(r"(https?:)?//", str(url))]


def test_head_describes_the_page(site: Site) -> None:
    for page in site.pages():
        html = soup(site, page)
        url = site.url + page.removeprefix("./")
        assert html.select_one("link[rel=canonical]")["href"] == url  # type: ignore[index]
        tags = {e.get("property") or e.get("name"): e.get("content") for e in html.select("meta")}
        assert tags["og:url"] == url
        assert all(tags[name] for name in ("description", "og:title", "og:description"))


def test_only_pages_of_the_text_name_the_ministry_as_author(site: Site, edition: Edition) -> None:
    """Glossary, figures and the like are ours."""
    names = {*(page.id for page in edition.meta.pages), "full-text", "source"}
    own = {f"{prefix}2017/{name}/" for prefix in ("", "en/") for name in names}
    for page in site.pages():
        html = soup(site, page)
        tags = {e.get("name"): e.get("content") for e in html.select("meta[name^=citation]")}
        (script,) = html.select("script[type='application/ld+json']")
        work = json.loads(script.text)["@graph"][0]
        said = {bool(tags), "author" in work, work["@type"] == "Report"}
        assert said == {page in own}, page
        if tags:
            assert all(tags[f"citation_{name}"] for name in ("title", "author", "language"))
            assert tags["citation_publication_date"] == "2017/12/25"


def test_alternates_are_absolute_and_reciprocal(site: Site) -> None:
    alternates = {}
    for page in site.pages():
        found = soup(site, page).select("link[rel=alternate][hreflang]")
        alternates[site.url + page.removeprefix("./")] = {e["hreflang"]: e["href"] for e in found}
    for url, links in alternates.items():
        assert url in links.values()
        assert links["x-default"] == links["zh-Hans"]
        for target in links.values():
            assert alternates[str(target)] == links


def test_sitemap_lists_every_page_and_its_alternates(site: Site) -> None:
    sitemap = BeautifulSoup((site.folder / "sitemap.xml").read_text("utf-8"), "xml")
    urls, listed = sitemap.find_all("url"), {loc.text for loc in sitemap.find_all("loc")}
    assert listed == {site.url + page.removeprefix("./") for page in site.pages()}
    for url in urls:
        assert {e["hreflang"] for e in url.find_all("link")} >= {"zh", "en"}
        assert {e["href"] for e in url.find_all("link")} <= listed
    assert f"Sitemap: {site.url}sitemap.xml" in (site.folder / "robots.txt").read_text("utf-8")


def test_report_json_fits_its_schema(site: Site) -> None:
    schema = json.loads((site.folder / "2017/report.schema.json").read_text("utf-8"))
    report = json.loads((site.folder / "2017/report.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(report, schema)
    for section in report["sections"]:
        for page in section["page"].values():
            assert section["id"] in {e["id"] for e in soup(site, page.strip("/")).select("[id]")}


def test_the_source_is_shown_and_offered_as_it_was_received(site: Site) -> None:
    """A server may name no charset for a text, and a browser then guesses: it is downloaded."""
    received = (site.folder / "2017/source.zh.txt").read_bytes()
    for page in ("2017/source", "en/2017/source"):
        html = soup(site, page)
        (shown,) = html.select("details.received pre[lang=zh]")
        assert shown.text.removeprefix("\n").encode() == received
        links = html.select("a[href$='source.zh.txt']")
        assert [link.has_attr("download") for link in links] == [True, True]


def test_not_found_speaks_both_languages(site: Site) -> None:
    html = BeautifulSoup((site.folder / "404.html").read_text("utf-8"), "lxml")
    assert {e["lang"] for e in html.select("article div[lang]")} == {"zh", "en"}
    for link in html.select("article a, link[rel=stylesheet], script[src]"):
        assert str(link.get("href") or link.get("src")).startswith("/some/where/")


@pytest.mark.parametrize("lang", LANGS)
def test_citations_are_read_by_a_parser_of_each_format(site: Site, lang: str) -> None:
    prefix = "en/" if lang == "en" else ""
    cite = json.loads((site.folder / prefix / "2017/cite.json").read_text("utf-8"))["formats"]
    entry = bibtexparser.parse_string(cite["BibTeX"].replace("%ID%", "areas-3")).entries[0]
    record = rispy.loads(cite["RIS"])[0]
    (item,) = json.loads(cite["CSL-JSON"])
    jsonschema.validate(item, json.loads(CSL_SCHEMA.read_text("utf-8")))
    assert entry.key == f"miit2017{lang}-areas-3"
    assert entry["url"] == record["urls"][0] == item["URL"] == "%URL%"
    assert item["issued"] == {"date-parts": [[2017, 12, 25]]}
    assert "d305a6ba" in item["publisher"]
    assert all("d305a6ba" in cite[style] for style in ("GB/T 7714—2015", "APA", "Chicago"))
