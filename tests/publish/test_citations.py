from __future__ import annotations

import json

import pytest
from citeproc.source.json import CiteProcJSON

from scripts.model.text import LANGS, Lang
from scripts.publish.citations import ID, STYLES, URL, citations, cite_json, csl_record
from tests.support.seeds import real


@pytest.mark.parametrize("lang", LANGS)
def test_every_format_has_the_placeholders_of_the_address(lang: Lang) -> None:
    found = citations(real(), lang)
    assert list(found) == [*STYLES, "BibTeX", "RIS", "CSL-JSON"]
    assert all(text.count(URL) == 1 for text in found.values())
    assert [name for name, text in found.items() if ID in text] == ["BibTeX", "CSL-JSON"]


def test_the_page_is_told_the_placeholders() -> None:
    data = json.loads(cite_json(real(), "en"))
    assert data["formats"] == citations(real(), "en")
    assert data["placeholders"] == {"url": URL, "id": ID, "accessed": [1111, 11, 11]}


@pytest.mark.parametrize("lang", LANGS)
def test_the_day_of_access_can_be_put_in(lang: Lang) -> None:
    found = citations(real(), lang)
    assert "[1111-11-11]" in found["GB/T 7714—2015"]
    assert "Y2  - 1111/11/11" in found["RIS"]
    assert "[[1111, 11, 11]]" in found["CSL-JSON"]


def test_the_english_is_named_a_translation() -> None:
    assert csl_record(real(), "en")["genre"] == "Unofficial English translation"
    assert "[Unofficial English translation]" in citations(real(), "en")["APA"]
    assert "genre" not in csl_record(real(), "zh")


@pytest.mark.parametrize("lang", LANGS)
def test_a_csl_processor_reads_the_record(lang: Lang) -> None:
    (item,) = CiteProcJSON(json.loads(citations(real(), lang)["CSL-JSON"])).values()
    assert item.type == "webpage"


def test_the_chinese_citation_is_set_in_full_width() -> None:
    apa = citations(real(), "zh")["APA"]
    assert apa.startswith(
        "中华人民共和国工业和信息化部. (2017, December 25). 全国工业和信息化工作会议在京召开"
    )
