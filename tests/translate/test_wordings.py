"""The record of the English: which wording is of which edition, and what is shown of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scripts.model.edition import Edition
from scripts.model.rows import Wording
from scripts.translate.changes import editions_of
from scripts.translate.wordings import reworded, wordings
from tests.support.cases import rows
from tests.support.seeds import real

NOW = real().catalog.by_id()["areas-7"].en


def report(said: str, state: str = "translated") -> Edition:
    """The report of 2017 whose English of areas-7 has said this, and whose other is on record.

    ``A1`` is the wording A of edition 1, on the day that goes with the number.
    """
    kept = [row for row in real().history.wordings if row.segment != "areas-7" and row.edition == 1]
    kept = [replace(row, en=real().catalog.by_id()[row.segment].en) for row in kept]
    for word in said.split():
        text, number = word[:-1], int(word[-1])
        day = f"2026-0{number}-01"
        kept.append(Wording(day, number, "areas-7", NOW if text == "now" else text))
    entries = tuple(
        replace(entry, state=state) if entry.id == "areas-7" else entry  # type: ignore[arg-type]
        for entry in real().catalog.entries
    )
    return replace(
        real(),
        catalog=replace(real().catalog, entries=entries),
        history=replace(real().history, wordings=tuple(kept), recorded=()),
    )


@pytest.mark.parametrize(("said", "state", "shown"), rows("translate/wordings.tsv"))
def test_what_the_english_has_said(said: str, state: str, shown: str) -> None:
    found = [
        f"{group.edition}{'' if group.date else '?'} {row.before}→{row.after}".replace(NOW, "now")
        for group in reversed(editions_of([report(said, state)]))
        for row in group.rows
    ]
    assert " | ".join(found) == shown


def test_the_two_editions_of_the_tests() -> None:
    (group,) = editions_of([replace(real(), history=replace(real().history, recorded=()))])
    assert (group.id, group.date, group.edition) == (
        "edition-2017-2026-11-25-2", "2026-11-25", "2",
    )  # fmt: skip
    assert [(row.segment, row.change) for row in group.rows] == [
        ("meeting-s6", "reworded"), ("review-1", "reworded"),
    ]  # fmt: skip


def test_a_wording_of_today_outlives_its_sentence() -> None:
    edition = report("A1 B2", "stale")
    assert wordings(edition, "2026-02-01") == edition.history.wordings


def test_a_first_wording_changes_nothing() -> None:
    edition = replace(real(), history=replace(real().history, wordings=()))
    assert len(wordings(edition)) == 71
    assert reworded(edition) == ()
