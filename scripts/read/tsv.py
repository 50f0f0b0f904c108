"""Read and write a tab-separated seed: one row a line, the first line names the columns.

The columns are those that the row's class declares (``scripts.model.rows``). A line that starts
with ``# `` is a comment: a remark, or a row that is not confirmed yet. A cell may stand between
quotation marks as a spreadsheet saves it, with each mark inside it doubled; it is written without
them unless it would then be read as something else.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from operator import attrgetter
from pathlib import Path
from typing import Any

from scripts.model.problem import Problem, Unreadable
from scripts.model.rows import LAYERS, OPTIONAL, Column, Layers, NamedNumber, Row, columns
from scripts.model.text import Text
from scripts.read.source import read_seed

COMMENT = "# "
_QUOTED = re.compile(r'"((?:[^"]|"")*)"')


def read_table(
    path: Path, name: str, row: type[Row], faults: list[Problem] | None = None
) -> tuple[Row, ...]:
    """The rows of the table in ``path``; ``name`` is shown in messages. Raises Unreadable.

    A row that cannot be read is left out if there is a list for its ``faults``.
    """
    text, expected = read_seed(path, name, "table"), columns(row)
    found = []
    for line, cells in _cells(text, name, [column.name for column in expected]):
        if fault := _fault(cells, expected):
            named = cells[1:2] if expected[0].name == "id" else cells[:1]
            subject = "".join(map(_plain, named))[:20].strip() or "row"
            unreadable = Unreadable(name, line, subject, *fault)
            if faults is None:
                raise unreadable
            faults.append(unreadable.problem.of_a_row())
        else:
            found.append(row(line=line, **_values(map(_plain, cells), expected)))
    return tuple(found)


def read_layers(folder: Path, name: str) -> Layers:
    """The layers of the report in ``folder``; ``name`` is shown in messages. Raises Unreadable."""
    layers, faults, tables = Layers(name), list[Problem](), dict[str, Any]()
    for layer, row in LAYERS.items():
        if layer not in OPTIONAL or (folder / f"{layer}.tsv").exists():
            tables[layer] = read_table(folder / f"{layer}.tsv", layers.path(layer), row, faults)
    return replace(layers, **tables, faults=tuple(faults))


def _cells(text: str, name: str, expected: list[str]) -> Iterator[tuple[int, list[str]]]:
    """The line and the cells of each row, as they are written. Raises Unreadable."""
    for number, line in enumerate(text.split("\n"), 1):
        raw = line.split("\t")
        cells = list(map(_plain, raw))
        if number == 1 and cells != expected:
            finding = f"first line is {' '.join(cells)[:80]!r}"
            finding += f", expected the columns {' '.join(expected)!r}"
            raise Unreadable(name, number, "table", finding, "restore the first line")
        if number > 1 and line.strip() and not cells[0].startswith(COMMENT):
            yield number, raw


def _fault(cells: Sequence[str], expected: Sequence[Column]) -> tuple[str, str] | None:
    """What is wrong with a row, and what to do; None if nothing is."""
    if any(map(_is_open, cells)):
        action = "write the row on one line, and no marks round a cell"
        return "a cell begins with a quotation mark that nothing closes", action
    if len(cells) != len(expected):
        return f"has {len(cells)} cells, expected {len(expected)}", "correct the tabs"
    faults = (column.fault(_plain(cell)) for column, cell in zip(expected, cells, strict=True))
    fault = next(filter(None, faults), "")
    return (fault, "correct it") if fault else None


def _values(cells: Iterable[str], columns: Sequence[Column]) -> dict[str, Any]:
    """The fields of a row but its line."""
    values: dict[str, Any] = {}
    for column, cell in zip(columns, cells, strict=True):
        attribute, _, lang = column.attribute.partition(".")
        if lang == "en":
            values[attribute] = Text(values[attribute], cell)
        elif column.kind in (str, int, Decimal):
            values[attribute] = column.kind(cell)
        else:
            values[attribute] = tuple(filter(None, cell.split("|")))
    return values


def table_text(row: type, rows: Iterable[Sequence[str]]) -> str:
    """The text of a table from the cells of its rows. A tab or line break becomes a space."""
    lines = ([column.name for column in columns(row)], *rows)
    return "".join(f"{_line(cells)}\n" for cells in lines)


def written(row: type[Row], rows: Iterable[Row]) -> str:
    """The text of a table; read again, it gives the same rows."""
    return table_text(row, _written(row, rows))


def updated(text: str, row: type[Row], rows: Sequence[Row]) -> str:
    """The text of a table with these rows on the lines that they have, the others as they are.

    No cell is between quotation marks that it can do without; one that nothing closes stays.
    """
    found = (line.split("\t") for line in text.split("\n"))
    lines = ["\t".join(c) if any(map(_is_open, c)) else _line(map(_plain, c)) for c in found]
    for now, cells in zip(rows, _written(row, rows), strict=True):
        lines[now.line - 1] = _line(cells)
    return "\n".join(lines)


def _written(row: type[Row], rows: Iterable[Row]) -> Iterator[list[str]]:
    """The cells of each row."""
    values = [attrgetter(column.attribute) for column in columns(row)]
    return ([_cell(value(found)) for value in values] for found in rows)


def _cell(value: str | int | Decimal | tuple[str, ...]) -> str:
    if isinstance(value, tuple):
        return "|".join(value)
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def _line(cells: Iterable[str]) -> str:
    return "\t".join(_quoted(re.sub(r"[\t\n\r]", " ", cell)) for cell in cells)


def _plain(cell: str) -> str:
    """A cell without the quotation marks of a spreadsheet."""
    quoted = _QUOTED.fullmatch(cell)
    return quoted[1].replace('""', '"') if quoted else cell


def _quoted(cell: str) -> str:
    """A cell as it is written; with quotation marks only if it would not be read alike without."""
    doubled = cell.replace('"', '""')
    return cell if _plain(cell) == cell and not _is_open(cell) else f'"{doubled}"'


def _is_open(cell: str) -> bool:
    """Whether a cell is the beginning of one that a spreadsheet wrote over several lines."""
    return cell.startswith('"') and cell.count('"') % 2 == 1


def read_optional(
    root: Path, name: str, row: type[Row], faults: list[Problem] | None = None
) -> tuple[Row, ...]:
    """The rows of a table that a project need not have; ``name`` is its path below ``root``."""
    return read_table(root / name, name, row, faults) if (root / name).exists() else ()


def read_names(root: Path, faults: list[Problem] | None = None) -> tuple[str, ...]:
    """The names that hold a number and count nothing."""
    rows = read_optional(root, "seeds/names.tsv", NamedNumber, faults)
    return tuple(row.name for row in rows)
