"""Which year a sentence is about: the years that it names."""

from __future__ import annotations

import re
from dataclasses import dataclass

from scripts.chinese.numerals import integer
from scripts.draft.years import FAR, TO, Years, plan_end

_PART = (
    rf"\d{{1,2}}月?{TO}\d{{1,2}}月|\d{{1,2}}月份|上半年|下半年|前三季度|[一二三四]季度"
    r"|前\d{1,2}个月"
)
# Of 2018—2020年 the last year holds.
_NAMED = re.compile(
    rf"""
    (?P<far>{FAR}|截[至止])?
    (?:
        (?<!\d)(?:\d{{4}}年?{TO})?
        (?P<year>\d{{4}})年
        (?:[底末]?(?:[以之]?前(?!三季|\d)|[底末]))?
        |(?P<relative>今年|去年|明年|前年|本年度)(?:以来)?
        |“?十(?P<plan>[一二三四五六])五”?(?:规划)?(?P<end>期间|时期|期?末|收官|以来|(?<=(?:展望|面向)“十[一二三四五六]五”)(?=,))
        |(?P<middle>本世纪中叶)
        |(?P<whole>全年|年内)
        |(?:未来|今后)(?P<span>[两三四五])年
    )?
    (?P<part>{_PART})?
    """,
    re.VERBOSE,
)
# A year with which another is compared (比2017年增长) says nothing of the figures around it.
_BASE_BEFORE = re.compile("[比较与同自由从是]$|恢复[至到]$|相当于$|高于$|低于$|快于$|成立于$|始于$")
_BASE_AFTER = re.compile(
    r"以来|版|的?[\d.一两三四五六七八九十]+多?[倍番]|[^,。;在要]{0,8}基础上|的?水平|同期|[^,。;]{0,4}相比"
)
# 在去年增长9.6%的高基数上: such a year reaches to the end of its attribute.
_ATTRIBUTE = re.compile(
    r"(?<!以来)[^,。;:]{0,16}(?:的高?基数|的局面|的势头)|[^,。;:在要]{1,16}基础上|[^,。;:\d]{1,4}以来[^,。;]{0,60}"
    r"|(?:投用|建成|开工|新增|确定|部署|启动|实施|印发|出台|下达)的"
    r"|(?<=前)(?!三季)[^,。;:\d]{1,8}?的(?!是)"
)
_NEAR = 200  # characters after a year in which a clause may end what it dates
# After a year gone by, a clause that starts so goes on to what is to be done.
_TURN = re.compile(",(?:因此|为此|所以|但|今后)?(?:要(?![素点求闻])|必须|力争|确保|下一步)")
_OPENS = re.compile(
    "(?:^|[,:;。、(])(?:其中|同时|此外|另外|预计|预期|做好|在|刚刚过去的|即将过去的|过去的|据悉|展望)*$"
)
# The rest of the year in which the meeting is held.
LATE = ("下半年", "四季度")
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
    for match in _NAMED.finditer(plain):
        start, end = match.span()
        named = _year(match, years, near)
        if (named is None and not match["part"]) or _is_base(plain, match):
            continue
        part = match["part"] or ""
        late = named is None and part in LATE
        year = named or (min(year, years.held) if late else year)
        if match["end"] and match["end"] not in ("末", "期末", "收官"):
            part = match[0]
        far = match["far"] == "到" and named is not None
        near = near if far or match["span"] else year
        attribute = _ATTRIBUTE.match(plain, end)
        opens = not (attribute or match["span"]) and bool(
            _OPENS.search(plain, max(0, start - 12), start)
        )
        turn = _TURN.search(plain, end, end + _NEAR) if 0 < year < years.planned else None
        until = attribute.end() if attribute else turn.start() if turn else len(plain)
        opens = opens and not turn
        found.append(Period(start, end, year, part, far, opens, until))
    return found


def _is_base(plain: str, match: re.Match[str]) -> bool:
    start, end = match.span()
    before = _BASE_BEFORE.search(plain, max(0, start - 4), start)
    return bool(before or _BASE_AFTER.match(plain, end))


def outlook(period: Period, years: Years) -> str:
    """past, ahead or far, as seen from the meeting; empty if the year alone does not say."""
    if period.year > years.planned + (years.reviewed == years.planned):
        return "far"
    if period.year == years.held and period.part in LATE:
        return "ahead"
    if period.year > years.held or years.reviewed < years.planned == period.year:
        return "ahead"
    told = period.part and not period.part.startswith("三季度")
    return "past" if period.year < years.planned or told else ""


def _year(match: re.Match[str], years: Years, year: int) -> int | None:
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
    return year if match["whole"] else None
