"""Read and write a tab-separated seed: one row a line, the first line names the columns.

The columns are those that the row's class declares (``scripts.model.rows``). A line that starts
with ``# `` is a comment: a remark, or a row that is not confirmed yet. A cell may stand between
quotation marks as a spreadsheet saves it, with each mark inside it doubled; it is written without
them unless it would then be read as something else.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from operator import attrgetter
from pathlib import Path
from typing import Any

from scripts.model.problem import Unreadable
from scripts.model.rows import LAYERS, Column, Layers, NamedNumber, Row, columns
from scripts.model.text import Text
from scripts.read.source import read_seed

COMMENT = "# "
_QUOTED = re.compile(r'"((?:[^"]|"")*)"')


def read_table(path: Path, name: str, row: type[Row]) -> tuple[Row, ...]:
    """The rows of the table in ``path``; ``name`` is shown in messages. Raises Unreadable."""
    text, expected = read_seed(path, name, "table"), columns(row)
    return tuple(
        row(line=line, **_values(name, line, cells, expected))
        for line, cells in _cells(text, name, [column.name for column in expected])
    )


def read_layers(folder: Path, name: str) -> Layers:
    """The layers of the report in ``folder``; ``name`` is shown in messages. Raises Unreadable."""
    tables: dict[str, Any] = {}
    for layer, row in LAYERS.items():
        tables[f"{layer}_path"] = path = f"{name}/{layer}.tsv"
        tables[layer] = read_table(folder / f"{layer}.tsv", path, row)
    return Layers(**tables)


def _cells(text: str, name: str, expected: list[str]) -> Iterator[tuple[int, list[str]]]:
    """The line and the cells of each row; ``expected`` are the names of the columns."""
    for number, line in enumerate(text.split("\n"), 1):
        raw = line.split("\t")
        cells = list(map(_plain, raw))
        subject, finding, action = cells[0].strip() or "row", "", "correct the tabs"
        if number == 1 and cells == expected:
            continue
        if number == 1:
            subject, action = "table", "restore the first line"
            finding = f"first line is {' '.join(cells)[:80]!r}"
            finding += f", expected the columns {' '.join(expected)!r}"
        elif not line.strip() or cells[0].startswith(COMMENT):
            continue
        elif any(map(_is_open, raw)):
            finding = "a cell begins with a quotation mark that nothing closes"
            action = "write the row on one line, and no marks round a cell"
        elif len(cells) != len(expected):
            finding = f"has {len(cells)} cells, expected {len(expected)}"
        if finding:
            raise Unreadable(name, number, subject, finding, action)
        yield number, cells


def _values(
    name: str, line: int, cells: Sequence[str], columns: Sequence[Column]
) -> dict[str, Any]:
    """The fields of a row but its line."""
    values: dict[str, Any] = {}
    for column, cell in zip(columns, cells, strict=True):
        form = column.form
        if not re.fullmatch(form.pattern, cell):
            segment = cells[[column.name for column in columns].index("segment")]
            subject, finding = form.subject.format(segment=segment), form.finding.format(cell=cell)
            raise Unreadable(name, line, subject, finding, form.action)
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

    No cell is between quotation marks that it can do without.
    """
    lines = [_line(map(_plain, line.split("\t"))) for line in text.split("\n")]
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


def read_optional(root: Path, name: str, row: type[Row]) -> tuple[Row, ...]:
    """The rows of a table that a project need not have; ``name`` is its path below ``root``."""
    return read_table(root / name, name, row) if (root / name).exists() else ()


def read_names(root: Path) -> tuple[str, ...]:
    """The names that hold a number and count nothing."""
    return tuple(
        row.name for row in read_optional(root, "seeds/names.tsv", NamedNumber) if row.name
    )
