from __future__ import annotations

from pathlib import Path

import pytest

from tests.tools.builds import differences, main

SITE = {"index.html": "<p>\n一\n".encode(), "figures.csv": b"a,b\r\n", "map.gz": b"\0\1"}


def folder(path: Path, files: dict[str, bytes]) -> Path:
    for name, data in files.items():
        (path / name).parent.mkdir(parents=True, exist_ok=True)
        (path / name).write_bytes(data)
    return path


@pytest.mark.parametrize(
    ("change", "finding"),
    [
        ({"index.html": "<p>\n二\n".encode()}, r"index.html:2: build: '一\n' in A, '二\n' in B"),
        ({"index.html": "<p>\n一".encode()}, r"index.html:2: build: '一\n' in A, '一' in B"),
        ({"index.html": "<p>\n一\n.".encode()}, "index.html:3: build: '' in A, '.' in B"),
        ({"figures.csv": b"a,b\n"}, r"figures.csv:1: build: 'a,b\r\n' in A, 'a,b\n' in B"),
        ({"map.gz": b"\0\xff"}, r"map.gz:1: build: '\x00\x01' in A, '\x00\\xff' in B"),
        ({"new/a.html": b""}, "new/a.html:1: build: is only in B, expected in both"),
    ],
    ids=["line", "line end at the end", "line added", "line end", "bytes", "file"],
)
def test_differences(tmp_path: Path, change: dict[str, bytes], finding: str) -> None:
    a, b = folder(tmp_path / "A", SITE), folder(tmp_path / "B", SITE | change)
    (problem,) = map(str, differences(a, b))
    assert problem.replace(f"{tmp_path}/", "") == f"{finding}; find what made the builds differ."


def test_a_file_that_is_missing(tmp_path: Path) -> None:
    a, b = folder(tmp_path / "A", SITE), folder(tmp_path / "B", {})
    assert [problem.file for problem in differences(a, b)] == sorted(SITE)


def test_a_long_line_is_shown_where_it_differs(tmp_path: Path) -> None:
    a = folder(tmp_path / "A", {"a": b"x" * 900 + b"1" + b"x" * 900})
    b = folder(tmp_path / "B", {"a": b"x" * 900 + b"2" + b"x" * 900})
    (problem,) = differences(a, b)
    assert f"{'x' * 40}1{'x' * 39}" in problem.finding
    assert "x" * 41 not in problem.finding


def test_the_exit_status(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    a, b = folder(tmp_path / "A", SITE), folder(tmp_path / "B", SITE | {"index.html": b""})
    assert main([str(a), str(a)]) == 0
    assert capsys.readouterr().err == ""
    assert main([str(a), str(b)]) == 1
    assert capsys.readouterr().err.startswith("index.html:1: error: build: ")
