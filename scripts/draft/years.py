"""A communiqué's own years: when the meeting was held, what it reviews, what it plans for."""

from __future__ import annotations

import re
from dataclasses import dataclass

from scripts.chinese.numerals import integer

TO = "(?:——|—|–|-|~|至|到)"
# 到2025年 sets a goal where it does not end a verb (增加到2021年的 …).
FAR = r"(?:(?<![一-龥])|(?<=力争|争取|预计|预期|确保|努力|计划|规划|提出|明确|目标|要求))到"
_YEAR = re.compile(r"(?<![\d比较])((?:19|20)\d{2})(?:年|(?=全国))")
# The year in a meeting's name: of its work where it plans, of itself in the middle of a year.
_TITLED = re.compile(
    r"(?<!\d)(?P<year>20\d{2})(?:年?(?=全国|全省|全市|全区|全县)|(?<=召开\d{4})年)[^,。;、]{2,20}会"
)
_DATE = re.compile(
    rf"(?:(?P<year>\d{{4}})年)?(?P<month>\d{{1,2}})月\d{{1,2}}(?:[日号]|{TO}\d|[—–~至到-]\d)"
)
# The day on which the text was published stands in its first lines: 2015-12-29.
_STAMP = re.compile(
    r"(?<!\d)(20\d{2})(?:([-/.])(?P<month>\d{1,2})\2\d{1,2}(?!\d)"
    r"|年(?P<moon>\d{1,2})月\d{1,2}日(?=\s*(?:\d|来源|$)))",
    re.MULTILINE,
)
_HEAD = 300  # characters
_REVIEWED = re.compile(
    r"(?:总结|回顾)[^,。;、]{0,6}?(\d{4})年(?!以来)"
    rf"|(\d{{4}})年(?!以来)[^,。;、和\d]{{0,12}}(?:总结|回顾)|(\d{{4}})年1月?{TO}1[0-2]月"
)
_PLANNED = re.compile(
    r"(?:部署|安排|做好|谋划|研究|展望|面向)[^,。;、]{0,8}?(\d{4})年"
    r"|(?<!到)(\d{4})年[^,。;、和\d是]{0,8}(?:(?<![主重首需纪摘概])要(?![素点闻求])|必须)"
    r"|(\d{4})年[^,。;、和\d]{0,12}(?:重点|任务|工作计划|工作要点|工作安排|总体要求|预期|(?<!的)目标)"
    r"|(?:目标|任务|举措|要求)(?:是|为|:)\s*(\d{4})年"
    r"|(?<!到)(\d{4})年[^,。;、和\d]{0,12}(?:将(?!近)|力争)|(?<!到)(\d{4})年,[^,。;、和\d]{0,12}将(?!近)"
)
# From April on, a year of which only a part is told is that of the meeting.
_CURRENT = re.compile(
    rf"(?<![\d比较])(?P<year>\d{{4}})年(?:上半年|前三季度|一季度|1月?{TO}\d{{1,2}}月)"
)
_FULL_YEAR = re.compile(rf"1(?:月)?{TO}1[01]月|前1[01]个月|预计全年")
_FIRST_YEAR = re.compile(
    r"今年是[^。,]{0,6}“?十(?P<plan>[一二三四五六])五[^。,]{0,4}(?:开局|第一年)"
)


@dataclass(frozen=True, slots=True)
class Years:
    """The year in which the meeting was held, the one it reviews, the one it plans for."""

    held: int
    reviewed: int
    planned: int


_MONTH_OR_DAY = re.compile("[一二三]?十?[一二三四五六七八九十](?=[月日号])")


def in_digits(plain: str) -> str:
    """A text with its months and days in digits, which may be shorter: 十二月二十日 is 12月20日."""
    return _MONTH_OR_DAY.sub(lambda match: str(integer(match[0])), plain)


def own_years(plain: str) -> Years | None:
    """The communiqué's own years, from its date and what it says it reviews and plans."""
    plain = in_digits(plain)
    date, stamp = _DATE.search(plain), _STAMP.search(plain, 0, _HEAD)
    month = _month(plain, date, stamp)
    begun = re.sub(rf"(\d{{4}})年?{TO}\d{{4}}年|{FAR}\d{{4}}年", r"\1年", plain)
    reviewed, planned = _first(_REVIEWED, begun), _first(_PLANNED, begun)
    titled = _TITLED.search(plain)
    named = {int(year) for year in _YEAR.findall(begun)}
    if titled and not (stamp or reviewed or planned) and _names_plan(titled, date, month, named):
        planned = int(titled["year"])
    if date and date["year"]:
        held = int(date["year"])
    elif month >= 4 and (current := (month < 10 and titled) or _CURRENT.search(plain)):
        held = int(current["year"])
    elif stamp:
        held = int(stamp[1]) - (month >= 11 and _published(stamp) <= 2)
    elif reviewed or planned:
        held = (reviewed or planned - 1) if month >= 10 else (planned or reviewed + 1)
    elif named:
        held = _held(named, month, plain)
    elif first := _FIRST_YEAR.search(plain):
        held = plan_end(first["plan"]) - 4
    else:
        return None
    turned = 1 <= month <= 3 or (month == 0 and held in (planned, reviewed + 1))
    before = reviewed or (min(planned - 1, held) if planned and turned else held - turned)
    return Years(held, before, planned or held + (month >= 11 or (turned and "明年" in plain)))


def relative_years(plain: str) -> Years:
    """The years of a text that names none, counted from the year of the meeting."""
    plain = in_digits(plain)
    month = _month(plain, _DATE.search(plain), None)
    return Years(0, -(1 <= month <= 3), int(month >= 11))


def _month(plain: str, date: re.Match[str] | None, stamp: re.Match[str] | None) -> int:
    """The month of the meeting, 0 if nothing tells it."""
    if date:
        return int(date["month"])
    if stamp:
        return _published(stamp)
    return 12 if _FULL_YEAR.search(plain) else 0


def _published(stamp: re.Match[str]) -> int:
    """The month of publication."""
    return int(stamp["month"] or stamp["moon"])


def plan_end(numeral: str) -> int:
    """The last year of the 十三五 … plan."""
    return 2005 + 5 * "零一二三四五六".index(numeral)


def _names_plan(
    titled: re.Match[str], date: re.Match[str] | None, month: int, named: set[int]
) -> bool:
    """Is the year in a meeting's name the one it plans for? At a year's end it is the next one."""
    year = int(titled["year"])
    return date is None or (month >= 11 and not date["year"] and year - 1 in named)


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


def _first(pattern: re.Pattern[str], plain: str) -> int:
    match = pattern.search(plain)
    return int(next(filter(None, match.groups()))) if match else 0
