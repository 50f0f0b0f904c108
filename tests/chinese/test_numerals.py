"""The reader of one Chinese number, form by form."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.chinese.characters import plain
from scripts.chinese.numerals import (
    IN_CHARACTERS,
    IN_DIGITS,
    integer,
    numeral,
)
from tests.support.cases import rows
from tests.support.numbers import in_characters
from tests.support.strategies import line

NUMBER = re.compile(f"(?:{IN_DIGITS}|{IN_CHARACTERS})[多余]?")


@pytest.mark.parametrize(("text", "value", "upper", "degree"), rows("numerals/zh.tsv"))
def test_a_number(text: str, value: str, upper: str, degree: str) -> None:
    read = numeral(text)
    assert NUMBER.fullmatch(text)
    assert read.value == Decimal(value)
    assert read.upper == (Decimal(upper) if upper else None)
    assert (read.vague, read.more) == (degree == "vague", degree == "more")


@given(st.integers(1, 10**12 - 1))
def test_characters_are_read_back(value: int) -> None:
    assert integer(in_characters(value)) == value


@given(st.integers(0, 10**15))
def test_thousands_separators_change_no_value(value: int) -> None:
    assert numeral(f"{value:,}").value == numeral(f"{value}").value == value


@given(line)
def test_folding_keeps_every_position(text: str) -> None:
    assert len(plain(text)) == len(text)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("⼀⽉⻓⼯", "一月长工"),
        ("６．５﹪，１，２００", "6.5%,1,200"),
        ("萬億個百分點", "万亿个百分点"),
        ("二O一八年、二○一八年、二0一八年、二◯一八年", "2018年、2018年、2018年、2018年"),
        ("一○二项", "一〇二项"),
        ("2010一2020年", "2010一2020年"),
        ("①②", "①②"),
    ],
)
def test_folding(text: str, folded: str) -> None:
    assert plain(text) == folded
