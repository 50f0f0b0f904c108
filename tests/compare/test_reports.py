"""Two reports side by side: what is paired, what is new or gone, which figures stay apart."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.chinese.difference import word_difference
from scripts.chinese.typeset import typeset
from scripts.compare.align import Aligned, Row, align, out_of_order
from scripts.compare.reports import clauses, compare, indicators, terms
from scripts.identify.ids import identify
from scripts.model.rows import KINDS, Figure
from scripts.model.text import Document, Source, Text
from scripts.parse.tree import parse
from scripts.pipeline import generate
from scripts.render.site import render
from tests.support import samples, seeds
from tests.support.cases import files
from tests.support.strategies import communique

CASES = files("compare/*.txt")
NAMES = ("first", "second", "third")
FIGURE = Figure(
    "areas-s1", Text("", ""), Decimal(1), "%", "none", "", 0, "rates", "", Text("", ""), 1
)


def document(text: str) -> Document:
    return identify(
        parse(Source("source.zh.txt", text, hashlib.sha256(text.encode()).hexdigest())), NAMES
    )


def aligned(before: Document, after: Document) -> tuple[Aligned, ...]:
    names = dict.fromkeys(section.id for text in (after, before) for section in text.sections)
    return align(before, after, list(names))


def told(sections: tuple[Aligned, ...]) -> str:
    """An alignment as lines: sections, their points, and rows (= for the same words)."""
    return "".join(f"{line}\n" for section in sections for line in lines(section))


def lines(section: Aligned) -> Iterator[str]:
    yield section.id
    yield from (f"    {row_told(row)}" for row in section.rows)
    for point in section.points:
        marks = [str(item.marker.number) if item else "–" for item in (point.before, point.after)]
        yield f"  point {' → '.join(marks)}{' moved' if point.moved else ''}"
        yield from (f"    {row_told(row)}" for row in point.rows)


def row_told(row: Row) -> str:
    ids = [sentence.id if sentence else "–" for sentence in (row.before, row.after)]
    between = "=" if row.same else "≈" if row.before and row.after else "|"
    return f"{ids[0]} {between} {ids[1]}{f' moved {row.moved}' if row.moved else ''}"


@pytest.mark.parametrize("case", CASES)
def test_alignment(case: Path) -> None:
    before, after, expected = case.read_text("utf-8").split("\n---\n")
    assert told(aligned(document(before), document(after))) == expected


SENTENCES = st.sampled_from(
    [
        "一是",
        "二是",
        "三是",
        "\n",
        "加快发展数字经济。",
        "加快发展实体经济。",
        "抓好落实。",
        "会议强调：",
    ]
)
texts = communique | st.lists(SENTENCES, max_size=24).map("".join)


def rows_of(sections: tuple[Aligned, ...]) -> list[Row]:
    rows = [row for section in sections for row in section.rows]
    return rows + [row for section in sections for point in section.points for row in point.rows]


@given(texts, texts)
def test_every_segment_is_quoted_once_word_for_word(a: str, b: str) -> None:
    before, after = document(a), document(b)
    rows = [row for row in rows_of(aligned(before, after)) if row.moved != "to"]
    for side, text in (("before", before), ("after", after)):
        quoted = [(s.id, s.zh) for row in rows if (s := getattr(row, side))]
        segments = [s for section in text.sections for s in section.segments]
        assert sorted(quoted) == sorted((s.id, typeset(text.text(s))) for s in segments)


@given(texts, texts)
def test_every_item_is_one_point(a: str, b: str) -> None:
    before, after = document(a), document(b)
    points = [point for section in aligned(before, after) for point in section.points]
    for side, text in (("before", before), ("after", after)):
        found = [item.id for point in points if (item := getattr(point, side))]
        assert sorted(found) == sorted(i.id for section in text.sections for i in section.items)


@given(texts, texts)
def test_what_is_moved_is_said_at_both_places(a: str, b: str) -> None:
    rows = rows_of(aligned(document(a), document(b)))
    ends = [[(r.before, r.after) for r in rows if r.moved == kind] for kind in ("from", "to")]
    assert set(ends[0]) == set(ends[1])
    assert len(ends[0]) == len(ends[1])
    assert all(before and after for before, after in ends[0])


@given(st.text("一二三，。 ab12.%"), st.text("一二三，。 ab12.%"))
def test_the_pieces_of_a_difference_are_the_two_texts(before: str, after: str) -> None:
    pieces = word_difference(before, after)
    assert "".join(piece.text for piece in pieces if piece.kind != "ins") == before
    assert "".join(piece.text for piece in pieces if piece.kind != "del") == after


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("增长约6.5%，下降4%。", "增长约6.2%，下降4%。", "增长约[-6.5%][+6.2%]，下降4%。"),
        ("加快百兆宽带普及。", "加快千兆宽带普及。", "加快[-百][+千]兆宽带普及。"),
        ("甲乙制造丙丁。", "戊己制造庚辛。", "[-甲乙制造丙丁][+戊己制造庚辛]。"),
        (
            "by 3.5 percent a year in 2017",
            "by 4 percent a year in 2018",
            "by [-3.5][+4] percent a year in [-2017][+2018]",
        ),
        ("同一句。", "同一句。", "同一句。"),
        ("", "新句。", "[+新句。]"),
    ],
)
def test_difference(before: str, after: str, expected: str) -> None:
    signs = {"same": "{}", "del": "[-{}]", "ins": "[+{}]"}
    found = (signs[piece.kind].format(piece.text) for piece in word_difference(before, after))
    assert "".join(found) == expected


@given(st.permutations(range(7)))
def test_without_those_out_of_order_the_others_rise(numbers: list[int]) -> None:
    left = [number for number in numbers if number not in out_of_order(numbers)]
    assert all(a < b for a, b in pairwise(left))
    assert (len(left) == len(numbers)) == (numbers == sorted(numbers))


figures = st.lists(
    st.builds(
        replace,
        st.just(FIGURE),
        key=st.sampled_from(["a", "b", "c"]),
        kind=st.sampled_from(KINDS),
        year=st.integers(2017, 2019),
        line=st.integers(),
    ),
    max_size=8,
)


@given(figures, figures)
def test_every_figure_stands_in_the_row_of_its_indicator(
    before: list[Figure], after: list[Figure]
) -> None:
    rows = indicators(before, after)
    for side, given_figures in (("before", before), ("after", after)):
        found = [(row.key, figure) for row in rows for figure in getattr(row, side)]
        assert Counter(found) == Counter((figure.key, figure) for figure in given_figures)
    assert [row.key for row in rows] == list(dict.fromkeys(f.key for f in (*before, *after)))


@given(figures, figures)
def test_a_target_stands_beside_what_is_stated_for_its_year(
    before: list[Figure], after: list[Figure]
) -> None:
    for row in indicators(before, after):
        for target, stated in row.pairs:
            assert (target.kind, target.year) == ("target", stated.year)
            assert stated.kind in ("estimate", "outcome")
            assert target in before
            assert stated in after


def test_the_pairs_of_2018_are_those_of_the_two_texts() -> None:
    """What the communiqué of 2017 sets for 2018, and what the invented one states."""
    found = {
        row.key: (str(target.value), stated.kind, str(stated.value))
        for row in compare(*samples.two()).indicators
        for target, stated in row.pairs
    }
    assert found == {
        "industry-value-added": ("6", "estimate", "11.1"),
        "energy-intensity": ("-4", "estimate", "-2.2"),
        "water-intensity": ("-4.5", "estimate", "-3.3"),
        "software-revenue": ("13", "estimate", "33.3"),
        "telecom-volume": ("50", "estimate", "44.4"),
        "internet-revenue": ("30", "estimate", "55.5"),
        "innovation-centers": ("3", "outcome", "9"),
        "fiber-villages": ("130000", "outcome", "123000"),
        "pilot-projects": ("100", "outcome", "111"),
    }


def test_what_became_of_terms() -> None:
    before = document(
        "题\n推进数字经济,发展数字经济。实体经济。智能制造。\n抓好网络安全产业。新材料。"
    )
    after = document(
        "题\n推进数字经济。网络安全。智能制造。\n壮大实体经济。工业软件。新材料、新材料。"
    )
    names = (
        "数字经济",
        "实体经济",
        "网络安全产业",
        "网络安全",
        "工业软件",
        "中国制造",
        "智能制造",
        "新材料",
    )
    row = seeds.real().glossary.terms[0]
    found = terms([replace(row, zh=name) for name in names], before, after)
    assert [(f.words, f.change, len(f.before), len(f.after)) for f in found] == [
        ("数字经济", "less", 2, 1),
        ("实体经济", "moved", 1, 1),
        ("网络安全产业", "dropped", 1, 0),
        ("网络安全", "moved", 1, 1),
        ("工业软件", "new", 0, 1),
        ("智能制造", "kept", 1, 1),
        ("新材料", "more", 1, 2),
    ]


def test_clauses_that_both_texts_have_word_for_word() -> None:
    before = document("题\n坚持稳中求进总基调,抓好落实。加快发展数字经济。\n深化改革开放事业;")
    after = document("题\n坚持稳中求进总基调，抓好落实。\n“加快发展数字经济”、深化改革。")
    found = [(f.words, f.change, f.after[0].segment) for f in clauses(before, after)]
    assert found == [
        ("坚持稳中求进总基调", "kept", "first-s1"),
        ("加快发展数字经济", "moved", "second-s1"),
    ]


def test_the_invented_report_is_without_a_problem(tmp_path: Path) -> None:
    pages, problems = generate(samples.add(seeds.copy(tmp_path)))
    assert problems == []
    assert {p for p in pages if "compare" in p} == {
        "zh/compare/2017/2018.md",
        "en/compare/2017/2018.md",
    }


def test_the_invented_report_says_that_it_is_invented() -> None:
    _, after = samples.two()
    assert after.meta.title.zh.startswith("虚构样例")
    assert after.meta.title.en.startswith("Invented Sample")
    for segment in (after.document.title, after.document.sections[0].opening[0]):
        assert segment
        assert "虚构样例" in after.document.text(segment)
        assert "invented sample" in after.catalog.by_id()[segment.id].en.casefold()


def test_only_neighbors_are_compared() -> None:
    before, after = samples.two()
    third = replace(after, meta=replace(after.meta, id="2019"))
    found = {path for path, _ in render([before, after, third]) if path.startswith("zh/compare/")}
    assert found == {"zh/compare/2017/2018.md", "zh/compare/2018/2019.md"}


def test_one_report_has_nothing_to_be_compared_with() -> None:
    pages = dict(render([seeds.real()]))
    assert not [path for path in pages if "compare" in path]
    assert not [path for path, text in pages.items() if "/compare/" in text]


def test_an_untranslated_sentence_is_compared_in_chinese() -> None:
    before, after = samples.two()
    entries = tuple(
        replace(entry, en="", state="untranslated") if entry.id == "areas-3-s1" else entry
        for entry in after.catalog.entries
    )
    after = replace(after, catalog=replace(after.catalog, entries=entries))
    page = dict(render([before, after]))["en/compare/2017/2018.md"]
    (row,) = [line for line in page.split("\n") if "#areas-3-s1)" in line and "2018 a" in line]
    assert "accelerate the spread of 100 Mbps broadband" in row
    assert '<span class="quotation" lang="zh">持续提升' in row
