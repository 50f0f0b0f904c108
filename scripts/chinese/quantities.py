"""Find the quantities in a Chinese sentence: a number, its unit, and how exact it is.

Names (5G, IPv6, “323”), dates, ordinals, durations in years and the counts of an
enumeration (八个方面) are no quantities; a rank is one (第二梯队, 第3位).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from scripts.chinese.characters import plain, tight
from scripts.chinese.expressions import (
    GRAMMAR,
    MASK,
    MEASURING,
    QUOTED,
    expressions,
    masked,
    pattern,
)
from scripts.chinese.numerals import Numeral
from scripts.chinese.units import NAMES
from scripts.model.text import Span

_BESIDE = {name: pattern(text) for name, text in GRAMMAR["beside"].items()}
_AFTER, _BEFORE = (
    {str(name): pattern(words) for name, words in GRAMMAR[side].items()}
    for side in ("after", "before")
)
_QUALIFIED = pattern("(?:{AFTER})")
_LEVEL = re.compile(r"[为到]\d+\.\d+(?=[,。;、)]|$)")
_COUNTERS = ("个", "项", "件", "条", "点", "种", "类")
_PREFIX = 24  # characters before a number that may hold its verb and qualifier


@dataclass(frozen=True, slots=True)
class Quantity:
    """``span`` holds the number and its unit, with the verb and the qualifier beside them.

    ``number`` is the place of number and unit alone. ``value`` is in base units (3.2万个 is
    32000) and negative for a fall; a range has an ``upper`` end; a change from one level to
    another has the old one in ``before``.
    """

    span: Span
    number: Span
    value: Decimal
    unit: str
    qualifier: str
    upper: Decimal | None = None
    before: Decimal | None = None


@dataclass(frozen=True, slots=True)
class _Placed:
    """A number as it stands: its place, the words before and after it."""

    start: int
    end: int
    unit: str
    low: Numeral
    high: Numeral
    minus: bool
    prefix: re.Match[str]
    after: str
    rule: str

    @property
    def begin(self) -> int:
        """Where its verb or qualifier starts, or the number itself."""
        starts = (self.prefix.start(name) for name in ("early", "fall", "rise", "before"))
        return min((start for start in starts if start >= 0), default=self.start)

    @property
    def close(self) -> int:
        return self.end + len(self.after)

    @property
    def verb(self) -> str:
        return self.prefix["fall"] or self.prefix["rise"] or ""

    @property
    def value(self) -> Decimal:
        return -self.low.value if self.minus else self.low.value

    @property
    def upper(self) -> Decimal | None:
        return self.high.upper or (None if self.high is self.low else self.high.value)


def quantities(text: str, names: Sequence[str] = ()) -> list[Quantity]:
    """The quantities of a sentence in order of their occurrence; ``names`` hold none."""
    half, places = tight(plain(text))
    back = {place: position for position, place in enumerate(places)}
    counted, others = [], []
    for one in expressions(text, names):
        span = back[one.span.start], back[one.span.end - 1] + 1
        if one.rule not in MEASURING or one.name or one.numerals[0].vague:  # 数十个 has no value
            others.append(span)
        else:
            counted.append((*span, one))
    half = masked(re.sub(QUOTED, lambda match: MASK * len(match[0]), half), others)
    found = []
    for start, end, one in counted:
        prefix = _BESIDE["PREFIX"].search(half, max(0, start - _PREFIX), start)
        assert prefix  # it may be empty
        after = _QUALIFIED.match(half, end)
        low, unit = one.numerals[0], one.unit
        rest = after[0] if after else ""
        found.append(_Placed(start, end, unit, low, low, one.minus, prefix, rest, one.rule))
    kept = [one for one in _listed(half, _ranges(half, found)) if _is_quantity(half, one)]
    return [_in_place(one, places) for one in kept]


def _in_place(one: Quantity, places: Sequence[int]) -> Quantity:
    """With its spans in the text as it was written."""
    span, number = (
        Span(places[span.start], places[span.end - 1] + 1) for span in (one.span, one.number)
    )
    return replace(one, span=span, number=number)


def _ranges(half: str, found: Sequence[_Placed]) -> list[_Placed]:
    """The numbers, with the two ends of a range (3%—5%, 2至3万) as one."""
    result: list[_Placed] = []
    for one in found:
        last = result[-1] if result else None
        if last is not None and _is_range(half, last, one):
            low = last.low
            if not last.unit and low.scale == 1 and low.value < one.low.value / one.low.scale:
                low = replace(low, value=low.value * one.low.scale)
            result[-1] = replace(
                last, low=low, high=one.low, end=one.end, unit=one.unit, after=one.after
            )
        else:
            result.append(one)
    return result


def _is_range(half: str, last: _Placed, one: _Placed) -> bool:
    return (
        last.upper is None
        and last.unit in ("", one.unit)
        and bool(_BESIDE["RANGE"].fullmatch(half, last.close, one.start))
        and not _BESIDE["FROM"].search(half, max(0, last.begin - 26), last.begin)
    )


def _listed(half: str, found: Sequence[_Placed]) -> list[Quantity]:
    """The members of a list (50%、30%和13%) share verb, unit and, after 分别, qualifiers."""
    result: list[Quantity] = []
    place = 0
    while place < len(found):
        after = found[place - 1].close if place else 0
        apart = bool(_BESIDE["APART"].search(half, after, found[place].start))
        count = _length(half, found, place, apart)
        sign = _sign(half, after, found[place], result)
        result += _members(found[place : place + count], apart and count > 1, sign)
        place += count
    return _changes(half, found, result)


def _length(half: str, found: Sequence[_Placed], place: int, apart: bool) -> int:
    """How many numbers from ``place`` on stand in one list."""
    count = 1
    for last, one in ((found[n - 1], found[n]) for n in range(place + 1, len(found))):
        between = half[last.close : one.begin]
        if one.verb or not (_BESIDE["JOINT"].fullmatch(between) or (apart and between == ",")):
            break
        count += 1
    return count


def _sign(half: str, after: int, one: _Placed, result: Sequence[Quantity]) -> int:
    """-1 if the number says by how much something falls; a level that it falls to is 1.

    What stands in brackets right after a number says the same again: 减少8千公顷(12万亩).
    """
    if one.verb:
        return -1 if one.prefix["fall"] and not one.prefix["to"] else 1
    if after and half[after : one.begin] == "(" and half[one.close : one.close + 1] == ")":
        return -1 if result[-1].value < 0 else 1
    return -1 if _BESIDE["LESSENED"].search(half, max(after, one.begin - 20), one.begin) else 1


def _members(members: Sequence[_Placed], apart: bool, sign: int) -> Iterator[Quantity]:
    first, last = members[0], members[-1]
    shared = _qualifier(last.after, _before(first)) if apart else "none"
    for one in members:
        own = _qualifier(one.after, _before(one))
        if own == "none" and (one.low.more or one.high.more):
            own = "over"
        unit = _unit(one, last) if apart else one.unit
        factor = 1
        if unit == "倍" and first.prefix["rise"] and not first.prefix["to"]:
            unit, factor = "%", 100  # 增长两倍 is 200 % more
        yield Quantity(
            span=Span(one.begin, one.close),
            number=Span(one.start, one.end),
            value=sign * one.value * factor,
            unit="倍" if unit == "番" else NAMES.get(unit, unit),
            qualifier=shared if own == "none" else own,
            upper=None if one.upper is None else sign * one.upper * factor,
        )


def _before(one: _Placed) -> str | None:
    """The qualifier before a number, or before its verb: 至少降低三成, 约占全国三成."""
    return one.prefix["before"] or one.prefix["early"]


def _qualifier(after: str | None, before: str | None) -> str:
    found = [name for name, words in _AFTER.items() if after and words.fullmatch(after)]
    found += [name for name, words in _BEFORE.items() if before and words.match(before)]
    return found[0] if found else "none"


def _unit(one: _Placed, last: _Placed) -> str:
    """A member of a list has the last one's unit: 2.6个、3.7个百分点."""
    return last.unit if one.unit == "" or last.unit == f"{one.unit}百分点" else one.unit


