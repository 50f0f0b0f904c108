from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.chinese.numerals import chinese, english, fold_digits, mismatch
from scripts.model.number import Number
from tests.support.cases import rows
from tests.support.strategies import line

SCALES = {"万": 10**4, "亿": 10**8, "万亿": 10**12}
decimals = st.decimals(min_value=0, max_value=10**6, places=2)


def show(found: list[Number]) -> str:
    """Values and units; a tilde before a number in words."""
    words = (f"{'' if n.exact else '~'}{n.value.normalize():f} {n.unit}".rstrip() for n in found)
    return ", ".join(words)


@pytest.mark.parametrize(("text", "numbers"), rows("numerals/zh.tsv"))
def test_chinese(text: str, numbers: str) -> None:
    assert show(chinese(text)) == numbers


@pytest.mark.parametrize(("text", "numbers"), rows("numerals/en.tsv"))
def test_english(text: str, numbers: str) -> None:
    assert show(english(text)) == numbers


@pytest.mark.parametrize(("zh", "en", "missing", "extra"), rows("numerals/mismatch.tsv"))
def test_mismatch(zh: str, en: str, missing: str, extra: str) -> None:
    left, right = mismatch(chinese(zh), english(en))
    assert (show(left), show(right)) == (missing, extra)


@given(st.integers(0, 10**15))
def test_thousands_separators_change_no_value(value: int) -> None:
    expected = [Number(Decimal(value))]
    assert english(f"{value:,}") == expected
    assert chinese(f"{value:,}") == chinese(f"{value}") == expected


@given(decimals, st.sampled_from(sorted(SCALES)))
def test_a_scale_is_a_factor(value: Decimal, scale: str) -> None:
    assert chinese(f"{value}{scale}") == english(f"{int(value * SCALES[scale]):,}")


@given(decimals)
def test_percent_and_yuan(value: Decimal) -> None:
    assert chinese(f"增长{value}%") == english(f"grew by {value} percent")
    assert chinese(f"{value}万亿元") == english(f"{value} trillion yuan")


@given(st.integers(1, 12), st.integers(1, 31))
def test_dates(month: int, day: int) -> None:
    names = "January February March April May June July August September October November December"
    assert chinese(f"{month}月{day}日") == english(f"on {names.split()[month - 1]} {day}, we met")


@given(line, line)
def test_a_text_agrees_with_itself_and_nothing_is_counted_twice(zh: str, en: str) -> None:
    assert mismatch(chinese(zh), chinese(zh)) == ([], [])
    missing, extra = mismatch(chinese(zh), english(en))
    assert len(chinese(zh)) - len(missing) <= len(english(en)) - len(extra)


@given(line)
def test_folding_digits_keeps_every_position(text: str) -> None:
    folded = fold_digits(text)
    assert len(folded) == len(text)
    assert all(
        a == b or a in "０１２３４５６７８９．／％" for a, b in zip(text, folded, strict=True)
    )


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (Number(Decimal("130000")), "130000"),
        (Number(Decimal("6.50"), "%"), "6.5%"),
        (Number(Decimal(12), "month"), "month 12"),
        (Number(Decimal(25), "day"), "day 25"),
        (Number(Decimal("4.5E+12"), "yuan"), "4500000000000 yuan"),
        (Number(Decimal(2), "points"), "2 percentage points"),
    ],
)
def test_numbers_in_messages(number: Number, text: str) -> None:
    assert str(number) == text
