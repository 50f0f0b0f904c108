"""The citations read back: by reference managers, and by the libraries that they are made of."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from itertools import product
from typing import Any

import bibtexparser
import pytest
import rispy
from bibtexparser.middlewares import LatexDecodingMiddleware
from bs4 import BeautifulSoup
from citeproc.source.json import CiteProcJSON
from hypothesis import given
from hypothesis import strategies as st

from scripts.model.edition import Edition
from scripts.model.text import LANGS, Lang, Text
from scripts.publish.citations import ID, citations
from tests.support.samples import two
from tests.support.seeds import real
from tests.support.site import Site

HEADLINE = "Up 50% & more: a_b #1 { } \\n ~ $5 “so ‘said’” 全国"
PUBLISHER = {
    "zh": "中华人民共和国工业和信息化部",
    "en": "Ministry of Industry and Information Technology of the People’s Republic of China",
}
# What LaTeX or BibTeX reads as more than a character; ^ comes back as another one (U+02C6).
signs = st.text("%&_#{}\\~$“”‘’ ab全", min_size=1).map(lambda text: f"x{text}x")


def titled(headline: str) -> Edition:
    """The report of 2017 without a headline of its own, under a title of ours."""
    document = replace(real().document, title=None)
    meta = replace(real().meta, title=Text(headline, headline))
    return replace(real(), document=document, meta=meta)


def bibtex(text: str) -> Any:
    """The one entry, its LaTeX as text."""
    library = bibtexparser.parse_string(
        text.replace(ID, "areas-3-s5"), append_middleware=[LatexDecodingMiddleware()]
    )
    assert library.failed_blocks == []
    (entry,) = library.entries
    return entry


def balanced(text: str) -> bool:
    """Whether BibTeX, which counts braces whatever stands before them, finds the end of a field."""
    depths = [
        text[: place + 1].count("{") - text[: place + 1].count("}") for place in range(len(text))
    ]
    return min(depths) >= 0 and depths[-1] == 0


@pytest.mark.parametrize("lang", LANGS)
def test_a_headline_full_of_signs_comes_back_from_each_format(lang: Lang) -> None:
    found = citations(titled(HEADLINE), lang)
    (record,) = rispy.loads(found["RIS"])
    (item,) = CiteProcJSON(json.loads(found["CSL-JSON"])).values()
    assert bibtex(found["BibTeX"])["title"] == record["title"] == str(item.title) == HEADLINE
    assert all(HEADLINE in found[style] for style in ("GB/T 7714—2015", "APA"))


@given(signs)
def test_any_headline_comes_back_from_bibtex(headline: str) -> None:
    text = citations(titled(headline), "en")["BibTeX"]
    assert bibtex(text)["title"] == headline
    assert balanced(text)


@pytest.mark.parametrize("lang", LANGS)
def test_the_author_is_one_institution(lang: Lang) -> None:
    found = citations(real(), lang)
    (record,) = rispy.loads(found["RIS"])
    (item,) = json.loads(found["CSL-JSON"])
    assert f"author = {{{{{PUBLISHER[lang]}}}}}" in found["BibTeX"]
    assert record["authors"] == [f"{PUBLISHER[lang]},"]  # as EndNote has corporate authors
    assert item["author"] == [{"literal": PUBLISHER[lang]}]


@pytest.mark.parametrize("lang", LANGS)
def test_it_is_a_web_page(lang: Lang) -> None:
    found = citations(real(), lang)
    assert bibtex(found["BibTeX"]).entry_type == "online"
    assert rispy.loads(found["RIS"])[0]["type_of_reference"] == "ELEC"
    assert json.loads(found["CSL-JSON"])[0]["type"] == "webpage"


def test_no_two_passages_have_one_key() -> None:
    found = {
        bibtex(citations(edition, lang)["BibTeX"]).key for edition, lang in product(two(), LANGS)
    }
    assert found == {f"miit{year}{lang}-areas-3-s5" for year in (2017, 2018) for lang in LANGS}
    assert json.loads(citations(real(), "en")["CSL-JSON"])[0]["id"] == f"miit2017en-{ID}"


def names(tag: str) -> list[tuple[str, str]]:
    """The family and given names that Zotero's “Embedded Metadata” reads in a citation_author."""
    parts = re.split(r"\s*,\s*", tag)
    split = len(parts) > 1 and " " in parts[0] and " " in parts[1]
    found = []
    for name in parts if split else [tag]:
        family, comma, given_name = name.partition(",")
        if not comma:
            given_name, _, family = name.rpartition(" ")
        found.append((family, given_name))
    return found


def test_a_reference_manager_finds_one_institution_and_a_web_page(site: Site) -> None:
    for page in site.pages():
        html = BeautifulSoup(site.html(page), "lxml").select("meta")
        tags = {str(e.get("property") or e.get("name")): str(e.get("content")) for e in html}
        lang: Lang = "en" if page.startswith("en/") else "zh"
        if "citation_author" in tags:  # only on pages of the text
            assert names(tags["citation_author"]) == [(PUBLISHER[lang], "")], page
        assert tags["og:type"] == "website"
        assert not {"citation_journal_title", "citation_conference_title"} & tags.keys()
