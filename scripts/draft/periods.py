"""Which year a sentence is about: the years that it names."""

import re
from dataclasses import dataclass

from scripts.chinese.numerals import integer
from scripts.draft.cues import CUE
from scripts.draft.years import Years, plan_end

_NEAR = 200  # characters after a year in which a clause may end what it dates
# The rest of the year in which the meeting is held.
_LATE = ("下半年", "四季度")
_RELATIVE = {"今年": 0, "本年度": 0, "去年": -1, "明年": 1, "前年": -2}


@dataclass(frozen=True, slots=True)
class Period:
    """A year or part of it, and up to where in its sentence it reaches.

    ``far``: named as 到2025年, for its own sentence only; ``opens``: it opens a clause, and so
    may date the sentences that follow.
    """

    start: int
    end: int
    year: int
    part: str = ""
    far: bool = False
    opens: bool = False
    until: int = 2**31


def periods(plain: str, years: Years, year: int) -> list[Period]:
    """The periods that a sentence names, in order; ``year`` is the one named before it."""
    found, near = [], year
    for match in CUE["period"].finditer(plain):
        start, end = match.span()
        base = CUE["base_before"].search(plain, max(0, start - 4), start)
        if base or CUE["base_after"].match(plain, end):
            continue
        late = match["alone"] in _LATE
        year = _year(match, years, near) or (min(year, years.held) if late else year)
        part = match["part"] or match["alone"] or ""
        if match["end"] and match["end"] not in ("末", "期末", "收官"):
            part = match[0]
        far = match["far"] == "到"
        near = near if far or match["span"] else year
        attribute = CUE["attribute"].match(plain, end)
        turn = CUE["turn"].search(plain, end, end + _NEAR) if 0 < year < years.planned else None
        until = attribute.end() if attribute else turn.start() if turn else len(plain)
        inner = attribute or turn or match["span"]
        opens = not inner and bool(CUE["opens"].search(plain, max(0, start - 12), start))
        found.append(Period(start, end, year, part, far, opens, until))
    return found


def outlook(period: Period, years: Years) -> str:
    """past, ahead or far, as seen from the meeting; empty if the year alone does not say."""
    if period.year > years.planned + (years.reviewed == years.planned):
        return "far"
    if period.year == years.held and period.part in _LATE:
        return "ahead"
    if period.year > years.held or years.reviewed < years.planned == period.year:
        return "ahead"
    told = period.part and not period.part.startswith("三季度")
    return "past" if period.year < years.planned or told else ""


def _year(match: re.Match[str], years: Years, year: int) -> int:
    """The year that is named, 0 if only a part of one is; 全年 is all of ``year``."""
    if match["year"]:
        return int(match["year"])
    if match["relative"]:
        return years.held + _RELATIVE[match["relative"]]
    if match["plan"]:
        last = plan_end(match["plan"])
        return min(last, years.reviewed) if match["end"] == "以来" else last
    if match["span"]:
        return years.planned - 1 + integer(match["span"])
    if match["middle"]:
        return 2050
    return year if match["whole"] else 0
