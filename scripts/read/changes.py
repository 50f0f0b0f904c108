"""Read and write the record of changes (changes.tsv)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from scripts.model.problem import Problem, Unreadable
from scripts.model.rows import CHANGES, Change
from scripts.read.tsv import read_table

COLUMNS = "date edition segment change place before after"


_DATE = re.compile(r"\d{4}-\d\d-\d\d")


def read_changes(path: Path, name: str) -> tuple[Change, ...]:
    """The rows of changes.tsv, oldest first; none if there is no such file. Raises Unreadable."""
    if not path.exists():
        return ()
    found = []
    for line, (date, edition, segment, change, place, before, after) in read_table(
        path, name, COLUMNS
    ):
        row = Change(date, edition, segment, change, place, before, after, line)
        if row.change not in CHANGES or not _DATE.fullmatch(row.date):
            finding = f"found {row.date!r} and {row.change!r}, expected a date such as 2018-01-31"
            finding += f" and one of {', '.join(CHANGES)}"
            raise Unreadable(Problem(name, line, row.segment, finding, "restore the row"))
        found.append(row)
    return tuple(found)


def written(rows: Sequence[Change]) -> str:
    """The text of changes.tsv. A tab within a sentence becomes a space."""
    lines = [COLUMNS.split()]
    lines += [[str(getattr(row, name)) for name in COLUMNS.split()] for row in rows]
    return "".join("\t".join(re.sub(r"\s", " ", cell) for cell in line) + "\n" for line in lines)
