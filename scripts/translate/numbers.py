"""The numbers of a Chinese sentence and of its English, and whether they are the same.

The Chinese is read by scripts.chinese.expressions, the English by scripts.translate.english.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from scripts.chinese.characters import plain
from scripts.chinese.expressions import GRAMMAR, Expression, expressions, pattern
from scripts.chinese.units import NAMES, UNITS
from scripts.model.number import Degree, Number, Side
from scripts.model.text import Span
from scripts.translate.lists import MARKED, Placed, lent

_FALL_ZH = re.compile("下降|降低|减少|回落|负|跌|缩")
_RISE_ZH = re.compile("(?:增长|增加|提高|上升|扩大|提升|增|升|涨)了?[^,。;到至为的]{0,8}$")
_LOOSE = re.compile(GRAMMAR["beside"]["LOOSE"])
_TO, _AND = pattern("{TO}"), pattern("{AND}")
_NEAR = 60  # characters
_COUNTING = ("count", "single", "span", "measure")
# By side: whether it is one of a time, the words before the number, and those after it.
_SIDES: dict[Side, tuple[bool, re.Pattern[str], re.Pattern[str]]] = {
    side: (side in ("am", "pm"), re.compile(own["before"]), re.compile(own.get("after", "(?!)")))
    for side, own in GRAMMAR["sides"].items()
}
_OPPOSED = {
    ("near", "over"), ("over", "near"), ("about", "over"), ("about", "near"), ("am", "pm"),
    ("pm", "am"), ("up", "down"), ("down", "up"),
}  # fmt: skip
# The rules whose numbers count even in quotation marks: “四个意识”, “十三五”.
_NAMED = ("count", "ordinal", "plan", "year")


def chinese(text: str, names: Sequence[str] = (), month: int | None = None) -> list[Number]:
    """The numbers of a Chinese text in order; ``month`` is that of a day without one (25日)."""
    return [number for _, number in chinese_at(text, names, month)]


def chinese_at(
    text: str, names: Sequence[str] = (), month: int | None = None
) -> list[tuple[Span, Number]]:
    """The same, each with its place."""
    half = plain(text)
    placed: list[Placed] = []
    for one in expressions(text, names):
        span = one.span.start, one.span.end
        placed += [(*span, number) for number in _numbers(half, one)]
    found: list[Number] = []
    for number in lent(half, placed, _TO, _AND):
        if number.unit == "day" and month:
            number = replace(number, value=100 * month + number.value, unit="date")
        if number.unit == "date":
            number = replace(number, also=((number.value % 100, "day"),))
        month = last_month([number], month)
        found.append(number)
    spans = [Span(start, end) for start, end, _ in placed]
    return list(zip(spans, found, strict=True))


def last_month(numbers: Sequence[Number], month: int | None) -> int | None:
    """The month that the last date names, or the one before."""
    for number in numbers:
        if number.unit in ("month", "date"):
            month = int(number.value) // (100 if number.unit == "date" else 1)
    return month


def _numbers(half: str, one: Expression) -> Iterator[Number]:
    """What one expression asks of the English; a single thing (一座) asks nothing."""
    start, end = one.span.start, one.span.end
    before = half[max(0, start - _NEAR) : start]
    beside: Degree = "loose" if _LOOSE.search(half[max(0, start - 10) : end + 6]) else ""
    unit = NAMES.get(one.unit.split("/")[0].removesuffix("标准煤"), one.unit)
    known = {"番": "×", "倍": "times"}.get(unit, unit if unit in UNITS or unit in MARKED else "")
    side = _side(half, one)
    summed = unit not in UNITS and one.rule in _COUNTING and _is_sum(half, one)
    for read in one.numerals:
        if one.rule == "single" and read.value == 1 and unit not in UNITS:
            continue
        quoted = one.name == "quoted" and not read.digits and one.rule not in _NAMED
        number = Number(
            read.value,
            known,
            exact=read.digits,
            degree="vague" if read.vague else "more" if read.more else beside,
            minus=one.minus,
            falls=bool(_FALL_ZH.search(before[-12:])),
            optional=quoted
            or summed
            or one.name == "listed"
            or one.rule == "some"
            or (one.rule == "class" and not read.digits),
            small=one.rule == "some" or summed,
            side=side,
            also=_also(one, unit, read.value, before),
        )
        if one.rule == "order" and read.upper:  # either will do
            yield replace(number, also=((read.upper, ""),))
            continue
        yield number
        if read.upper:
            yield replace(number, value=read.upper, also=_also(one, unit, read.upper, before))


def _side(half: str, one: Expression) -> Side:
    """What the words right before or after a number say: 近3万 near, 超过3万 over, 上午9时 am."""
    before, after = half[max(0, one.span.start - 6) : one.span.start], half[one.span.end :][:2]
    if one.rule == "time":
        before += half[one.span.start : one.span.start + 2]
    for side, (rule, words, behind) in _SIDES.items():
        if (one.rule == "time") == rule and (words.search(before) or behind.match(after)):
            return side
    return ""


def _is_sum(half: str, one: Expression) -> bool:
    """Does the number sum up the list before it: 甲、乙两省, 2016、2017两年, 甲乙两市?"""
    clause = re.split("[,。;:“”]", half[max(0, one.span.start - _NEAR) : one.span.start])[-1]
    members = [member for member in re.split("、|和|与|及", clause) if member]
    value = one.numerals[0].value
    pair = len(clause) == value == 2 and half[one.span.start + 1 :][:1] in tuple("省市县区州国地")
    return pair or 2 <= value == len(members) <= 9


def _also(
    one: Expression, unit: str, value: Decimal, before: str
) -> tuple[tuple[Decimal, str], ...]:
    """Other ways to say it: 增长两倍 is tripled, 翻一番 100 percent more, 15时 3 p.m."""
    if unit == "倍" and _RISE_ZH.search(before):
        return (100 * value, "%"), (value + 1, "×")
    if unit in ("倍", "番"):
        return (value, "×"), (value, "times"), (100 * value - (100 if unit == "番" else 0), "%")
    if one.rule == "time" and value > 12:
        return ((value - 12, ""),)
    if one.rule == "time" and re.search("(?:下午|晚上?|傍晚)$", before):
        return ((value + 12, ""),)
    if one.rule == "and a half":  # half a year is six months
        return (12 * value, ""), (value, "")
    if one.rule == "half of a time" and one.unit == "月":
        return (Decimal(15), ""), (Decimal(2), "")  # days, weeks
    return ((Decimal(12), ""),) if value == 10 and one.numerals[0].more else ()


def mismatch(zh: Sequence[Number], en: Sequence[Number]) -> tuple[list[Number], list[Number]]:
    """What only the Chinese has, and what only the English has.

    Each Chinese number takes one English number that says the same, one in digits first. English
    numbers in words need no counterpart, nor do Chinese ones that are part of a name.
    """
    left, missing = list(en), []
    order = sorted(range(len(zh)), key=lambda n: (zh[n].optional, bool(zh[n].also)))
    for number, place in ((zh[n], n) for n in order):
        alike = [other for other in left if same(number, other)]
        if alike:
            left.remove(min(alike, key=lambda n: (not n.exact, n.value != number.value)))
        elif not number.optional:
            missing.append(place)
    small = any(number.small for number in zh)
    extra = [number for number in left if number.exact or (small and number.small)]
    return [zh[n] for n in sorted(missing)], extra


def same(zh: Number, en: Number) -> bool:
    """Do a Chinese and an English number say the same?

    数十 and 二十多 are dozens, never an exact number, and no exact number is dozens; 二十多 is
    more than 20. A negative number in either needs one, or words of a fall, in the other.
    """
    if (zh.minus and not (en.minus or en.falls)) or (en.minus and not (zh.minus or zh.falls)):
        return False
    if (zh.side, en.side) in _OPPOSED and not (zh.minus or en.minus):
        return False
    if "vague" in (zh.degree, en.degree):
        orders = {value.adjusted() for value, _ in ((zh.value, ""), *zh.also)}
        order = en.value.adjusted() in orders or any(v.adjusted() in orders for v, _ in en.also)
        several = zh.degree == "vague" or (zh.degree == "more" and zh.value != 10)
        return order and en.degree == "vague" and several
    if (zh.degree == "more") != (en.degree == "more") and zh.degree != "loose":
        return False
    other = ((en.value, en.unit), *en.also)
    return any(equal(*one, *two) for one in ((zh.value, zh.unit), *zh.also) for two in other)


def equal(value: Decimal, unit: str, other: Decimal, other_unit: str) -> bool:
    """Are two values the same, each in its unit? A strict unit needs one on the other side."""
    if unit == other_unit:
        return value == other
    one, two = UNITS.get(unit), UNITS.get(other_unit)
    if unit in MARKED or other_unit in MARKED:
        return False
    if one and two:
        return one.base == two.base and value * one.factor == other * two.factor
    return value == other and not any(known and known.strict for known in (one, two))


def listed(numbers: Sequence[Number]) -> str:
    """Numbers as a message shows them."""
    return ", ".join(map(str, numbers)) or "no such number"
