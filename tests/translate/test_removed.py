from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from scripts.chinese.difference import Piece, character_difference
from scripts.chinese.typeset import fold, typeset
from scripts.model.edition import Edition, History, page_ids
from scripts.model.rows import Change
from scripts.translate.removed import Elsewhere, Gone, States, gone, states
from tests.support.cases import tables
from tests.support.seeds import copy, edit, open_edition, real
from tests.support.strategies import communique

SOURCE = "2017/source.zh.txt"


def joined(found: Sequence[Piece], *kinds: str) -> str:
    return "".join(piece.text for piece in found if piece.kind in kinds)


@given(communique, communique)
def test_a_difference_joins_to_both_texts_and_is_never_invisible(before: str, after: str) -> None:
    found = character_difference(before, after)
    texts = joined(found, "same", "del"), joined(found, "same", "ins")
    assert texts in [(typeset(before), typeset(after)), (before, after)]
    assert (fold(texts[0]), fold(texts[1])) == (fold(before), fold(after))
    assert {piece.kind for piece in found} <= {"same"} or before != after
    assert before == after or texts[0] != texts[1]


def test_a_stale_sentence_differs_from_what_its_english_was_made_from() -> None:
    entry = replace(real().catalog.entries[0], zh="新闻,一则", previous="旧闻,一则", state="stale")
    assert character_difference(entry.basis, entry.zh) == [
        Piece("del", "旧"),
        Piece("ins", "新"),
        Piece("same", "闻，一则"),
    ]


def seen(edition: Edition) -> States:
    return states(edition, page_ids(edition))


def ids(passages: Sequence[Gone]) -> list[str]:
    return [passage.id for passage in passages]


def leads(link: Elsewhere) -> str:
    return f"{link.id} → {link.page}#{link.segment}"


@pytest.mark.parametrize("case", tables("states/places.toml"))
def test_where_an_address_answers(tmp_path: Path, case: dict[str, Any]) -> None:
    copy(tmp_path)
    for find, text in case["edits"]:
        edit(tmp_path, SOURCE, find, text)
    found = seen(open_edition(tmp_path))
    assert {place: ids(passages) for place, passages in found.gone.items()} == case["gone"]
    assert {place: ids(passages) for place, passages in found.after.items()} == case["after"]
    assert {own: [leads(x) for x in links] for own, links in found.elsewhere.items()} == case[
        "elsewhere"
    ]


def test_nothing_is_said_of_an_unchanged_source() -> None:
    assert seen(real()) == States({}, {}, {})


def later(*recorded: Change) -> History:
    return replace(real().history, recorded=recorded)


def test_what_stood_beside_a_sentence_that_left_stays_in_its_own_item() -> None:
    """s9 followed a sentence that is now on another page: it is named where it was counted."""
    row = Change("2018-01-31", "a", "areas-2-s9", "removed", "targets-s4", "话。", "")
    (passage,) = gone(replace(real(), history=later(row)))
    assert (passage.place, passage.merged) == ("areas-2-s8", False)


def test_a_part_of_a_sentence_that_was_removed_is_gone_with_it() -> None:
    rows = (
        Change("2018-01-31", "a", "areas-2-s9", "merged", "areas-2-s10", "甲。", ""),
        Change("2018-02-28", "b", "areas-2-s10", "removed", "areas-2-s7", "甲乙。", ""),
    )
    found = gone(replace(real(), history=later(*rows)))
    assert [(x.id, x.place, x.merged) for x in found] == [
        ("areas-2-s9", "areas-2-s7", False),
        ("areas-2-s10", "areas-2-s7", False),
    ]
