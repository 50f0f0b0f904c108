from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from scripts import sync as module
from scripts.model.catalog import Catalog, Entry
from scripts.read.po import read_catalog
from scripts.sync import catalog_text, main
from scripts.translate.status import in_line
from tests.support.cases import DATA
from tests.support.project import JANUARY_15_2027
from tests.support.seeds import REPORT, copy, edit, open_edition, real

PO = "2017/en.po"
SOURCE = "2017/source.zh.txt"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the seeds, on which main works."""
    monkeypatch.setattr(module, "ROOT", tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", JANUARY_15_2027)
    return copy(tmp_path)


def synced(root: Path, *arguments: str) -> dict[str, Entry]:
    """The entries of en.po after main."""
    assert main(arguments) == 0
    return read_catalog(root / "seeds" / PO, PO).by_id()


def test_an_unchanged_source_changes_no_byte() -> None:
    assert catalog_text(real().catalog).encode() == (REPORT / "en.po").read_bytes()


def test_main_has_nothing_to_do(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (root / "seeds" / PO).stat().st_mtime_ns
    assert main([]) == 0
    assert capsys.readouterr() == ("", "")
    assert (root / "seeds" / PO).stat().st_mtime_ns == before


def test_a_changed_sentence_is_stale_and_keeps_its_translation(root: Path) -> None:
    edit(root, SOURCE, "开展网络强国建设三年行动。", "开展网络强国建设五年行动。")
    entry = synced(root)["areas-2-s1"]
    assert (entry.zh, entry.state) == ("开展网络强国建设五年行动。", "stale")
    assert entry.en == real().catalog.by_id()["areas-2-s1"].en


def test_only_the_changed_sentence_is_touched(root: Path) -> None:
    edit(root, SOURCE, "开展网络强国建设三年行动。", "开展网络强国建设五年行动。")
    before, after = real().catalog.by_id(), synced(root)
    changed = [
        name for name in before if replace(before[name], line=1) != replace(after[name], line=1)
    ]
    assert changed == ["areas-2-s1"]


def test_a_stale_sentence_stays_stale(root: Path) -> None:
    edit(root, SOURCE, "开展网络强国建设三年行动。", "开展网络强国建设五年行动。")
    assert synced(root) == synced(root)


def test_a_new_sentence_is_untranslated(root: Path) -> None:
    edit(root, SOURCE, "参加了大会。", "参加了大会。会议结束。")
    entry = synced(root)["meeting-s7-wykdp"]
    assert (entry.zh, entry.en, entry.state) == ("会议结束。", "", "untranslated")
    assert entry.context == "Section meeting · meeting-s7-wykdp"


def test_an_untranslated_sentence_that_changes_stays_untranslated() -> None:
    document = real().document
    entries = tuple(
        replace(e, zh="会议", en="", state="untranslated") for e in real().catalog.entries
    )
    text = catalog_text(in_line(document, replace(real().catalog, entries=entries), ()))
    empty = Catalog("en.po", (), dict(real().catalog.header))
    assert text == catalog_text(in_line(document, empty, ()))


def test_main_says_what_it_wrote(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(root, SOURCE, "三年行动", "五年行动")
    assert main([]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "seeds/2017/changes.tsv: brought in line",
        "seeds/2017/en.po: brought in line",
    ]


def test_main_starts_a_catalog(root: Path) -> None:
    (root / "seeds" / PO).unlink()
    assert {entry.state for entry in synced(root).values()} == {"untranslated"}
    assert open_edition(root).catalog.header == real().catalog.header


def test_main_reports_what_cannot_be_read(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "seeds" / SOURCE).write_bytes(b"\xff")
    assert main([]) == 1
    assert capsys.readouterr().err.startswith(
        "seeds/2017/source.zh.txt:1: error: source: byte 0xff"
    )


def test_an_inserted_sentence_leaves_the_other_ids_alone(root: Path) -> None:
    edit(root, SOURCE, "开展网络强国建设三年行动。", "会议继续。开展网络强国建设三年行动。")
    after = synced(root)
    assert {name for name, entry in after.items() if entry.state == "stale"} == set()


def test_a_removed_sentence_stays_as_an_obsolete_entry(root: Path) -> None:
    edit(root, SOURCE, "25日下午进行分组讨论。", "")
    synced(root)
    assert '#~ msgid "25日下午进行分组讨论。"' in (root / "seeds" / PO).read_text("utf-8")


def test_a_stale_entry_keeps_its_previous_chinese(root: Path) -> None:
    edit(root, SOURCE, "开展网络强国建设三年行动。", "开展网络强国建设五年行动。")
    synced(root)
    assert '#| msgid "开展网络强国建设三年行动。"' in (root / "seeds" / PO).read_text("utf-8")


@pytest.mark.parametrize(
    "comment", ["# A translator’s comment", "#, no-wrap", "#: source.zh.txt:3"]
)
def test_comments_are_kept(root: Path, comment: str) -> None:
    edit(root, PO, "#. Section areas · ", f"{comment}\n#. Section areas · ")
    synced(root)
    assert comment in (root / "seeds" / PO).read_text("utf-8")


def test_a_head_that_a_tool_wrote_is_kept(root: Path) -> None:
    path = root / "seeds" / PO
    head = (DATA / "catalog/tools/weblate.written").read_text("utf-8").split("\n\n")[0]
    path.write_text(head + "\n\n" + path.read_text("utf-8").split("\n\n", 1)[1], "utf-8")
    edit(root, SOURCE, "三年行动", "五年行动")
    synced(root)
    assert path.read_text("utf-8").split("\n\n")[0] == head


def test_long_comments_are_kept_whole(root: Path) -> None:
    zh = real().catalog.by_id()["meeting-s2"].zh
    edit(root, SOURCE, zh, zh.replace("主要任务", "首要 任务"))
    assert synced(root)["meeting-s2"].previous == zh
    assert synced(root)["meeting-s2"].previous == zh  # the second run reads what the first wrote
    long = "# " + "a note of a translator " * 9 + "\n"
    edit(root, PO, "#. Section areas · ", f"{long}#. Section areas · ")
    synced(root)
    assert long.rstrip() + "\n" in (root / "seeds" / PO).read_text("utf-8")


def test_previous_and_obsolete_entries_are_kept(root: Path) -> None:
    path = root / "seeds" / PO
    gone = (DATA / "catalog/tools/msgmerge.written").read_text("utf-8").split("\n\n", 2)[2]
    path.write_text(path.read_text("utf-8") + "\n" + gone, "utf-8")
    edit(root, SOURCE, "三年行动", "五年行动")
    synced(root)
    assert path.read_text("utf-8").endswith("\n\n" + gone)


def test_accepted_english_has_no_previous_chinese(root: Path) -> None:
    edit(root, SOURCE, "三年行动", "五年行动")
    synced(root)
    edit(root, PO, '#| msgid "开展', '#| msgctxt "areas-2-s1"\n#| msgid "开展')
    synced(root, "--accept", "areas-2-s1")
    assert "#|" not in (root / "seeds" / PO).read_text("utf-8")


def test_a_new_wording_is_recorded_once(root: Path) -> None:
    record, date = root / "seeds/2017/wordings.tsv", "2027-01-15"
    before = record.read_text("utf-8")
    for english in ("took place", "were arranged", "were arranged"):  # on one day the last counts
        now = "Group discussions " + english
        then = re.search(
            "Group discussions [a-z]+ [a-z]+", (root / "seeds" / PO).read_text("utf-8")
        )
        edit(root, PO, then[0] if then else "", now)
        synced(root)
        row = f"{date}\t2\tarrangements-s2\t{now} on the afternoon of December 25.\n"
        assert record.read_text("utf-8") == before + row
    edit(root, PO, now, "Group discussions were held")
    synced(root)
    assert record.read_text("utf-8") == before


def test_a_run_that_was_killed_records_nothing_twice(root: Path) -> None:
    edit(root, SOURCE, "开展网络强国建设三年行动。", "开展网络强国建设五年行动。")
    before = (root / "seeds" / PO).read_bytes()
    synced(root)
    rows = (root / "seeds/2017/changes.tsv").read_bytes()
    (root / "seeds" / PO).write_bytes(before)
    assert synced(root)["areas-2-s1"].state == "stale"
    assert (root / "seeds/2017/changes.tsv").read_bytes() == rows
