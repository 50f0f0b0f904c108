"""The numbers of a sentence and of its translation: what agrees and what does not."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from scripts.model.number import Number
from scripts.translate.english import english
from scripts.translate.numbers import chinese, last_month, mismatch
from tests.support.cases import rows
from tests.support.numbers import chinese_forms, english_forms
from tests.support.strategies import line

SCALES = {"万": 10**4, "亿": 10**8, "万亿": 10**12}
decimals = st.decimals(min_value=0, max_value=10**6, places=2)
# A unit in Chinese, and how English sets it around a number.
UNITS = {
    "家": ["{} companies"], "%": ["{} percent", "{}%"], "个百分点": ["{} percentage points"],
    "元": ["{} yuan", "RMB {}", "¥{}", "CNY {}"], "美元": ["{} US dollars", "US${}", "${}"],
    "公里": ["{} kilometers", "{} km"], "吨": ["{} tonnes", "{} metric tons"], "亩": ["{} mu"],
    "千瓦时": ["{} kilowatt-hours", "{} kWh"], "公顷": ["{} hectares"], "欧元": ["€{}"],
}  # fmt: skip
values = st.one_of(
    st.integers(2, 9999),
    st.builds(lambda head, scale: head * 10**scale, st.integers(2, 9999), st.integers(2, 8)),
)


def show(found: list[Number]) -> str:
    """Values and units; a tilde before a number in words."""
    words = (f"{'' if n.exact else '~'}{n.value.normalize():f} {n.unit}".rstrip() for n in found)
    return ", ".join(words)


@pytest.mark.parametrize(("text", "numbers"), rows("numbers/zh.tsv"))
def test_chinese(text: str, numbers: str) -> None:
    assert show(chinese(text)) == numbers


@pytest.mark.parametrize(("text", "numbers"), rows("numbers/en.tsv"))
def test_english(text: str, numbers: str) -> None:
    assert show(english(text)) == numbers


@pytest.mark.parametrize(("zh", "en", "missing", "extra"), rows("numbers/mismatch.tsv"))
def test_mismatch(zh: str, en: str, missing: str, extra: str) -> None:
    left, right = mismatch(chinese(zh), english(en))
    assert (show(left), show(right)) == (missing, extra)


def accepted(zh: str, en: str) -> bool:
    return mismatch(chinese(zh), english(en)) == ([], [])


@given(st.data())
def test_every_form_of_a_value_agrees_with_every_other(data: st.DataObject) -> None:
    value, unit = data.draw(values), data.draw(st.sampled_from(sorted(UNITS)))
    zh = f"共有{data.draw(st.sampled_from(chinese_forms(value)))}{unit}。"
    money = data.draw(st.sampled_from(UNITS[unit]))
    # A sign of money stands before digits only.
    forms = [form for form in english_forms(value) if form[0].isdigit() or money.startswith("{}")]
    en = f"It had {money.format(data.draw(st.sampled_from(forms)))}."
    assert accepted(zh, en), (zh, en)


@given(st.data())
def test_another_digit_scale_or_unit_does_not_agree(data: st.DataObject) -> None:
    value, unit = data.draw(values), data.draw(st.sampled_from(sorted(UNITS)))
    digits = str(value)
    place, digit = (
        data.draw(st.integers(0, len(digits) - 1)),
        data.draw(st.sampled_from("123456789")),
    )
    changed = int(digits[:place] + digit + digits[place + 1 :])
    other = data.draw(st.sampled_from([changed, value * 10, value * 100, -(-value // 10)]))
    assume(other != value)
    zh = f"共有{data.draw(st.sampled_from(chinese_forms(value)))}{unit}。"
    en = f"It had {UNITS[unit][0].format(data.draw(st.sampled_from(english_forms(other))))}."
    assert not accepted(zh, en), (zh, en)


@given(st.data())
def test_another_unit_does_not_agree(data: st.DataObject) -> None:
    strict = ["%", "个百分点", "元", "美元", "欧元"]
    value, unit = data.draw(values), data.draw(st.sampled_from(strict))
    other = data.draw(st.sampled_from(sorted(UNITS)))
    assume(other != unit)
    zh = f"共有{data.draw(st.sampled_from(chinese_forms(value)))}{unit}。"
    assert not accepted(zh, f"It had {UNITS[other][0].format(f'{value:,}')}."), zh


@given(decimals, st.sampled_from(sorted(SCALES)))
def test_a_scale_is_a_factor(value: Decimal, scale: str) -> None:
    expected = [number.value for number in english(f"{int(value * SCALES[scale]):,}")]
    assert [number.value for number in chinese(f"{value}{scale}")] == expected


@given(decimals)
def test_percent_and_yuan(value: Decimal) -> None:
    assert accepted(f"增长{value}%", f"grew by {value} percent")
    assert accepted(f"{value}万亿元", f"{value} trillion yuan")


@given(st.integers(1, 12), st.integers(1, 31))
def test_dates(month: int, day: int) -> None:
    names = "January February March April May June July August September October November December"
    assert accepted(f"{month}月{day}日", f"on {names.split()[month - 1]} {day}, we met")


def test_a_day_takes_the_month_named_before() -> None:
    month = last_month(chinese("12月25日"), None)
    assert [str(number) for number in chinese("26日上午", (), month)] == ["December 26"]
    assert [str(number) for number in chinese("26日上午")] == ["day 26"]


def test_a_listed_name_asks_for_nothing() -> None:
    assert mismatch(chinese("实施三百工程", ("三百工程",)), english("Carry out it")) == ([], [])
    assert mismatch(chinese("防疫"), english("fight COVID-19", ("COVID-19",))) == ([], [])
    assert mismatch(chinese("实施三百工程"), english("Carry out it")) != ([], [])


@given(line, line)
def test_a_text_agrees_with_itself_and_nothing_is_counted_twice(zh: str, en: str) -> None:
    definite = [replace(n, degree="") for n in chinese(zh)]
    assert mismatch(definite, definite) == ([], [])
    missing, extra = mismatch(chinese(zh), english(en))
    needed = [number for number in chinese(zh) if not number.optional]
    assert len(needed) - len(missing) <= len(english(en)) - len(extra)


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (Number(Decimal("130000")), "130000"),
        (Number(Decimal("6.50"), "%"), "6.5%"),
        (Number(Decimal(12), "month"), "month 12"),
        (Number(Decimal(25), "day"), "day 25"),
        (Number(Decimal(1225), "date"), "December 25"),
        (Number(Decimal("4.5E+12"), "CNY"), "4500000000000 yuan"),
        (Number(Decimal(2), "points"), "2 percentage points"),
        (Number(Decimal("2.1"), "ratio"), "2.1:1"),
        (Number(Decimal(200000), degree="more"), "more than 200000"),
    ],
)
def test_numbers_in_messages(number: Number, text: str) -> None:
    assert str(number) == text
