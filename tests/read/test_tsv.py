from __future__ import annotations

from pathlib import Path

import pytest

from scripts.model.problem import Unreadable
from scripts.read.tsv import read_table

NAME = "seeds/2017/milestones.tsv"


def table(folder: Path, data: bytes) -> list[tuple[int, list[str]]]:
    path = folder / "table.tsv"
    path.write_bytes(data)
    return list(read_table(path, NAME, "segment year"))


@pytest.mark.parametrize(
    "text",
    [
        "segment\tyear\ngoals-s1\t2025\n\ngoals-s2\t\n",
        "segment\tyear\ngoals-s1\t2025\n\ngoals-s2\t",
        "segment\tyear\r\ngoals-s1\t2025\r\n\r\ngoals-s2\t\r\n",
        "\ufeffsegment\tyear\ngoals-s1\t2025\n \ngoals-s2\t\n",
    ],
    ids=["plain", "no final line break", "CRLF", "BOM"],
)
def test_rows_with_their_lines(tmp_path: Path, text: str) -> None:
    expected = [(2, ["goals-s1", "2025"]), (4, ["goals-s2", ""])]
    assert table(tmp_path, text.encode("utf-8")) == expected


def test_a_table_without_rows(tmp_path: Path) -> None:
    assert table(tmp_path, b"segment\tyear\n") == []


def test_a_comment_is_no_row_and_counts_as_a_line(tmp_path: Path) -> None:
    text = "segment\tyear\n# goals-s1\t2025\t\n# \n#goals-s2\t2035\n"
    assert table(tmp_path, text.encode("utf-8")) == [(4, ["#goals-s2", "2035"])]


def test_the_columns_are_no_comment(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match=r":1: table: first line is '# segment year', expected"):
        table(tmp_path, b"# segment\tyear\n")


def test_nothing_needs_quoting(tmp_path: Path) -> None:
    text = "segment\tyear\n\"goals\"\t'20\\t25' # \u2028\n"
    assert table(tmp_path, text.encode("utf-8")) == [(2, ['"goals"', "'20\\t25' # \u2028"])]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "1: table: first line is '', expected the columns 'segment year'; restore"),
        (b"segment,year\n", "1: table: first line is 'segment,year', expected the columns"),
        (b"year\tsegment\n", "1: table: first line is 'year segment', expected the columns"),
        (b"segment\tyear\n\na\n", "3: a: has 1 cells, expected 2; correct the tabs."),
        (b"segment\tyear\na\tb\tc\n", "2: a: has 3 cells, expected 2; correct the tabs."),
        (b"segment\tyear\n\xff\t1\n", "2: table: byte 0xff at offset 13 is not UTF-8; save"),
        (b"segment\tyear\n\n\t1\t2\n", "3: row: has 3 cells, expected 2; correct the tabs."),
        (b"segment\tyear\na\rb\t1\n", "2: table: a carriage return has no line feed after it"),
        (b"segment\tyear\na\t\x00\n", "2: table: control character U+0000 at character 15;"),
    ],
    ids="empty;commas;order;too few;too many;not UTF-8;no name;CR;NUL".split(";"),
)
def test_unreadable(tmp_path: Path, data: bytes, message: str) -> None:
    with pytest.raises(Unreadable) as error:
        table(tmp_path, data)
    assert str(error.value).startswith(f"{NAME}:{message}")


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match=r"^seeds/2017/milestones.tsv:1: table: cannot be read"):
        list(read_table(tmp_path / "table.tsv", NAME, "segment year"))
