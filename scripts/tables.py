"""Read a tab-separated seed: one row a line, the first line names the columns."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from scripts.model import Problem
from scripts.source import Unreadable


def read_table(path: Path, name: str, columns: str) -> Iterator[tuple[int, list[str]]]:
    """The line number and cells of each row. ``columns`` are the expected names, space-separated.

    Cells hold no tab and no line break, so that nothing needs quoting. Raises Unreadable.
    """
    expected = columns.split()
    try:
        lines = path.read_bytes().decode("utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        problem = Problem(name, 1, "table", f"cannot be read ({error})", "correct the file")
        raise Unreadable(problem) from error
    for number, line in enumerate(lines, 1):
        cells = line.rstrip("\r").split("\t")
        if number == 1 and cells != expected:
            finding = f"first line is {' '.join(cells)!r}, expected the columns {columns!r}"
            raise Unreadable(Problem(name, 1, "table", finding, "restore the first line"))
        if number > 1 and line.strip():
            if len(cells) != len(expected):
                finding = f"has {len(cells)} cells, expected {len(expected)}"
                raise Unreadable(Problem(name, number, cells[0], finding, "correct the tabs"))
            yield number, cells
