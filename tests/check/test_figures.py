"""The figures of any communiqué: what an editor may say of them, and what is an error."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.check.figures import figures
from scripts.model.rows import Figure
from scripts.new import start
from scripts.pipeline import load, read_glossary
from scripts.read.report_toml import read_meta
from scripts.read.tsv import COMMENT, table_text
from tests.support.cases import files, rows
from tests.support.seeds import copy, edit

MEETING = "虚构样例会议召开\n12月25日,会议召开,部署2018年工作。\n会议总结了2017年工作。"


def new(root: Path, text: str) -> Path:
    """A report that is just started, in a copy of the seeds."""
    (copy(root) / "text").write_bytes(text.encode("utf-8"))
    start(root, "2018", root / "text")
    return root / "seeds/2018"


def found(folder: Path, cells: list[list[str]]) -> list[str]:
    """What is wrong with these rows of the figures of a report."""
    (folder / "figures.tsv").write_text(table_text(Figure, cells), "utf-8")
    edition = load(folder, read_glossary(folder.parent.parent))
    return [problem.finding for problem in figures(edition)]


def confirmed(folder: Path) -> list[list[str]]:
    """The rows that are proposed, with what only an editor knows filled in.

    That is the subject and the indicator, the unit of a bare number, and the year where the
    text names none.
    """
    year = str(read_meta(folder / "report.toml", "report.toml").date.year)
    given = ["", "", "", "", "CNY", "", "", year, "rates", "key", "某", "some"]
    lines = (folder / "figures.tsv").read_text("utf-8").splitlines()[1:]
    cells = [line.removeprefix(COMMENT).split("\t") for line in lines]
    return [[own or other for own, other in zip(row, given, strict=True)] for row in cells]


@pytest.mark.parametrize("path", files("outline/*.txt"))
def test_every_candidate_can_be_confirmed(tmp_path: Path, path: Path) -> None:
    folder = new(tmp_path, path.read_bytes().decode("utf-8"))
    assert found(folder, confirmed(folder)) == []


@pytest.mark.parametrize(("said", "zh", "en", "fields", "finding"), rows("check/figures.tsv"))
def test_a_figure(tmp_path: Path, said: str, zh: str, en: str, fields: str, finding: str) -> None:
    folder = new(tmp_path, MEETING + said)
    about = ["rates", "key", "某", "some"]
    assert "; ".join(found(folder, [["review-s2", zh, en, *fields.split(), *about]])) == finding


def test_a_section_of_which_nothing_is_left(tmp_path: Path) -> None:
    root = copy(tmp_path)
    last = (root / "seeds/2017/source.zh.txt").read_text("utf-8").rstrip("\n").rpartition("\n")[2]
    edit(root, "2017/source.zh.txt", last, "")
    edit(root, "2017/figures.tsv", "CNY\tnone\toutcome", "CNY\tnone\tgoal")
    edition = load(root / "seeds/2017", read_glossary(root))
    assert edition.document.sections[-1].segments == ()
    assert [p.finding for p in figures(edition)] == ["kind is goal, the text states outcome"]
