from __future__ import annotations

import json
from dataclasses import replace

import pytest
from citeproc.source.json import CiteProcJSON

from scripts.model.text import LANGS, Lang
from scripts.publish.citations import ID, STYLES, URL, citations, cite_json
from tests.support.seeds import real

UNOFFICIAL = "Unofficial translation, second edition (November 25, 2026)"


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
    assert data["source"].startswith("— “National Industry and Information Technology Work")
    assert data["source"].endswith(
        "of China, December 25, 2017 (unofficial translation, second edition)"
    )


@pytest.mark.parametrize("lang", LANGS)
def test_the_day_of_access_can_be_put_in(lang: Lang) -> None:
    found = citations(real(), lang)
    assert "[1111-11-11]" in found["GB/T 7714—2015"]
    assert "Y2  - 1111/11/11" in found["RIS"]
    assert "[[1111, 11, 11]]" in found["CSL-JSON"]


def test_the_english_is_named_a_translation() -> None:
    found = citations(real(), "en")
    assert f"[{UNOFFICIAL}]" in found["APA"]
    assert f", u{UNOFFICIAL[1:]}, 2017" in found["GB/T 7714—2015"]
    assert all(text.lower().count(UNOFFICIAL.lower()) == 1 for text in found.values())
    assert all("source edition d305a6ba" in text for text in found.values())


def test_an_earlier_english_is_cited_as_another_edition() -> None:
    rows = tuple(row for row in real().history.wordings if row.edition == 1)
    history, meta = replace(real().history, wordings=rows), replace(real().meta, translation=1)
    found = citations(replace(real(), history=history, meta=meta), "en")
    assert all("first edition (November 23, 2026)" in text for text in found.values())


def test_the_chinese_is_no_edition_of_a_translation() -> None:
    assert not [text for text in citations(real(), "zh").values() if "译文" in text]
    assert all("版本d305a6ba" in text for text in citations(real(), "zh").values())


@pytest.mark.parametrize("lang", LANGS)
def test_a_csl_processor_reads_the_record(lang: Lang) -> None:
    (item,) = CiteProcJSON(json.loads(citations(real(), lang)["CSL-JSON"])).values()
    assert item.type == "webpage"


def test_the_chinese_citation_is_set_in_full_width() -> None:
    apa = citations(real(), "zh")["APA"]
    assert apa.startswith(
        "中华人民共和国工业和信息化部. (2017, December 25). 全国工业和信息化工作会议在京召开"
    )
