"""What changes.tsv records: the source alone decides it, whatever happens to en.po."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from scripts.model.ids import letters
from scripts.pipeline import generate
from scripts.sync import main
from tests.support.cases import DATA
from tests.support.seeds import copy, edit, open_edition, real
from tests.test_sync import PO, SOURCE, synced


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the seeds, on which make sync works."""
    monkeypatch.setattr("scripts.sync.ROOT", tmp_path)
    return copy(tmp_path)


def record(root: Path) -> bytes:
    return (root / "seeds/2017/changes.tsv").read_bytes()


def without(root: Path, id: str) -> None:
    """Delete an entry of en.po."""
    path = root / "seeds" / PO
    blocks = path.read_text("utf-8").split("\n\n")
    path.write_text("\n\n".join(b for b in blocks if f'msgctxt "{id}"' not in b), "utf-8")


def in_order(root: Path, key: Callable[[str], str]) -> None:
    """Sort the entries of en.po."""
    path = root / "seeds" / PO
    head, *blocks = path.read_text("utf-8").rstrip("\n").split("\n\n")
    path.write_text("\n\n".join([head, *sorted(blocks, key=key)]) + "\n", "utf-8")


def by_msgid(block: str) -> str:
    return block.partition("\nmsgid ")[2]


def slip(root: Path) -> None:
    edit(root, PO, 'msgid "开展网络强国建设三年行动。"', 'msgid "开展网络强国建三年行动"')


def in_alphabet(root: Path) -> None:
    in_order(root, by_msgid)


FAULTS: list[Callable[[Path], object]] = [
    slip,
    in_alphabet,
    lambda root: in_order(root, lambda block: block[::-1]),
    lambda root: [fault(root) for fault in (slip, in_alphabet)],
]


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_of_the_catalog_is_no_change_of_the_source(
    root: Path, fault: Callable[[Path], object]
) -> None:
    before, rows = (root / "seeds" / PO).read_bytes(), record(root)
    fault(root)
    edition, (pages, problems) = open_edition(root), generate(root)
    assert edition.history.pending == ()
    assert {entry.state for entry in edition.catalog.entries} == {"translated"}
    assert pages
    assert problems
    assert all(problem.warning and "run make sync" in problem.action for problem in problems)
    synced(root)
    assert ((root / "seeds" / PO).read_bytes(), record(root)) == (before, rows)


@pytest.mark.parametrize("ids", [["areas-2-s1"], ["areas-3", "areas-3-s4", "meeting-s6"]])
def test_a_deleted_entry_comes_back_under_its_id(root: Path, ids: list[str]) -> None:
    rows = record(root)
    for id in ids:
        without(root, id)
    edition, (pages, problems) = open_edition(root), generate(root)
    assert edition.document == real().document
    assert pages
    assert sorted(problem.subject for problem in problems) == sorted(ids)
    assert {name for name, entry in synced(root).items() if not entry.en} == set(ids)
    assert record(root) == rows


def test_a_sorted_catalog_makes_nothing_move_when_the_source_changes(root: Path) -> None:
    in_alphabet(root)
    edit(root, SOURCE, "建设三年行动", "建设五年行动")
    synced(root)
    assert [row.change for row in open_edition(root).history.recorded] == ["first", "changed"]


