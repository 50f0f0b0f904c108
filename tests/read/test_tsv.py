"""Tables: read as they are meant, also as a spreadsheet saves them, and written so again."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.model.problem import Unreadable
from scripts.model.rows import (
    CHANGES,
    LAYERS,
    Change,
    Layers,
    NoFigure,
    Term,
    TermInChinese,
    columns,
)
from scripts.model.text import LANGS, Text
from scripts.read.tsv import read_layers, read_table, table_text, updated, written
from scripts.sync import main
from tests.support import strategies
from tests.support.cases import rows
from tests.support.seeds import copy, open_edition, real

NAME = "seeds/2017/numerals.tsv"
HEAD = "segment\tzh\treason\n"
FIGURE = (
    "areas-s1\t增长6%\tgrow by 6%\t6\t%\tabout\ttarget\t2018\trates\tgrowth"
    "\t工业增加值\tIndustrial output"
)
NUMERAL = "areas-s1\t5G\tname of a technology"
NOTE = "five-g\tareas-s1\teditor\t5G\t5G\t注\tA note.\t—"
MILESTONE = "goals-s1\t2025\tcyberspace\t建成网络强国\ta cyber power"


def table(folder: Path, data: bytes | str) -> list[NoFigure]:
    path = folder / "table.tsv"
    path.write_bytes(data if isinstance(data, bytes) else data.encode("utf-8"))
    return list(read_table(path, NAME, NoFigure))


def layers(folder: Path, figure: str = FIGURE, milestone: str = MILESTONE) -> Layers:
    """The layers of a report with one figure and one milestone."""
    rows = {"figures": figure, "milestones": milestone, "numerals": NUMERAL, "notes": NOTE}
    for name, row in rows.items():
        text = table_text(LAYERS[name], [row.split("\t")])
        (folder / f"{name}.tsv").write_text(text, "utf-8")
    return read_layers(folder, "seeds/2017")


@pytest.mark.parametrize(
    "text",
    [
        f"{HEAD}goals-s1\t2025\tyear\n\ngoals-s2\t五\tcount\n",
        f"{HEAD}goals-s1\t2025\tyear\n\ngoals-s2\t五\tcount",
        f"{HEAD}goals-s1\t2025\tyear\n\ngoals-s2\t五\tcount\n".replace("\n", "\r\n"),
        f"\ufeff{HEAD}goals-s1\t2025\tyear\n \ngoals-s2\t五\tcount\n",
    ],
    ids=["plain", "no final line break", "CRLF", "BOM"],
)
def test_rows_with_their_lines(tmp_path: Path, text: str) -> None:
    expected = [NoFigure("goals-s1", "2025", "year", 2), NoFigure("goals-s2", "五", "count", 4)]
    assert table(tmp_path, text) == expected


def test_a_table_without_rows(tmp_path: Path) -> None:
    assert table(tmp_path, HEAD) == []


def test_a_comment_is_no_row_and_counts_as_a_line(tmp_path: Path) -> None:
    text = f"{HEAD}# goals-s1\t2025\t\t\n# \n#goals-s2\t2035\tyear\n"
    assert table(tmp_path, text) == [NoFigure("#goals-s2", "2035", "year", 4)]


def test_the_columns_are_no_comment(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match=r":1: table: first line is '# segment zh reason', exp"):
        table(tmp_path, f"# {HEAD}")


def test_what_means_nothing_in_a_table(tmp_path: Path) -> None:
    (row,) = table(tmp_path, f"{HEAD}a\t'20\\t25' # \u2028\tyear\n")
    assert row.quote == "'20\\t25' # \u2028"


@pytest.mark.parametrize(("cell", "meant"), rows("tables/cells.tsv"))
def test_a_cell_as_a_spreadsheet_saves_it(tmp_path: Path, cell: str, meant: str) -> None:
    (tmp_path / "table.tsv").write_text(f"id\tnote\tsource\n1\t{cell}\town\n", "utf-8")
    (row,) = read_table(tmp_path / "table.tsv", NAME, TermInChinese)
    assert row.note == meant


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "1: table: first line is '', expected the columns 'segment zh reason'; restore"),
        (b"segment,zh\n", "1: table: first line is 'segment,zh', expected the columns"),
        (b"zh\tsegment\n", "1: table: first line is 'zh segment', expected the columns"),
        (b"\n\na\n", "3: a: has 1 cells, expected 3; correct the tabs."),
        (b"\na\tb\tc\td\n", "2: a: has 4 cells, expected 3; correct the tabs."),
        (b"\n\xff\t1\n", "2: table: byte 0xff at offset 18 is not UTF-8; save"),
        (b"\n\n\t1\t2\t3\n", "3: row: has 4 cells, expected 3; correct the tabs."),
        (b"\na\rb\t1\n", "2: table: a carriage return has no line feed after it"),
        (b"\na\t\x00\n", "2: table: control character U+0000 at character 20;"),
        (b'\na\t1\t"two\nlines"\n', "2: a: a cell begins with a quotation mark that nothing"),
    ],
    ids="empty;commas;order;too few;too many;not UTF-8;no name;CR;NUL;two lines".split(";"),
)
def test_unreadable(tmp_path: Path, data: bytes, message: str) -> None:
    with pytest.raises(Unreadable) as error:
        table(tmp_path, HEAD.strip().encode() + data if data.startswith(b"\n") else data)
    assert str(error.value).startswith(f"{NAME}:{message}")


def test_no_table(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match=r"^seeds/2017/numerals.tsv:1: table: cannot be read"):
        read_table(tmp_path / "table.tsv", NAME, NoFigure)


def test_a_figure(tmp_path: Path) -> None:
    (figure,) = layers(tmp_path).figures
    assert (figure.segment, figure.quote) == ("areas-s1", Text("增长6%", "grow by 6%"))
    assert (figure.value, figure.unit, figure.qualifier) == (Decimal(6), "%", "about")
    assert (figure.kind, figure.year, figure.key) == ("target", 2018, "growth")
    assert figure.indicator == Text("工业增加值", "Industrial output")
    assert figure.line == 2


def test_a_milestone(tmp_path: Path) -> None:
    (milestone,) = layers(tmp_path).milestones
    assert (milestone.segment, milestone.year) == ("goals-s1", 2025)
    assert milestone.quote == Text("建成网络强国", "a cyber power")
    assert (milestone.lane, milestone.line) == ("cyberspace", 2)


def test_a_numeral_that_is_no_figure(tmp_path: Path) -> None:
    (numeral,) = layers(tmp_path).numerals
    assert (numeral.segment, numeral.quote, numeral.line) == ("areas-s1", "5G", 2)
    assert numeral.reason == "name of a technology"


def test_paths(tmp_path: Path) -> None:
    found = layers(tmp_path)
    assert {path for path, _ in found.rows()} >= {"seeds/2017/figures.tsv", "seeds/2017/notes.tsv"}


@pytest.mark.parametrize("value", ["-4", "6.5", "4500000000000"])
def test_decimal_values(tmp_path: Path, value: str) -> None:
    (figure,) = layers(tmp_path, FIGURE.replace("\t6\t", f"\t{value}\t")).figures
    assert figure.value == Decimal(value)


def fault(layers: Layers) -> str:
    """What is said of the one row that is left out."""
    (problem,) = layers.faults
    assert problem.warning
    return str(problem)


@pytest.mark.parametrize(("table", "column", "cell", "finding"), rows("tables/faults.tsv"))
def test_a_row_that_cannot_be_read_is_left_out(
    tmp_path: Path, table: str, column: str, cell: str, finding: str
) -> None:
    given = {"figures": FIGURE.split("\t"), "milestones": MILESTONE.split("\t")}
    given[table][[own.name for own in columns(LAYERS[table])].index(column)] = cell
    found = layers(tmp_path, *map("\t".join, given.values()))
    assert getattr(found, table) == ()
    assert f": {finding}; correct" in fault(found)
    assert fault(found).endswith(" (until then the row is left out).")


def test_a_row_with_a_cell_less_is_left_out(tmp_path: Path) -> None:
    found = layers(tmp_path, FIGURE.replace("\t2018", ""))
    assert "areas-s1: has 11 cells, expected 12; correct the tabs" in fault(found)


def test_a_cell_that_nothing_closes_stays_as_it_is(tmp_path: Path) -> None:
    text = table_text(LAYERS["notes"], [NOTE.split("\t")]) + '"two\nlines"\n'
    assert updated(text, LAYERS["notes"], layers(tmp_path).notes) == text


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match=r"^seeds/2017/figures.tsv:1: table: cannot be read"):
        read_layers(tmp_path, "seeds/2017")


def test_the_layers_of_2017() -> None:
    found = real().layers
    assert len(found.figures) == 21
    assert {milestone.year for milestone in found.milestones} == {2025, 2035, 2050}


# What a cell can hold: no tab and no line break, and for an id, nothing that begins a comment.
cells = strategies.line.map(lambda text: text.replace("\ufeff", ""))
ids = st.from_regex(r"[a-z]+(-s?[0-9]+)?", fullmatch=True)
texts = st.builds(Text, *(cells.filter(lambda text: bool(text.strip())) for _ in LANGS))
FIELDS: dict[str, st.SearchStrategy[Any]] = {
    "id": ids,
    "segment": ids,
    "quote": texts,
    "text": texts,
    "indicator": texts,
    "value": st.decimals(-(10**17), 10**17, places=3),
    "year": st.integers(1000, 9999),
    "accept": st.lists(ids).map(tuple),
    "date": st.dates().map(str),
    "change": st.sampled_from(CHANGES),
}


@pytest.mark.parametrize("row", [Term, *LAYERS.values(), Change])
@given(data=st.data())
def test_what_is_written_is_read_again(
    tmp_path_factory: pytest.TempPathFactory, row: Any, data: st.DataObject
) -> None:
    names = {column.attribute.partition(".")[0]: column for column in columns(row)}
    filled = cells.filter(lambda text: bool(text.strip()))
    fields = {name: FIELDS.get(name, filled if c.required else cells) for name, c in names.items()}
    fields |= {name: st.sampled_from(c.enum) for name, c in names.items() if c.enum}
    if row is NoFigure:
        fields["quote"] = filled
    drawn = data.draw(st.lists(st.builds(row, line=st.just(0), **fields), max_size=3))
    found = [replace(one, line=line) for line, one in enumerate(drawn, 2)]
    path = tmp_path_factory.mktemp("table") / "table.tsv"
    path.write_bytes(written(row, found).encode("utf-8"))
    assert list(read_table(path, "table.tsv", row)) == found
    assert updated(written(row, found), row, found) == written(row, found)


def test_only_the_rows_that_changed_are_written_anew() -> None:
    text = f"{HEAD}# a remark\t\n\nareas-s1\t5G\tname\n  \n# areas-s2\t6G\t\n"
    after = updated(text, NoFigure, [NoFigure("areas-s3", "5G", "name", 4)])
    assert after == text.replace("areas-s1", "areas-s3")


def saved(text: str) -> bytes:
    """A table as a spreadsheet saves it: quotation marks, CRLF, a byte order mark."""
    output = io.StringIO()
    table = [line.split("\t") for line in text.splitlines()]
    csv.writer(output, "excel-tab", quoting=csv.QUOTE_NONNUMERIC).writerows(table)
    return output.getvalue().encode("utf-8-sig")


@pytest.mark.parametrize("file", ["terms.tsv", "2017/notes.tsv", "2017/figures.tsv"])
def test_a_spreadsheet_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, file: str
) -> None:
    monkeypatch.setattr("scripts.sync.ROOT", copy(tmp_path))
    path = tmp_path / "seeds" / file
    before = path.read_bytes()
    path.write_bytes(saved(before.decode("utf-8")))
    now = open_edition(tmp_path)
    assert (now.layers, now.glossary.terms) == (real().layers, real().glossary.terms)
    assert main([]) == 0
    assert path.read_bytes() == before
