"""Read report.toml: what a communiqué does not say itself."""

from __future__ import annotations

import datetime
import re
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from scripts.model.problem import Problem, Unreadable
from scripts.model.report import Group, Meta, PageMeta, Remark, SectionMeta
from scripts.model.text import Text
from scripts.read.source import LONGEST, NO_TEXT, read_seed

# What scripts.new writes behind a guess, for the editor to take off.
REVIEW = "# review"


def read_meta(path: Path, name: str) -> Meta:
    """Read ``path``; its folder's name is the report's id. Raises Unreadable."""
    text = read_seed(path, name, "report", LONGEST)
    try:
        data = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        line = re.search(r"at line (\d+)", str(error))
        finding = f"is not TOML ({error})"
        problem = Problem(name, int(line[1]) if line else 1, "report", finding, "correct the file")
        raise Unreadable(problem) from error
    try:
        return Meta(
            path=name,
            id=path.parent.name,
            date=_date(data["date"]),
            title=_text(data["title"]),
            place=_text(data["place"]),
            publisher=_text(data["publisher"]),
            featured=_name(data["featured"]),
            sections=tuple(
                SectionMeta(_name(row["id"]), _text(row["title"]), str(row.get("figures", "")))
                for row in data["sections"]
            ),
            pages=tuple(_page(row) for row in data["pages"]),
            remarks=tuple(
                Remark(str(row["id"]), _text(row["title"]), _text(row["text"]))
                for row in data.get("remarks", ())
            ),
            counts=_text(data.get("counts", {})),
            goals=_text(data.get("goals", {})),
            marked=tuple(
                number for number, line in enumerate(text.split("\n"), 1) if f"  {REVIEW}" in line
            ),
            subjects=_groups(data.get("subjects", ())),
            lanes=_groups(data.get("lanes", ())),
        )
    except (KeyError, TypeError) as error:
        finding = f"lacks a field or has one of another kind ({error})"
        problem = Problem(name, 1, "report", finding, "compare with seeds/2017/report.toml")
        raise Unreadable(problem) from error


def _date(value: Any) -> datetime.date:
    if type(value) is not datetime.date:
        raise TypeError(f"date is {value!r}, expected a date such as 2017-12-25")
    return value


def _name(value: Any) -> str:
    """An id; whether it is a good one is left to a check."""
    if not _line(value).strip():
        raise TypeError("an id is empty")
    return str(value)


def _text(value: Any) -> Text:
    """A title in both languages; a missing one is empty, and a check says so."""
    if not isinstance(value, dict):
        raise TypeError(f"{value!r}, expected {{zh = …, en = …}}")
    return Text(_line(value.get("zh", "")), _line(value.get("en", "")))


def _line(value: Any) -> str:
    """A text of one line, since TOML can write any character."""
    if not isinstance(value, str) or NO_TEXT.search(value) or set(value) & set("\t\n\r"):
        raise TypeError(f"{value!r}, expected a text of one line")
    return value


def _groups(rows: Iterable[dict[str, Any]]) -> tuple[Group, ...]:
    return tuple(Group(_name(row["id"]), _text(row["title"])) for row in rows)


def _page(row: dict[str, Any]) -> PageMeta:
    return PageMeta(
        id=_name(row["id"]),
        title=_text(row["title"]),
        summary=_text(row["summary"]),
        sections=tuple(_name(section) for section in row["sections"]),
    )
