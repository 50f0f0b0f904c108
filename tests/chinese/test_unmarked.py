from __future__ import annotations

import pytest

from scripts.chinese.characters import unmarked


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("增长6.5%,下降4%。", "增长６．５％，下降４％；"),
        ("“双创”平台", "「双创」 平台"),
        ("会议指出:要抓好《意见》落实", "会议指出要抓好“意见”落实"),
        ("路要平,桥要宽。", "路要平、桥要宽"),
    ],
)
def test_the_words_are_the_same(one: str, other: str) -> None:
    assert unmarked(one) == unmarked(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("增长6.5%", "增长65%"),
        ("增长5%", "增长5"),
        ("比分1:2", "比分12"),
        ("三、四季度", "三四季度"),
        ("下降-5", "下降5"),
        ("10²", "102"),
        ("好吗？", "好吗。"),
        ("会议", "會議"),
        ("5, 6", "56"),
    ],
)
def test_the_words_are_not_the_same(one: str, other: str) -> None:
    assert unmarked(one) != unmarked(other)
