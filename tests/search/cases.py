"""The table of queries: a row is all it takes to add a case."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Case:
    """A query and what it must find, on the Chinese and on the English site alike.

    ``expect`` is a section or an item of which a segment must be among the first three hits,
    a whole address (about/#cite) that must be among them, ``any`` or ``none``. ``lang`` is
    the language of the query, for the reader of the table.
    """

    lang: str
    query: str
    expect: str


def _read(path: Path) -> list[Case]:
    _, *rows = path.read_text("utf-8").splitlines()
    return [Case(*row.split("\t")) for row in rows]


CASES = _read(Path(__file__).with_name("queries.tsv"))
