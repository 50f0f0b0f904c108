from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.chinese.quantities import Quantity, quantities
from tests.support.cases import rows
from tests.support.strategies import communique, line


def show(quantity: Quantity) -> str:
    """Value, unit and qualifier; .. before the upper end, → after the value before."""
    value = f"{quantity.value.normalize():f}"
    if quantity.upper is not None:
        value = f"{value}..{quantity.upper.normalize():f}"
    if quantity.before is not None:
        value = f"{quantity.before.normalize():f}→{value}"
    return f"{value} {quantity.unit} {quantity.qualifier}".replace(" none", "")


@pytest.mark.parametrize(("text", "expected"), rows("quantities/zh.tsv"))
def test_quantities(text: str, expected: str) -> None:
    assert "; ".join(map(show, quantities(text))) == expected


@given(st.decimals(0, 10**6, places=1), st.sampled_from("万 亿 万亿".split()))
def test_a_scale_is_a_factor(value: Decimal, scale: str) -> None:
    factor = {"万": 10**4, "亿": 10**8, "万亿": 10**12}[scale]
    assert [one.value for one in quantities(f"投资{value}{scale}元")] == [value * factor]


@given(st.integers(1, 10**9))
def test_a_fall_is_the_rise_below_nothing(value: int) -> None:
    fall, rise = quantities(f"下降{value}%"), quantities(f"增长{value}%")
    assert [one.value for one in fall] == [-one.value for one in rise] == [-value]


@given(communique | line)
def test_quantities_stand_in_order_in_the_text(text: str) -> None:
    found = quantities(text)
    places = [place for one in found for place in (one.span.start, one.span.end)]
    assert places == sorted(places)
    assert all(0 <= place <= len(text) for place in places)
    assert all(one.span.start < one.span.end for one in found)
