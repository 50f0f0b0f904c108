from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from scripts.model.problem import Unreadable
from scripts.model.report import Meta
from scripts.model.text import Text
from scripts.read.report_toml import read_meta
from scripts.render.site import render
from tests.support import samples
from tests.support.seeds import real

NAME = "seeds/2017/report.toml"
REPORT = """
date = 2017-12-25
title = { zh = "会议", en = "Conference" }
place = { zh = "北京", en = "Beijing" }
publisher = { zh = "部", en = "Ministry" }
featured = "areas"

[[sections]]
id = "areas"
title = { zh = "工作", en = "Work" }

[[pages]]
id = "work"
title = { zh = "工作", en = "Work" }
summary = { zh = "提要", en = "Summary" }
sections = ["areas"]
"""


def meta(folder: Path, text: str) -> Meta:
    path = folder / "2017/report.toml"
    path.parent.mkdir()
    path.write_text(text, "utf-8")
    return read_meta(path, NAME)


def test_read(tmp_path: Path) -> None:
    found = meta(tmp_path, REPORT)
    assert (found.path, found.id, found.date) == (NAME, "2017", datetime.date(2017, 12, 25))
    assert (found.title, found.place) == (Text("会议", "Conference"), Text("北京", "Beijing"))
    assert [(section.id, section.title.en) for section in found.sections] == [("areas", "Work")]
    assert [(page.id, page.summary["zh"]) for page in found.pages] == [("work", "提要")]
    assert found.page_of("areas") is found.pages[0]


def test_a_label_that_is_left_empty_is_none(tmp_path: Path) -> None:
    labels = '[labels]\nareas-1 = { zh = "网络", en = "Networks" }\nareas-2 = { zh = "", en = "" }'
    found = meta(tmp_path, f"{REPORT}\n{labels}\n")
    assert found.labels == {"areas-1": Text("网络", "Networks")}


def test_for_a_missing_language_stands_the_other(tmp_path: Path) -> None:
    found = meta(tmp_path, REPORT.replace(', en = "Conference"', ""))
    assert (found.title["zh"], found.title["en"]) == ("会议", "会议")


@pytest.mark.parametrize(
    ("find", "replace", "finding"),
    [
        ("date = 2017-12-25", "", "another kind ('date')"),
        ("2017-12-25", '"2017-12-25"', "'2017-12-25', expected a date such as 2017-12-25"),
        ("2017-12-25", "2017-12-25T09:00:00", "expected a date such as 2017-12-25"),
        ("date =", "translation = true\ndate =", "(True, expected a number such as 2)"),
        ('{ zh = "会议", en = "Conference" }', '"会议"', "'会议', expected {zh = …, en = …}"),
        ('place = { zh = "北京", en = "Beijing" }', "", "another kind ('place')"),
        ('id = "areas"', "", "another kind ('id')"),
        ('summary = { zh = "提要", en = "Summary" }', "", "another kind ('summary')"),
        ('sections = ["areas"]', "", "another kind ('sections')"),
        ("[[pages]]", "[pages]", "another kind"),
        ("date =", "labels = 1\ndate =", "(1, expected a table)"),
        ("date =", "labels.areas-1 = 1\ndate =", "(1, expected {zh = …, en = …})"),
        ('id = "areas"', 'id = " "', "(an id is empty)"),
        ('id = "areas"', "id = 1", "(1, expected a text of one line)"),
        ('en = "Beijing"', 'en = "Bei\\njing"', "('Bei\\njing', expected a text of one line)"),
        ('en = "Beijing"', 'en = "Bei\\u0000jing"', "expected a text of one line)"),
        ("[[sections]]", "[[section]]", "another kind ('sections')"),
    ],
)
def test_a_field_that_is_wrong(tmp_path: Path, find: str, replace: str, finding: str) -> None:
    with pytest.raises(Unreadable) as error:
        meta(tmp_path, REPORT.replace(find, replace, 1))
    message = str(error.value)
    assert message.startswith(f"{NAME}:1: report: lacks a field or has one of another kind (")
    assert finding in message
    assert message.endswith("; compare with seeds/2017/report.toml.")


def test_not_toml_names_the_line(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match=r"^seeds/2017/report.toml:17: report: is not TOML \("):
        meta(tmp_path, REPORT + "[[pages]\n")


@pytest.mark.parametrize("value", ["9" * 5000, "[" * 5000, "2017-02-30"])
def test_a_value_that_cannot_be_read(tmp_path: Path, value: str) -> None:
    with pytest.raises(Unreadable, match=r"^seeds/2017/report.toml:\d+: report: is not TOML \("):
        meta(tmp_path, f"{REPORT}more = {value}")


def test_not_utf_8(tmp_path: Path) -> None:
    (tmp_path / "report.toml").write_bytes(b'title = "\xff"')
    with pytest.raises(
        Unreadable, match=r"^seeds/2017/report.toml:1: report: byte 0xff at offset 9 is"
    ):
        read_meta(tmp_path / "report.toml", NAME)


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match=r"No such file or directory\); add the file"):
        read_meta(tmp_path / "report.toml", NAME)


def test_every_section_of_2017_stands_on_a_page() -> None:
    found = real().meta
    pages = [found.page_of(section.id).id for section in found.sections]
    assert pages[1:6] == ["review", "goals", "priorities", "targets", "areas"]
    assert [pages[0], *pages[6:]] == ["meeting"] * 3


def test_what_is_said_of_the_goals_is_said_of_that_report_only() -> None:
    pages = dict(render(samples.two()))
    assert "“strive” governs" in pages["en/2017/goals.md"]
    assert "“strive” governs" not in pages["en/2018/goals.md"] + pages["en/index.md"]
