from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import fromstring

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import markdown  # type: ignore[import-untyped]

from scripts import summary as module
from scripts.summary import main, summary, template
from tests.support import project
from tests.support.cases import tables
from tests.support.seeds import edit
from tests.support.strategies import markup

SOURCE = "2017/source.zh.txt"
COLUMNS = re.compile("^#### (.*)$", re.MULTILINE)


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project's seeds and pages."""
    return project.copy(tmp_path_factory.mktemp("base"))


@pytest.fixture
def head(tmp_path: Path) -> Path:
    """Another copy, to be changed."""
    return project.copy(tmp_path / "head")


def lists(text: str) -> list[str]:
    """The headings of the lists, but that of the pages."""
    return [name for name in COLUMNS.findall(text) if not name.startswith("Pages")]


def test_nothing_changed(base: Path) -> None:
    assert summary(base, base) == "**This can be published.**\n"


@pytest.mark.parametrize("case", tables("summary/changes.toml"))
def test_a_change_is_listed_by_its_kind(base: Path, head: Path, case: dict[str, Any]) -> None:
    edit(head, case["file"], case["find"], case["replace"])
    text = summary(base, head)
    assert lists(text) == case["lists"]
    assert all(row in text for row in case["rows"])
    assert text.startswith(f"**This {'cannot' if case.get('stopped') else 'can'} be published")


def test_pages_that_differ_are_named_and_a_new_edition_alone_is_no_difference(
    base: Path, head: Path
) -> None:
    edit(head, SOURCE, "深入推进改革开放", "全面推进改革开放")
    pages = re.findall("<code>(docs/en/.*?)</code> \\| changed", summary(base, head))
    changed = "2017/areas 2017/full-text 2017/source about/changes"
    assert pages == [f"docs/en/{page}.md" for page in changed.split()]


def test_a_base_that_cannot_be_read_is_said_and_stops_nothing(base: Path, head: Path) -> None:
    (head / "seeds" / SOURCE).write_bytes(b"\xff")
    text = summary(head, base)
    assert text.startswith("**This can be published.**")
    assert "the seeds of the base cannot be read" in text
    assert lists(text) == []


def test_a_head_that_cannot_be_read_is_an_error_and_no_removal(base: Path, head: Path) -> None:
    (head / "seeds" / SOURCE).write_bytes(b"\xff")
    text = summary(base, head)
    assert lists(text) == ["Errors (1)"]
    assert "seeds/2017/source.zh.txt:1: byte 0xff" in text
    assert "gone" not in text


def test_reports_come_and_go(base: Path, head: Path) -> None:
    shutil.copytree(head / "seeds/2017", head / "seeds/2016")
    edit(head, "2016/en.po", "Project-Id-Version: 2017", "Project-Id-Version: 2016")
    assert "### 2016\n\nA new report: 71 sentences." in summary(base, head)
    assert "### 2016\n\nThe report is gone." in summary(head, base)


def test_only_the_first_fifty_rows_of_a_list_are_shown(base: Path, head: Path) -> None:
    path = head / "seeds/2017/en.po"
    entries = re.sub('(?<=\n)msgstr ".+"', 'msgstr ""', path.read_text("utf-8"))
    path.write_text(entries, "utf-8")
    text = summary(base, head)
    (table,) = re.findall(r"#### Sentences to translate \(71\)\n(.*?)\n\n", text + "\n", re.DOTALL)
    assert table.count("\n| <code>") == 50
    assert "\n… and 21 more.\n" in text


@given(st.lists(st.tuples(markup, markup), min_size=1, max_size=4))
def test_cells_show_any_text_and_never_break_the_table(rows: list[tuple[str, str]]) -> None:
    text = template().render(errors=rows, warnings=[], old={}, new={}, changes={}, pages=None)
    html = markdown(text, extensions=["tables"]).partition("</h4>")[2]
    cells = ["".join(cell.itertext()) for cell in fromstring(html).iter("td")]
    assert cells == [" ".join(cell.split()) for row in rows for cell in row]


def test_main(
    base: Path, head: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(module, "ROOT", head)
    edit(head, SOURCE, "25日下午进行分组讨论。", "")
    assert main([str(base)]) == 0
    assert "#### Sentences removed (1)" in capsys.readouterr().out
