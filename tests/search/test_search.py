"""The index and the tables of characters, without a browser."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from opencc import OpenCC

from scripts.chinese.variants import pinyin, traditional
from scripts.model.text import Text
from scripts.publish.search_index import Headings, search_index, site_pages
from tests.support.seeds import real

ABOUT = {
    "about/": {
        "about": Text("关于本版", "About this edition"),
        "cite": Text("引用", "How to cite"),
    }
}
AREAS = {"2017/areas/": {"areas": Text("甲", "A")}}
FIGURES = {"2017/figures/": {"figures": Text("数字", "Figures")}}
NO_PAGES: Mapping[str, Headings] = {}


def index(pages: Mapping[str, Headings] = NO_PAGES) -> Any:
    return json.loads(search_index([real()], pages)["index.json"])


def rows_of(table: dict[str, Any]) -> list[list[Any]]:
    return [list(row) for row in zip(*table["columns"], strict=True)]


def test_each_segment_and_section_has_a_row_with_both_languages() -> None:
    edition = real()
    rows = {row[1]: row for row in rows_of(index()["shards"][0])}
    notes = len(edition.layers.notes)
    assert len(rows) == len(edition.document.segments) + len(edition.document.sections) + notes
    for segment, entry in edition.rows():
        assert entry
        assert rows[segment.id][3] == entry.en


def test_a_row_stands_on_a_page_or_under_an_earlier_row() -> None:
    rows = rows_of(index()["shards"][0])
    at = {row[1]: number for number, row in enumerate(rows)}
    assert rows[at["title"]][4] == "2017/meeting/"
    assert rows[at["areas"]][4] == "2017/areas/"
    assert rows[at["areas-2"]][4:] == [at["areas"], "网络强国", "A cyber power"]
    assert rows[at["areas-3"]][4:] == [at["areas"], "三是", "Third"]
    assert rows[at["areas-3-s2"]][4] == at["areas-3"]
    assert rows[at["areas-s1"]][4] == at["areas"]


def test_the_index_names_what_is_in_it() -> None:
    data = index()
    records, terms = data["columns"]["records"], data["columns"]["terms"]
    assert [len(shard["columns"]) for shard in data["shards"]] == [len(records)] * 2
    assert len(data["terms"]["columns"]) == len(terms)
    kinds = list(data["kinds"])
    assert [kinds.index(name) for name in kinds] == list(data["kinds"].values())
    row = dict(zip(records, rows_of(data["shards"][0])[0], strict=True))
    assert (row["id"], row["kind"]) == ("title", data["kinds"]["title"])
    assert set(kinds) - {"body"} <= set(data["labels"]["zh"])


def test_pages_of_the_site_add_what_the_reports_do_not_say() -> None:
    rows = rows_of(index(ABOUT | AREAS)["shards"][-1])
    assert [row[1:] for row in rows] == [
        ["about", "关于本版", "About this edition", "about/", "", ""],
        ["cite", "引用", "How to cite", 0, "", ""],
    ]


def test_no_text_stands_in_the_index_twice() -> None:
    found = index(ABOUT)
    texts = [text for shard in found["shards"] for row in rows_of(shard) for text in row[2:4]]
    texts += [zh for zh, *_ in rows_of(found["terms"])]
    assert len(texts) == len(set(texts))


def two_reports(pages: Mapping[str, Headings] = NO_PAGES) -> dict[str, Any]:
    """The files of an index with an older report, read."""
    older = replace(real(), meta=replace(real().meta, id="2016"))
    files = search_index([older, real()], pages)
    return {name: json.loads(text) for name, text in files.items()}


def test_several_reports_are_files_newest_first() -> None:
    files = two_reports()
    shards = files["index.json"]["shards"]
    assert [shard["report"] for shard in shards] == ["2017", "2016", ""]
    assert [shard.get("file", "").split("?")[0] for shard in shards[:2]] == list(files)[:2]
    assert ["columns" in shard for shard in shards] == [False, False, True]


def test_a_report_says_the_same_in_a_file_of_its_own() -> None:
    assert two_reports(ABOUT)["report-2017.json"] == index(ABOUT)["shards"][0]["columns"]


def test_the_address_of_a_file_changes_only_with_its_text() -> None:
    files = two_reports(FIGURES)["index.json"]["shards"]
    before = two_reports()["index.json"]["shards"]
    assert files[0]["file"] != before[0]["file"]
    assert files[1]["file"] == before[1]["file"]


def test_a_page_that_is_no_section_stands_with_its_report() -> None:
    found = index(FIGURES | ABOUT)["shards"]
    assert rows_of(found[0])[-1][1:5] == ["figures", "数字", "Figures", "2017/figures/"]
    assert rows_of(found[1])[0][1] == "about"


def test_the_tables_of_characters_cover_every_report() -> None:
    tables = two_reports()["index.json"]
    assert (tables["pinyin"], tables["forms"]) == (index()["pinyin"], index()["forms"])


def test_readings_follow_the_words() -> None:
    table = pinyin(["行政村", "互联网行业", "战略"])
    assert table["xing"] == table["hang"] == "行"
    assert table["lve"] == table["lue"] == "略"


def test_the_pinyin_of_every_term_is_in_the_table() -> None:
    table = dict(re.findall("([a-z]+)([^a-z]+)", index()["pinyin"]))
    for term in real().glossary.terms:
        if re.fullmatch(r"[\u4e00-\u9fff]+", term.zh):
            assert spelled(term.zh, letters(term.pinyin), table), term.zh


def letters(text: str) -> str:
    """Pinyin as it is typed: no tones, v for ü."""
    typed = re.sub("[ǖǘǚǜü]", "v", text.lower())
    return re.sub(r"[^a-z]", "", unicodedata.normalize("NFD", typed))


def spelled(chars: str, typed: str, table: dict[str, str]) -> bool:
    return (not chars and not typed) or any(
        chars[:1] in read and spelled(chars[1:], typed.removeprefix(syllable), table)
        for syllable, read in table.items()
        if chars and typed.startswith(syllable)
    )


@pytest.mark.parametrize("standard", ["s2t", "s2tw", "s2hk"])
def test_every_traditional_character_of_the_source_is_folded(standard: str) -> None:
    text = real().document.source.text
    forms = traditional([text])
    written = OpenCC(standard).convert(text)
    assert len(written) == len(text)
    for form, char in zip(written, text, strict=True):
        assert form == char or char in forms[form]


def test_only_characters_that_occur_are_in_the_table() -> None:
    forms = traditional(["制造强国"])
    assert forms["製"] == "制"
    assert set("".join(forms.values())) <= set("制造强国")


def test_the_pages_of_the_site_are_those_of_both_languages(tmp_path: Path) -> None:
    texts = {
        "zh/index.md": "# 首页 { #home }\n\n## 甲&#42; { #a }\n\n## 乙 { #b }\n",
        "en/index.md": "# Home { #home }\n\n## A <b>x</b>&#42; { #a .editorial }\n",
        "zh/2017/a.md": "# 甲 { #a }\n",
    }
    for path, text in texts.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
    headings = {"home": Text("首页", "Home"), "a": Text("甲*", "A x*")}
    assert site_pages(tmp_path) == {"": headings}