@pytest.mark.parametrize("order", ["committed", "published", "unknown"])
def test_what_moves_in_a_catalog_that_was_sorted(
    root: Path, order: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The order of the text is known from the pages that were made of it, or else not at all."""
    if order != "unknown":
        folder = root / "docs/zh" if order == "committed" else tmp_path / "live"
        (folder / "2017").mkdir(parents=True)
        (folder / "2017/report.json").write_text(generate(root)[0]["zh/2017/report.json"])
        monkeypatch.setenv("PUBLISHED", str(tmp_path / "live"))
    in_alphabet(root)
    edit(root, SOURCE, "25日下午进行分组讨论。", "")
    edit(root, SOURCE, "参加了大会。", "参加了大会。25日下午进行分组讨论。")
    rows = [(row.segment, row.change) for row in open_edition(root).history.pending]
    assert rows == ([] if order == "unknown" else [("arrangements-s2", "moved")])


def test_new_marks_leave_a_translation_as_it_is(root: Path) -> None:
    text = (root / "seeds" / SOURCE).read_text("utf-8")
    wide = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
    (root / "seeds" / SOURCE).write_text(text.translate(wide), "utf-8")
    pages, problems = generate(root)
    assert pages
    assert {problem.action for problem in problems} == {"if the source is right, run make sync"}
    told = (
        pages["en/about/changes.md"].partition("Not yet dated")[2].partition("#edition-2017-20")[0]
    )
    assert told.count("/// details") == 1
    assert "changed (sentences: 50)\n" in told
    assert told.count("**Punctuation**") == 50
    assert {entry.state for entry in synced(root).values()} == {"translated"}
    rows = open_edition(root).history.recorded[1:]
    assert {row.change for row in rows} == {"punctuation"}
    assert generate(root)[1] == []
    assert open_edition(root).catalog.obsolete == ()


@pytest.mark.parametrize(
    ("find", "put"),
    [("增长约6.5%", "增长约65%"), ("4.5万亿元", "45万亿元"), ("约6.5%", "约6.5"), ("3家", "-3家")],
)
def test_a_mark_of_a_number_is_a_change(root: Path, find: str, put: str) -> None:
    edit(root, SOURCE, find, put)
    (row,) = open_edition(root).history.pending
    assert row.change == "changed"


def test_an_edition_of_which_only_the_spacing_changed_is_recorded(root: Path) -> None:
    path = root / "seeds" / SOURCE
    path.write_text(path.read_text("utf-8").replace("\n", "\r\n"), "utf-8", newline="")
    assert open_edition(root).history.pending == ()
    synced(root)
    slip(root)  # the source is as recorded: a fault of the catalog
    synced(root)
    recorded = open_edition(root).history.recorded
    assert [(row.change, row.segment) for row in recorded] == [("first", ""), ("spacing", "")]


def published(root: Path) -> None:
    """What the pages are made from now is published, and nobody commits it."""
    path = root / "live/2017/report.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(generate(root)[0]["zh/2017/report.json"], "utf-8")


def test_two_pushes_without_sync_give_no_id_twice(root: Path) -> None:
    given = []
    for text in ("会议要求加强领导。", "各地要抓好落实。"):
        shutil.copy(DATA / "edition/seeds" / SOURCE, root / "seeds" / SOURCE)
        edit(root, SOURCE, "参加了大会。", f"参加了大会。{text}")
        given.append(next(s.id for s in open_edition(root).document.segments if "s7" in s.id))
    assert len(set(given)) == 2


def test_what_was_published_and_never_recorded_is_removed(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PUBLISHED", str(root / "live"))
    edit(root, SOURCE, "参加了大会。", "参加了大会。会议要求加强领导。")
    published(root)
    edit(root, SOURCE, "会议要求加强领导。", "各地要抓好落实。")
    for _ in range(2):  # the second time it is known as a removed one
        (row,) = [row for row in open_edition(root).history.pending if row.change == "removed"]
        assert (row.segment, row.before) == (
            f"meeting-s7-{letters(row.before)}",
            "会议要求加强领导。",
        )
        assert "会议要求加强领导。</del>" in generate(root)[0]["zh/2017/meeting.md"]
        published(root)
    synced(root)
    edition = open_edition(root)
    assert [entry.zh for entry in edition.catalog.obsolete] == ["会议要求加强领导。"]
    assert [row.change for row in edition.history.recorded] == ["first", "removed", "added"]
    assert edition.history.pending == ()


EXCHANGED = [('xt "areas-2-s7"', 'xt "X"'), ('xt "areas-2-s8"', 'xt "areas-2-s7"')]
EXCHANGED += [('xt "X"', 'xt "areas-2-s8"')]


@pytest.mark.parametrize("known", ["pages", "record"])
@pytest.mark.parametrize(
    "slips",
    [
        pytest.param([('xt "areas-2-s1"', 'xt "areas-2-s11"')], id="of no sentence"),
        pytest.param([('xt "areas-2-s1"', 'xt "Areas-2-s1"')], id="no id"),
        pytest.param([('xt "areas-2-s8"', 'xt "areas-2-s7"')], id="of another sentence"),
        pytest.param(EXCHANGED, id="exchanged"),
        pytest.param([*EXCHANGED, (" · areas-2-s", " ")], id="exchanged, without comments"),
    ],
)
def test_a_wrong_msgctxt_is_put_right(
    root: Path, monkeypatch: pytest.MonkeyPatch, slips: list[tuple[str, str]], known: str
) -> None:
    monkeypatch.setenv("PUBLISHED", str(root / "live"))
    if known == "pages":
        published(root)
    path = root / "seeds" / PO
    before = path.read_text("utf-8")
    text = before
    for right, wrong in slips:
        text = text.replace(right, wrong)
    path.write_text(text, "utf-8")
    assert {problem.warning for problem in generate(root)[1]} == {True}
    synced(root)
    assert path.read_text("utf-8") == before


def test_no_english_goes_where_two_entries_are_of_one_sentence(root: Path) -> None:
    path = root / "seeds" / PO
    head, first, *rest = path.read_text("utf-8").split("\n\n")
    other = re.sub('msgstr ".*"', 'msgstr "Another."', first)
    text = "\n\n".join([head, other, first, *rest])
    path.write_text(text, "utf-8")
    assert main([]) == 1
    assert path.read_text("utf-8") == text
