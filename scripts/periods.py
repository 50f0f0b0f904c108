"""Which year a sentence is about: the years that a communiqué names, and its own."""

from __future__ import annotations

import re
from dataclasses import dataclass

_TO = "(?:——|—|–|-|~|至|到)"
_PART = (
    rf"\d{{1,2}}月?{_TO}\d{{1,2}}月|\d{{1,2}}月份|上半年|下半年|前三季度|[一二三四]季度"
    r"|前\d{1,2}个月"
)
# 到2025年 sets a goal where it does not end a verb (增加到2021年的 …).
_FAR = r"(?:(?<![一-龥])|(?<=力争|争取|预计|预期|确保|努力|计划|规划|提出|明确|目标|要求))到"
# A year with which another is compared (比2017年增长) says nothing; of 2018—2020年 the last holds.
_NAMED = re.compile(
    rf"""
    (?P<far>{_FAR}|截[至止])?
    (?:
        (?<![比较与自是\d])(?<!恢复[至到])(?<!相当于)(?:\d{{4}}年?{_TO})?
        (?:(?P<year>\d{{4}})|(?P<words>[一二][〇零九○][〇零一二三四五六七八九○]{{2}}))年
        (?!以来|版|的[\d.]+多?倍)(?:[底末]|前(?!三季|\d))?
        |(?<![比较])(?P<relative>今年|去年|明年|前年|本年度)(?:以来)?
        |“?十(?P<plan>[一二三四五六])五”?(?:规划)?(?P<end>期间|时期|期?末|以来)
        |(?P<middle>本世纪中叶)
        |(?P<whole>全年)
    )?
    (?:(?<![比较])(?P<part>{_PART}))?
    """,
    re.VERBOSE,
)
_YEAR = re.compile(r"(?<![\d比较])((?:19|20)\d{2})年")
# The rest of the year in which the meeting is held.
LATE = ("下半年", "四季度")
_RELATIVE = {"今年": 0, "本年度": 0, "去年": -1, "明年": 1, "前年": -2}
_DIGITS = {char: str(n) for n, char in enumerate("零一二三四五六七八九")} | {"〇": "0", "○": "0"}
_DATE = re.compile(r"(?:(?P<year>\d{4})年)?(?P<month>\d{1,2})月\d{1,2}(?:[日号]|[—–~至到-]\d)")
_REVIEWED = re.compile(
    r"(?:总结|回顾)[^,。;、]{0,6}?(\d{4})年(?!以来)|(\d{4})年(?!以来)[^,。;、和]{0,12}(?:总结|回顾)"
)
_PLANNED = re.compile(
    r"(?:部署|安排|做好|谋划|研究)[^,。;、]{0,8}?(\d{4})年|(\d{4})年[^,。;、和]{0,12}(?:重点|任务|工作计划|工作要点|工作安排)"
)


@dataclass(frozen=True, slots=True)
class Years:
    """The year in which the meeting was held, the one it reviews, the one it plans for."""

    held: int
    reviewed: int
    planned: int


@dataclass(frozen=True, slots=True)
class Period:
    """A year or part of it; ``far``: named as 到2025年, for its own sentence only."""

    start: int
    end: int
    year: int
    part: str = ""
    far: bool = False


def own_years(plain: str) -> Years | None:
    """The communiqué's own years, from its date and what it says it reviews and plans."""
    date = _DATE.search(plain)
    month = int(date["month"]) if date else 0
    begun = re.sub(rf"(\d{{4}})年?{_TO}\d{{4}}年|{_FAR}\d{{4}}年", r"\1年", plain)
    named = [int(year) for year in _YEAR.findall(begun)]
    reviewed, planned = (_first(pattern, plain) for pattern in (_REVIEWED, _PLANNED))
    if date and date["year"]:
        held = int(date["year"])
    elif reviewed or planned:
        held = (reviewed or planned - 1) if month >= 10 else (planned or reviewed + 1)
    elif named:
        held = max(named) + bool(month and "今年" in plain)  # the year named is then another
    else:
        return None
    turned = 1 <= month <= 3 or (month == 0 and held in (planned, reviewed + 1))
    before = reviewed or (min(planned - 1, held) if planned and turned else held - turned)
    return Years(held, before, planned or held + (month >= 11))


def _first(pattern: re.Pattern[str], plain: str) -> int:
    match = pattern.search(plain)
    return int(match[1] or match[2]) if match else 0


def periods(plain: str, years: Years, year: int) -> list[Period]:
    """The periods that a sentence names, in order; ``year`` is the one named before it."""
    found = []
    for match in _NAMED.finditer(plain):
        named = _year(match, years, year)
        if named is None and not match["part"]:
            continue
        part = match["part"] or ""
        late = named is None and part in LATE
        year = named or (min(year, years.held) if late else year)
        if match["end"] and match["end"] not in ("末", "期末"):
            part = match[0]
        found.append(
            Period(
                match.start(), match.end(), year, part, match["far"] == "到" and named is not None
            )
        )
    return found


def _year(match: re.Match[str], years: Years, year: int) -> int | None:
    if match["year"]:
        return int(match["year"])
    if match["words"]:
        return int("".join(_DIGITS.get(char, "0") for char in match["words"]))
    if match["relative"]:
        return years.held + _RELATIVE[match["relative"]]
    if match["plan"]:
        last = 2005 + 5 * "零一二三四五六".index(match["plan"])
        return min(last, years.reviewed) if match["end"] == "以来" else last
    if match["middle"]:
        return 2050
    return year if match["whole"] else None
