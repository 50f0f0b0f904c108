"""The numbers of a Chinese sentence and of its English, and whether they are the same.

The Chinese is read by scripts.chinese.expressions, the English by scripts.translate.english.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from scripts.chinese.characters import plain
from scripts.chinese.expressions import GRAMMAR, Expression, expressions, fill
from scripts.chinese.units import NAMES, UNITS
from scripts.model.number import Degree, Number
from scripts.translate.lists import MARKED, Placed, lent

_FALL_ZH = re.compile("下降|降低|减少|回落|负|跌|缩")
_RISE_ZH = re.compile("(?:增长|增加|提高|上升|扩大|提升|增|升|涨)了?[^,。;到至为的]{0,8}$")
_LOOSE = re.compile(GRAMMAR["beside"]["LOOSE"])
_TO, _AND = re.compile(fill("{TO}")), re.compile(fill("{AND}"))
_NEAR = 60  # characters
# The rules whose numbers count even in quotation marks: “四个意识”, “十三五”.
_NAMED = ("count", "ordinal", "plan", "year")


def chinese(text: str, names: Sequence[str] = (), month: int | None = None) -> list[Number]:
    """The numbers of a Chinese text in order; ``month`` is that of a day without one (25日)."""
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
    return found


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
            optional=quoted or one.name == "listed" or (one.rule == "class" and not read.digits),
            also=_also(one, unit, read.value, before),
        )
        yield number
        if read.upper:
            yield replace(number, value=read.upper, also=_also(one, unit, read.upper, before))


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
    return [zh[n] for n in sorted(missing)], [number for number in left if number.exact]


def same(zh: Number, en: Number) -> bool:
    """Do a Chinese and an English number say the same?

    数十 and 二十多 are dozens, never an exact number, and no exact number is dozens; 二十多 is
    more than 20. A negative number in either needs one, or words of a fall, in the other.
    """
    if (zh.minus and not (en.minus or en.falls)) or (en.minus and not (zh.minus or zh.falls)):
        return False
    if "vague" in (zh.degree, en.degree):
        order = zh.value.adjusted() == en.value.adjusted()
        return order and en.degree == "vague" and zh.degree in ("vague", "more")
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
