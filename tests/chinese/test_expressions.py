"""Each rule of the grammar on its own sentences, and all of them on any text."""

from __future__ import annotations

import time

import pytest
from hypothesis import given

from scripts.chinese.expressions import RULES, Rule, expressions
from tests.support.strategies import communique, line

YES = [pytest.param(rule, text, id=f"{rule.name}: {text}") for rule in RULES for text in rule.yes]
NO = [pytest.param(rule, text, id=f"{rule.name}: {text}") for rule in RULES for text in rule.no]


@pytest.mark.parametrize(("rule", "text"), YES)
def test_a_sentence_that_has_it(rule: Rule, text: str) -> None:
    assert rule.name in [one.rule for one in expressions(text)]


@pytest.mark.parametrize(("rule", "text"), NO)
def test_a_sentence_that_has_none(rule: Rule, text: str) -> None:
    assert rule.name not in [one.rule for one in expressions(text)]


def test_each_rule_has_sentences_of_both_kinds() -> None:
    assert [rule.name for rule in RULES if not rule.yes or not rule.no] == []


@given(communique | line)
def test_expressions_stand_in_order_in_the_text(text: str) -> None:
    spans = [one.span for one in expressions(text)]
    places = [place for span in spans for place in (span.start, span.end)]
    assert places == sorted(places)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)


@pytest.mark.parametrize(
    "unit", ["一", "十", "百", "9", "1,", "第", "12月", "万", "零", "“一", "1至", "负", "增长"]
)
def test_a_long_line_takes_no_longer_than_its_length(unit: str) -> None:
    start = time.perf_counter()
    expressions(unit * 20_000)
    assert time.perf_counter() - start < 10
