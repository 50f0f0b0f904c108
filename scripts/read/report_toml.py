"""Read report.toml: what a communiqué does not say itself."""

import datetime
import re
import tomllib
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, replace
from pathlib import Path
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from scripts.model.problem import Unreadable
from scripts.model.report import Id, Meta
from scripts.model.text import LANGS, Text
from scripts.read.source import LONGEST, NO_TEXT, read_seed

# What scripts.new writes behind a guess, for the editor to take off.
REVIEW = "# review"
_EXAMPLES = {datetime.date: "a date such as 2017-12-25", int: "a number such as 2"}
T = TypeVar("T")


def read_meta(path: Path, name: str) -> Meta:
    """Read ``path``; its folder's name is the report's id. Raises Unreadable."""
    text = read_seed(path, name, "report", LONGEST)
    line, action = 1, "compare with seeds/2017/report.toml"
    try:
        given = {"path": name, "id": path.parent.name, "marked": []}
        meta = _filled(Meta, tomllib.loads(text) | given)
    except (ValueError, RecursionError) as error:
        place = re.search(r"at line (\d+)", str(error))
        line, action = int(place[1]) if place else 1, "correct the file"
        finding = f"is not TOML ({error})"
    except (KeyError, TypeError) as error:
        finding = f"lacks a field or has one of another kind ({error})"
    else:
        lines = enumerate(text.split("\n"), 1)
        return replace(meta, marked=tuple(n for n, line in lines if f"  {REVIEW}" in line))
    raise Unreadable(name, line, "report", finding, action)


def _filled(kind: type[T], table: dict[str, Any]) -> T:
    """A table as a type of scripts.model.report, field by field. Raises KeyError, TypeError."""
    hints = get_type_hints(kind, include_extras=True)
    declared: tuple[Field[Any], ...] = fields(kind)  # type: ignore[arg-type]
    asked = [f for f in declared if f.name in table or f.default is f.default_factory is MISSING]
    return kind(**{f.name: _value(hints[f.name], table[f.name]) for f in asked})


def _value(kind: Any, value: Any) -> Any:
    """A value as the type of a field; for a language that is missing stands the other."""
    if kind in _EXAMPLES:
        if type(value) is not kind:
            raise TypeError(f"{value!r}, expected {_EXAMPLES[kind]}")
        return value
    if kind is Text:
        if not isinstance(value, dict):
            raise TypeError(f"{value!r}, expected {{zh = …, en = …}}")
        zh, en = (_line(value.get(lang, "")).strip() for lang in LANGS)
        return Text(zh or en, en or zh)
    if get_origin(kind) is tuple:
        if not isinstance(value, list):
            raise TypeError(f"{value!r}, expected a list")
        return tuple(_value(get_args(kind)[0], member) for member in value)
    if get_origin(kind) is Mapping:
        if not isinstance(value, dict):
            raise TypeError(f"{value!r}, expected a table")
        texts = ((key, _value(Text, member)) for key, member in value.items())
        return {key: text for key, text in texts if text.zh}  # one left empty is none
    if kind == Id and not _line(value).strip():
        raise TypeError("an id is empty")
    return _line(value) if kind in (str, Id) else _filled(kind, value)


def _line(value: Any) -> str:
    """A text of one line, since TOML can write any character."""
    if not isinstance(value, str) or NO_TEXT.search(value) or set(value) & set("\t\n\r"):
        raise TypeError(f"{value!r}, expected a text of one line")
    return value
