"""Read a tab-separated seed: one row a line, the first line names the columns.

A line that starts with ``# `` is a comment: a remark, or a row that is not confirmed yet.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from scripts.model.problem import Problem, Unreadable
from scripts.read.source import read_seed

COMMENT = "# "


def read_table(path: Path, name: str, columns: str) -> Iterator[tuple[int, list[str]]]:
    """The line number and cells of each row. ``columns`` are the expected names, space-separated.

    Cells hold no tab and no line break, so that nothing needs quoting. Raises Unreadable.
    """
    expected = columns.split()
    for number, line in enumerate(read_seed(path, name, "table").split("\n"), 1):
        cells = line.split("\t")
        if number == 1 and cells != expected:
            finding = f"first line is {' '.join(cells)[:80]!r}, expected the columns {columns!r}"
            raise Unreadable(Problem(name, 1, "table", finding, "restore the first line"))
        if number > 1 and line.strip() and not line.startswith(COMMENT):
            if len(cells) != len(expected):
                finding = f"has {len(cells)} cells, expected {len(expected)}"
                subject = cells[0].strip() or "row"
                raise Unreadable(Problem(name, number, subject, finding, "correct the tabs"))
            yield number, cells
