from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.chinese.typeset import FULL, fold, typeset
from tests.support.cases import rows
from tests.support.seeds import real
from tests.support.strategies import communique

MARKS = st.text(st.sampled_from("中文a1 ,:;?!()，（）/"), max_size=12) | st.text() | communique


@pytest.mark.parametrize(("text", "expected"), rows("typeset/cases.tsv"))
def test_cases(text: str, expected: str) -> None:
    assert typeset(text) == expected


@given(MARKS)
def test_every_character_keeps_its_place(text: str) -> None:
    assert len(typeset(text)) == len(text)


@given(MARKS)
def test_nothing_but_the_width_of_punctuation_changes(text: str) -> None:
    assert fold(typeset(text)) == fold(text)


@given(MARKS)
def test_typesetting_twice_changes_nothing(text: str) -> None:
    assert typeset(typeset(text)) == typeset(text)


@given(MARKS)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_the_communique_of_2017_has_no_half_width_mark_left() -> None:
    text = typeset(real().document.source.text)
    assert not set(text) & ({*FULL, "(", ")"})
