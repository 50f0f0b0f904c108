from __future__ import annotations

from pathlib import Path

import pytest

from scripts.model.edition import Edition
from scripts.pipeline import generate
from scripts.sync import main
from tests.support.seeds import copy, edit, open_edition, real
from tests.test_sync import PO, SOURCE, synced

# A change of the source, and where the figure that it touches is quoted then.
QUOTES = [
    ("增加值增长约6.5%", "增加值增速约6.5%", "review-s2", "增速约6.5%"),
    ("出台实施,信息消费规模", "出台实施。信息消费规模", "review-5-s2-zdgsv", "4.5万亿元"),
    ("出台实施,信息消费规模", "出台实施，信息消费总规模", "review-5-s1", "4.5万亿元"),
]


def changed(root: Path, find: str, replace: str) -> Edition:
    edit(copy(root), SOURCE, find, replace)
    return open_edition(root)


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("scripts.sync.ROOT", tmp_path)
    return tmp_path


def states(edition: Edition) -> dict[str, str]:
    """The segments that are not current."""
    return {s.id: e.state for s, e in edition.rows() if e.state != "translated"}


def test_nothing_changed() -> None:
    assert real().history.pending == ()
    assert real().catalog == real().history.committed


def test_a_changed_sentence_is_stale_and_knows_what_its_english_was_made_from(root: Path) -> None:
    found = changed(root, "建设三年行动", "建设五年行动")
    assert states(found) == {"areas-2-s1": "stale"}
    entry = found.catalog.by_id()["areas-2-s1"]
    assert (entry.basis, entry.zh) == ("开展网络强国建设三年行动。", "开展网络强国建设五年行动。")


def test_a_change_taken_back_is_translated_again(root: Path) -> None:
    changed(root, "建设三年行动", "建设五年行动")
    synced(root)
    edit(root, SOURCE, "建设五年行动", "建设三年行动")
    assert synced(root)["areas-2-s1"].state == "translated"
    assert open_edition(root).catalog.by_id()["areas-2-s1"] == real().catalog.by_id()["areas-2-s1"]


def test_joined_sentences_keep_both_translations(root: Path) -> None:
    found = changed(root, "25日下午进行分组讨论。26日", "25日下午进行分组讨论，26日")
    entry = found.catalog.by_id()["arrangements-s3"]
    old = real().catalog.by_id()
    assert entry.en == f"{old['arrangements-s2'].en} {old['arrangements-s3'].en}"
    assert entry.basis == f"{old['arrangements-s2'].zh}{old['arrangements-s3'].zh}"
    assert generate(root)[0]


@pytest.mark.parametrize(("find", "replace", "segment", "quote"), QUOTES)
def test_a_figure_goes_with_its_words(
    root: Path, find: str, replace: str, segment: str, quote: str
) -> None:
    found = changed(root, find, replace)
    assert quote in [row.quote.zh for row in found.layers.figures if row.segment == segment]


def test_another_number_takes_its_figure_off_the_pages_and_leaves_its_row(root: Path) -> None:
    found = changed(root, "增加值增长约6.5%", "增加值增长约6.6%")
    assert len(found.layers.figures) == len(real().layers.figures) - 1
    before = (root / "seeds/2017/figures.tsv").read_bytes()
    synced(root)
    assert (root / "seeds/2017/figures.tsv").read_bytes() == before


def test_sync_writes_the_rows_as_the_build_reads_them_and_no_others(root: Path) -> None:
    found = changed(root, "增加值增长约6.5%", "增加值增速约6.5%")
    table = root / "seeds/2017/figures.tsv"
    before = table.read_text("utf-8")
    synced(root)
    assert open_edition(root).layers == found.layers
    assert table.read_text("utf-8") == before.replace("增长约6.5%", "增速约6.5%", 1)


@pytest.mark.parametrize("accepted", ["areas-2-s1", "all"])
def test_accepted_english_is_current_again(root: Path, accepted: str) -> None:
    changed(root, "建设三年行动", "建设的三年行动")
    assert synced(root)["areas-2-s1"].state == "stale"
    assert synced(root, "--accept", accepted)["areas-2-s1"].state == "translated"
    assert "#| msgid" not in (root / "seeds" / PO).read_text("utf-8")


def test_an_unknown_id_is_not_accepted(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    changed(root, "建设三年行动", "建设五年行动")
    before = (root / "seeds" / PO).read_bytes()
    assert main(["--accept", "areas-2-s1", "areas-99"]) == 1
    assert capsys.readouterr().err == "No segment is called areas-99; nothing was written.\n"
    assert (root / "seeds" / PO).read_bytes() == before
