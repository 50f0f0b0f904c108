from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.identify.ids import identify
from scripts.model.text import Section, Segment, Source, Span
from scripts.parse.tree import parse
from tests.support.seeds import real
from tests.support.strategies import communique

TEXT = "会议召开\n冬天要来了。有两点:一是修路。先修南路。再修北路。二是种树。\n会议结束。"


def ids(text: str, sections: list[str]) -> list[str]:
    document = identify(parse(Source("source.zh.txt", text, "")), sections)
    return [segment.id for segment in document.segments]


def test_ids() -> None:
    assert ids(TEXT, ["areas", "end"]) == [
        "title", "areas-s1", "areas-s2", "areas-1", "areas-1-s1", "areas-1-s2", "areas-2", "end-s1",
    ]  # fmt: skip


def test_a_document_without_a_headline_has_no_title_id() -> None:
    assert ids("会议召开。\n会议结束。", ["a", "b"]) == ["a-s1", "b-s1"]


def test_unnamed_sections_are_known_by_their_first_sentence() -> None:
    (first,) = ids("会议召开。", [])
    assert re.fullmatch(r"unnamed-[a-z]{5}-s1", first)
    assert ids("会议结束。\n会议召开。路要平。", [])[1:] == [first, first.replace("s1", "s2")]


def test_names_without_a_section_are_left_over() -> None:
    assert ids("会议召开。", ["a", "b"]) == ["a-s1"]


def test_an_item_has_the_id_of_its_heading() -> None:
    items = [item for section in real().document.sections for item in section.items]
    assert [item.id for item in items] == [item.heading.id for item in items]


def test_closing_segments_count_on() -> None:
    section = Section((Segment(Span(0, 1)),), (), (Segment(Span(1, 2)), Segment(Span(2, 3))))
    document = parse(Source("source.zh.txt", "一二三", ""))
    document = type(document)(document.source, None, (section,), ())
    found = [segment.id for segment in identify(document, ["end"]).segments]
    assert found == ["end-s1", "end-s2", "end-s3"]


@given(communique)
def test_ids_are_unique_and_change_nothing_else(text: str) -> None:
    plain = parse(Source("source.zh.txt", text, ""))
    named = identify(plain, ["areas"])
    assert len({segment.id for segment in named.segments}) == len(named.segments)
    assert named.leaves() == plain.leaves()


def test_the_communique_of_2017() -> None:
    document = real().document
    items = [item for section in document.sections for item in section.items]
    assert len(document.segments) == 71
    assert len({segment.id for segment in document.segments}) == 71
    assert len(items) == 21
    assert sum(not item.body for item in items) == 14
    assert [len(section.items) for section in document.sections] == [0, 5, 3, 5, 0, 8, 0, 0]


def test_addresses_of_2017() -> None:
    document = real().document
    texts = {segment.id: document.text(segment) for segment in document.segments}
    assert texts["title"] == "全国工业和信息化工作会议在京召开"
    assert texts["areas-2-s1"] == "开展网络强国建设三年行动。"
    assert texts["areas-4"] == "聚力提质量增效益,加快传统产业优化升级。"
    assert texts["arrangements-s2"] == "25日下午进行分组讨论。"


REGISTRY = {
    "title": "公报",
    "a-s1": "会议召开。",
    "a-s2": "修建道路三百里。",
    "a-s3": "种树万棵，绿化荒山。",
}


def test_the_id_of_the_headline_is_not_given_to_a_sentence() -> None:
    source = Source("source.zh.txt", "会议召开的消息\n全国道路会议公报", "")
    found = identify(parse(source), ["a"], {"title": "全国道路会议公报", "a-s1": "会议召开的消息"})
    assert [segment.id for segment in found.segments] == ["title", "a-s2"]


def again(text: str) -> list[tuple[str, str]]:
    """The id and Chinese of each sentence when the source has changed to ``text``."""
    document = parse(Source("source.zh.txt", f"公报\n{text}", ""))
    document = identify(document, ["a"], REGISTRY)
    return [(segment.id, document.text(segment)) for segment in document.segments[1:]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("会议召开。修建道路三百里。种树万棵，绿化荒山。", "a-s1 a-s2 a-s3"),
        ("会议召开。天气晴朗。修建道路三百里。种树万棵，绿化荒山。", "a-s1 a-s4 a-s2 a-s3"),
        ("种树万棵，绿化荒山。会议召开。修建道路三百里。", "a-s3 a-s1 a-s2"),
        ("修建道路五百里。会议召开。种树万棵，绿化荒山。", "a-s2 a-s1 a-s3"),
        ("会议召开。修建道路三百里。风调雨顺，五谷丰登。", "a-s1 a-s2 a-s4"),
        ("会议召开。会议召开。会议召开。", "a-s1 a-s4 a-s5"),
        ("会议召开。公报。种树万棵，绿化荒山。", "a-s1 a-s4 a-s3"),
    ],
)
def test_a_passage_keeps_its_id(text: str, expected: str) -> None:
    assert " ".join(name for name, _ in again(text)) == expected


@given(
    st.lists(
        st.sampled_from([*list(REGISTRY.values())[1:], "新句一。", "另一新句二。"]), min_size=1
    )
)
def test_unchanged_text_keeps_its_id_and_no_id_is_given_twice(sentences: list[str]) -> None:
    found = again("".join(sentences))
    assert len({name for name, _ in found}) == len(found)
    for name, text in list(REGISTRY.items())[1:]:
        assert (name, text) in found or text not in sentences


@pytest.mark.parametrize("name", ["a", "a(", "a["])
def test_no_name_is_too_odd(name: str) -> None:
    document = parse(Source("source.zh.txt", "公报\n会议召开。", ""))
    found = identify(document, [name], {f"{name}-s{'9' * 5000}": "路要平。"})
    assert [segment.id for segment in found.segments] == ["title", f"{name}-s1"]


def test_every_paragraph_is_a_section() -> None:
    document = parse(Source("source.zh.txt", "会\n" * 10_002, ""))
    assert len(identify(document, ["a"]).sections) == 10_001
