"""The units of quantities, read from units.toml: measure words, and units with a name."""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit with a name: its measure words, and its words in English (a pattern).

    ``words`` is the pattern of what a Chinese quotation must have of it; empty for a unit that is
    only compared. 1 of it is ``factor`` of ``base``. ``strict``: a number with it is never the
    same as one without any unit.
    """

    name: str
    zh: Sequence[str]
    en: str
    base: str
    factor: Decimal
    words: str = ""
    strict: bool = False


_DATA = tomllib.loads(Path(__file__).with_name("units.toml").read_text("utf-8"))
UNITS = {
    row["name"]: Unit(**{"base": row["name"]} | row | {"factor": Decimal(row.get("factor", 1))})
    for row in _DATA["unit"]
}
# The name of each measure word that has one: 元 is CNY.
NAMES = {word: unit.name for unit in UNITS.values() for word in unit.zh}
_SIMPLE = sorted({*NAMES, *_DATA["measures"].split()}, key=lambda unit: -len(unit.split("(")[0]))
NAMED = f"(?:{'|'.join(sorted(NAMES, key=len, reverse=True))})"
# A measure word, or two: 元/人, 微克/立方米.
UNIT = rf"(?:{'|'.join(_SIMPLE)})(?:/(?:{'|'.join(_SIMPLE)}|年|月))?"


def unit_of(english: str) -> Unit | None:
    """The unit that these English words name: RMB, percentage points, square kilometers."""
    return next((u for u in UNITS.values() if u.zh and re.fullmatch(u.en, english)), None)
