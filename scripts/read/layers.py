"""Read the layers of a report: figures, milestones, other numerals, notes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from scripts.model.problem import Problem, Unreadable
from scripts.model.rows import Figure, Layers, Milestone, Note, Numeral
from scripts.model.text import Text
from scripts.read.tsv import read_table

FIGURES = "segment zh en value unit qualifier kind year subject indicator indicator_zh indicator_en"
_DECIMAL = re.compile(r"-?[0-9]{1,18}(\.[0-9]{1,9})?")
MILESTONES = "segment year lane zh en"
NUMERALS = "segment zh reason"
NOTES = "id segment kind zh en note_zh note_en source"


def read_layers(folder: Path, name: str) -> Layers:
    """Read figures.tsv, milestones.tsv, numerals.tsv and notes.tsv of a report.

    Raises Unreadable.
    """
    figures, milestones = f"{name}/figures.tsv", f"{name}/milestones.tsv"
    numerals, notes = f"{name}/numerals.tsv", f"{name}/notes.tsv"
    return Layers(
        figures,
        tuple(
            _figure(figures, line, cells)
            for line, cells in _rows(folder / "figures.tsv", figures, FIGURES)
        ),
        milestones,
        tuple(
            Milestone(cells[0], _year(milestones, line, cells[1]), cells[2], Text(*cells[3:]), line)
            for line, cells in _rows(folder / "milestones.tsv", milestones, MILESTONES)
        ),
        numerals,
        tuple(
            Numeral(segment, quote, reason, line)
            for line, (segment, quote, reason) in _rows(folder / "numerals.tsv", numerals, NUMERALS)
        ),
        notes,
        tuple(
            Note(id, segment, kind, Text(zh, en), Text(*texts), source, line)
            for line, (id, segment, kind, zh, en, *texts, source) in _rows(
                folder / "notes.tsv", notes, NOTES
            )
        ),
    )


def _rows(path: Path, name: str, columns: str) -> Iterator[tuple[int, list[str]]]:
    """The rows of a layer, each of which names a segment."""
    segment = columns.split().index("segment")
    for line, cells in read_table(path, name, columns):
        if not cells[segment].strip():
            raise Unreadable(Problem(name, line, "row", "names no segment", "write its id"))
        yield line, cells


def _figure(name: str, line: int, cells: list[str]) -> Figure:
    segment, zh, en, value, unit, qualifier, kind, year, subject, key, *indicator = cells
    if not _DECIMAL.fullmatch(value):
        problem = Problem(name, line, segment, f"value is {value!r}", "write a decimal number")
        raise Unreadable(problem)
    return Figure(
        segment=segment,
        quote=Text(zh, en),
        value=Decimal(value),
        unit=unit,
        qualifier=qualifier,
        kind=kind,
        year=_year(name, line, year),
        subject=subject,
        key=key,
        indicator=Text(*indicator),
        line=line,
    )


def _year(name: str, line: int, year: str) -> int:
    if not re.fullmatch("[0-9]{4}", year):
        problem = Problem(name, line, "year", f"is {year!r}", "write a year such as 2017")
        raise Unreadable(problem)
    return int(year)
