"""Read data-driven cases: a new case is a file or a row under tests/data, not code."""

from __future__ import annotations

import csv
import tomllib
from pathlib import Path
from typing import Any

import pytest

DATA = Path(__file__).parents[1] / "data"


def files(pattern: str) -> list[pytest.ParameterSet]:
    """One parameter, the path, for each file that matches; there must be some."""
    paths = sorted(DATA.glob(pattern))
    assert paths, f"{DATA} has no {pattern}"
    return [pytest.param(path, id=path.stem) for path in paths]


def rows(name: str) -> list[pytest.ParameterSet]:
    """The cells of each row of a tab-separated table, but the last.

    The first line names the columns. The last column, ``bug``, says why a row is known to
    fail; it is empty in a row that holds.
    """
    lines = (DATA / name).read_text("utf-8").splitlines()
    table = list(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))[1:]
    return [pytest.param(*cells, id=cells[0], marks=_marks(bug)) for *cells, bug in table]


def tables(name: str) -> list[pytest.ParameterSet]:
    """One parameter, the mapping, for each [[case]] of a TOML file; ``bug`` as in rows."""
    cases: list[dict[str, Any]] = tomllib.loads((DATA / name).read_text("utf-8"))["case"]
    return [pytest.param(case, id=case["name"], marks=_marks(case.get("bug"))) for case in cases]


def _marks(bug: str | None) -> list[pytest.MarkDecorator]:
    return [pytest.mark.xfail(strict=True, reason=bug)] if bug else []
