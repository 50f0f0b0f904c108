"""A communiqué's own years: when the meeting was held, what it reviews, what it plans for."""

import re
from dataclasses import dataclass

from scripts.chinese.numerals import integer
from scripts.draft.cues import CUE

_HEAD = 300  # characters: the first lines, in which the day of publication stands


@dataclass(frozen=True, slots=True)
class Years:
    """The year in which the meeting was held, the one it reviews, the one it plans for."""

    held: int
    reviewed: int
    planned: int


def in_digits(plain: str) -> str:
    """A text with its months and days in digits, which may be shorter: 十二月二十日 is 12月20日."""
    return CUE["month_or_day"].sub(lambda match: str(integer(match[0])), plain)


def own_years(plain: str) -> Years | None:
    """The communiqué's own years, from its date and what it says it reviews and plans."""
    plain = in_digits(plain)
    date, stamp = CUE["date"].search(plain), CUE["stamp"].search(plain, 0, _HEAD)
    month = _month(plain, date or stamp)
    begun = CUE["begun"].sub(r"\1年", plain)
    reviewed, planned = _first("reviewed", begun), _first("planned", begun)
    titled = CUE["titled"].search(plain)
    named = {int(year) for year in CUE["year"].findall(begun)}
    if titled and not (stamp or reviewed or planned) and _names_plan(titled, date, month, named):
        planned = int(titled["year"])
    # From April on, a year of which only a part is told is that of the meeting.
    current = month >= 4 and ((month < 10 and titled) or CUE["current"].search(plain))
    if dated := (date and date["year"]) or (current and current["year"]):
        held = int(dated)
    elif stamp:
        held = int(stamp["year"]) - (month >= 11 and int(stamp["month"]) <= 2)
    elif reviewed or planned:
        held = (reviewed or planned - 1) if month >= 10 else (planned or reviewed + 1)
    elif named:
        held = _held(named, month, plain)
    elif first := CUE["first_year"].search(plain):
        held = plan_end(first["plan"]) - 4
    else:
        return None
    turned = 1 <= month <= 3 or (month == 0 and held in (planned, reviewed + 1))
    before = reviewed or (min(planned - 1, held) if planned and turned else held - turned)
    return Years(held, before, planned or held + (month >= 11 or (turned and "明年" in plain)))


def relative_years(plain: str) -> Years:
    """The years of a text that names none, counted from the year of the meeting."""
    plain = in_digits(plain)
    month = _month(plain, CUE["date"].search(plain))
    return Years(0, -(1 <= month <= 3), int(month >= 11))


def _month(plain: str, day: re.Match[str] | None) -> int:
    """The month of the meeting, from its day or that of publication; 0 if nothing tells it."""
    return int(day["month"]) if day else 12 if CUE["full_year"].search(plain) else 0


def plan_end(numeral: str) -> int:
    """The last year of the 十三五 … plan, of which ``numeral`` is 三."""
    return 2005 + 5 * integer(numeral)


def _names_plan(
    titled: re.Match[str], date: re.Match[str] | None, month: int, named: set[int]
) -> bool:
    """Is the year in a meeting's name the one it plans for? At a year's end it is the next one."""
    before = int(titled["year"]) - 1
    return not date or (month >= 11 and not date["year"] and before in named)


def _held(named: set[int], month: int, plain: str) -> int:
    """The last year named, the one before or the one after it.

    At a year's end the later of two is the one to come, unless 明年 is or months of it have
    passed; early in a year, 今年 must be another than the only one named.
    """
    last = max(named)
    both = last - 1 in named
    if month >= 11:
        passed = "明年" in plain or re.search(rf"截[至止]{last}年|{last}年(?:以来|\d|前)", plain)
        return last - (both and not passed)
    return last + (month > 0 and "今年" in plain and not (both and month <= 3))


def _first(cue: str, plain: str) -> int:
    """The year in the first passage that a cue finds, 0 if it finds none."""
    match = CUE[cue].search(plain)
    return int(match[match.lastindex or 0]) if match else 0
