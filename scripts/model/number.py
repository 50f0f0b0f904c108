"""A number as the two languages are compared by it."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

MONTHS = tuple(
    "January February March April May June July August September October November December".split()
)
# What a number says of its own exactness: the words around it let it be exceeded (loose), it is
# exceeded (more: 二十多, more than 20), only its order is told (vague: 数十, dozens).
Degree = Literal["", "loose", "more", "vague"]
# The side of the number on which the value lies, the way that it changes, or the half of the day
# that an hour is in.
Side = Literal["", "near", "over", "about", "up", "down", "am", "pm"]


@dataclass(frozen=True, slots=True)
class Number:
    """A value and its unit; ``exact`` when it is written in digits.

    ``unit`` is a name of scripts.chinese.units, or ``date`` (month × 100 + day), ``month``,
    ``day``, ``decade``, ``ratio``, ``×`` (doubled), ``times``. ``also`` are other values and
    units that say the same. ``falls``: words of a fall stand beside it. ``optional``: it is part
    of a name, and need not be in the other language. ``small``: beside it, an English count in
    words (six) that the Chinese has not is an error too. ``side``: what a word right beside it
    says (nearly, more than; a.m.).
    """

    value: Decimal
    unit: str = ""
    exact: bool = True
    degree: Degree = ""
    minus: bool = False
    falls: bool = False
    optional: bool = False
    small: bool = False
    side: Side = ""
    also: tuple[tuple[Decimal, str], ...] = ()

    def __str__(self) -> str:
        plain = f"{'−' if self.minus else ''}{self.value.normalize():f}"
        match self.unit:
            case "date":
                return f"{MONTHS[int(self.value) // 100 - 1]} {int(self.value) % 100}"
            case "CNY":
                plain += " yuan"
            case "points":
                plain += " percentage points"
            case "month" | "day":
                return f"{self.unit} {plain}"
            case "%" | "‰" | "":
                plain += self.unit
            case "ratio":
                plain += ":1"
            case _:
                plain += f" {self.unit}"
        words = {"more": f"more than {plain}", "vague": f"a number of the order of {plain}"}
        return words.get(self.degree, plain)