def _changes(half: str, found: Sequence[_Placed], result: Sequence[Quantity]) -> list[Quantity]:
    """由A提高到B is the quantity B that was A before; A is no quantity of its own."""
    kept: list[Quantity] = []
    for one, quantity in zip(found, result, strict=True):
        last = kept[-1] if kept else None
        if last is not None and _changed(half, last, one):
            start = last.span.start - (half[last.span.start - 1] in "由从")
            kept[-1] = replace(quantity, span=Span(start, quantity.span.end), before=last.value)
        else:
            kept.append(quantity)
    return kept


def _changed(half: str, last: Quantity, one: _Placed) -> bool:
    if last.before is not None:
        return False
    between = half[last.span.end : one.start]
    to = one.prefix["to"] or _BESIDE["RANGE"].fullmatch(between)
    begun = _BESIDE["FROM"].search(half, max(0, last.span.start - 26), last.span.start)
    return bool(to and begun and not re.search("[。;]", between))


def _is_quantity(half: str, one: Quantity) -> bool:
    """Has it a unit or a great number, and is it no count of an enumeration?"""
    end = one.span.end
    if one.unit in _COUNTERS and _BESIDE["ENUMERATED"].match(half, end):
        return False
    sized = any(_BESIDE["SIZE"].match(half, end - back) for back in (3, 4))
    if sized or _BESIDE["RATED"].match(half, end) or _BESIDE["WITHIN"].match(half, end - 1):
        return False
    if _BESIDE["CLASS"].match(half, one.span.start):
        return False
    number = half[one.number.start : one.number.end]
    great = re.search("[万亿][多余几]?$", number)
    level = _LEVEL.match(half, one.number.start - 1)  # 性别比为103.2
    return bool(one.unit or great or level)
