"""A number as the two languages are compared by it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Number:
    """A value and its unit; ``exact`` when it is written in digits."""

    value: Decimal
    unit: str = ""
    exact: bool = True

    def __str__(self) -> str:
        plain = f"{self.value.normalize():f}"
        words = {
            "month": f"month {plain}",
            "day": f"day {plain}",
            "yuan": f"{plain} yuan",
            "points": f"{plain} percentage points",
        }
        return words.get(self.unit, plain + self.unit)
