"""Find the quantities in a Chinese sentence: a number, its unit, and how exact it is.

Names (5G, IPv6, “323”), dates, ordinals, durations in years and the counts of an
enumeration (八个方面) are no quantities; a rank is one (第二梯队, 第3位).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise
from math import prod

from scripts.chinese.characters import plain
from scripts.chinese.measures import (
    AFTER,
    APART,
    BEFORE,
    CLASS,
    COUNTERS,
    ENUMERATED,
    FROM,
    JOINT,
    LESSENED,
    MASK,
    MORE,
    NO_QUANTITY,
    NUMBER,
    PREFIX,
    RANGE,
    RATED,
    SCALES,
    SIZE,
    UNITS,
    WITHIN,
)
from scripts.chinese.numerals import from_characters
from scripts.model.text import Span


@dataclass(frozen=True, slots=True)
class Quantity:
    """``span`` holds the number and its unit, with the verb and the qualifier beside them.

    ``value`` is in base units (3.2万个 is 32000) and negative for a fall; a range has an
    ``upper`` end; a change from one level to another has the old one in ``before``.
    ``apart`` is the place in a 分别 list, from 1, and the list's length.
    """

    span: Span
    value: Decimal
    unit: str
    qualifier: str
    upper: Decimal | None = None
    before: Decimal | None = None
    apart: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class _Found:
    """A number as it stands: its match, the words before it, the other end of a range."""

    match: re.Match[str]
    prefix: re.Match[str]
    value: Decimal
    scale: int
    unit: str
    upper: _Found | None = None

    @property
    def start(self) -> int:
        """Where its verb or qualifier starts, or the number itself."""
        starts = (self.prefix.start(name) for name in ("early", "fall", "rise", "before"))
        return min((start for start in starts if start >= 0), default=self.match.start())

    @property
    def end(self) -> int:
        return (self.upper or self).match.end()

    @property
    def verb(self) -> str:
        return self.prefix["fall"] or self.prefix["rise"] or ""


def masked(text: str) -> str:
    """The plain text with names, dates and the like blotted out, position by position."""
    return NO_QUANTITY.sub(lambda match: MASK * len(match[0]), plain(text))


def quantities(text: str) -> list[Quantity]:
    """The quantities of a sentence in order of their occurrence."""
    half = masked(text)
    found = _ranges(half, [_read(half, match) for match in NUMBER.finditer(half)])
    result: list[Quantity] = []
    place = 0
    while place < len(found):
        count = _listed(half, found, place)
        apart = count > 1 and _apart(half, found, place)
        after = found[place - 1].end if place else 0
        result += _quantities(found[place : place + count], apart, _sign(half, after, found[place]))
        place += count
    changed = _changes(half, found, result)
    return [one for one in changed if _is_quantity(half, one)]


def _read(half: str, match: re.Match[str]) -> _Found:
    start = match.start()
    prefix = PREFIX.search(half, max(0, start - 24), start)
    scale, unit = 1, match["unit"] or ""
    if digits := match["digits"]:
        value = Decimal(re.sub("[, ]", "", digits))
        scale = prod(SCALES[char] for char in match["scale"] or "")
        if more := match["more"]:
            number = re.match(r"[\d.]+", more)
            assert number
            rest = Decimal(number[0]) * prod(SCALES[char] for char in more[number.end() :])
            value += rest / scale
        value = -value if match["minus"] else value
    elif match["doubled"] or match[0].startswith("翻"):
        value, unit = Decimal(2 ** from_characters(match["doubled"] or "一")), "倍"
    elif match["tenths"]:
        value, unit = _tenths(match["tenths"], match["half"]), "%"
    elif match["half_of"] or match["share"]:
        value, unit = _share(match["share"] or "一", match["parts"] or "二"), "%"
    elif match["percent"]:
        value, unit = _percent(match["percent"]), "%"
    elif match["few"] == "半":
        value = Decimal("0.5")
    else:
        bare = f"一{match['bare']}" if match["bare"] else ""
        numeral = bare or match["long"] or match["few"] or match["rank"] or match["place"]
        value = Decimal(int(numeral) if numeral.isdigit() else from_characters(numeral))
        unit = unit or ("位" if match["place"] else "")
    assert prefix  # it may be empty
    return _Found(match, prefix, value, scale, unit)


def _tenths(tenths: str, half: str | None) -> Decimal:
    """四成五 as 45, 三成半 as 35."""
    fives = 5 if half == "半" else from_characters(half) if half else 0
    return Decimal(10 * from_characters(tenths) + fives)


def _share(share: str, parts: str) -> Decimal:
    """四分之一 as 25, 三分之二 as 66.67."""
    value = Decimal(100 * from_characters(share)) / from_characters(parts)
    return value.quantize(Decimal("0.01")).normalize()


def _percent(numeral: str) -> Decimal:
    """六点五 as 6.5."""
    if numeral[0].isdigit():
        return Decimal(numeral)
    whole, _, rest = numeral.partition("点")
    decimals = "".join(str(from_characters(char)) for char in rest)
    return Decimal(f"{from_characters(whole)}.{decimals or 0}").normalize()


def _ranges(half: str, found: Sequence[_Found]) -> list[_Found]:
    """The numbers, with the two ends of a range (3%—5%, 2至3万) as one."""
    result: list[_Found] = []
    for one in found:
        last = result[-1] if result else None
        if (
            last is not None
            and last.upper is None
            and last.unit in ("", one.unit)
            and RANGE.fullmatch(half, last.match.end(), one.match.start())
            and not FROM.search(half, max(0, last.start - 26), last.start)
        ):
            bare = not last.unit and last.scale == 1
            scale = one.scale if bare else last.scale
            result[-1] = replace(last, scale=scale, unit=one.unit, upper=one)
        else:
            result.append(one)
    return result


def _listed(half: str, found: Sequence[_Found], place: int) -> int:
    """How many numbers from ``place`` on stand in one list: 50%、30%和13%."""
    count = 1
    apart = _apart(half, found, place)
    for last, one in pairwise(found[place:]):
        between = half[last.end : one.start]
        if one.verb or not (JOINT.fullmatch(between) or (apart and between == ",")):
            break
        count += 1
    return count


def _apart(half: str, found: Sequence[_Found], place: int) -> bool:
    """Does 分别 announce a list that starts with this number?"""
    after = found[place - 1].end if place else 0
    return bool(APART.search(half, after, found[place].match.start()))


def _sign(half: str, after: int, one: _Found) -> int:
    """-1 if the number says by how much something falls; a level that it falls to is 1."""
    if one.verb:
        return -1 if one.prefix["fall"] and not one.prefix["to"] else 1
    return -1 if LESSENED.search(half, max(after, one.start - 20), one.start) else 1


def _quantities(members: Sequence[_Found], apart: bool, sign: int) -> Iterator[Quantity]:
    """The members of a list (or a single number) share verb and, after 分别, qualifiers."""
    first, last = members[0], members[-1]
    shared = _qualifier(last.match["after"], _before(first)) if apart else "none"
    for number, one in enumerate(members, 1):
        end = one.upper or one
        own = _qualifier(end.match["after"], _before(one))
        if own == "none" and any(one.match[name] or end.match[name] for name in MORE):
            own = "over"
        yield Quantity(
            span=Span(one.start, one.end),
            value=sign * one.value * one.scale,
            unit=_named(_unit(end, last) if apart else end.unit),
            qualifier=shared if own == "none" else own,
            upper=sign * end.value * end.scale if one.upper else None,
            apart=(number, len(members)) if apart else None,
        )


def _before(one: _Found) -> str | None:
    """The qualifier before a number, or before its verb: 至少降低三成."""
    return one.prefix["before"] or one.prefix["early"]


def _qualifier(after: str | None, before: str | None) -> str:
    for word, table in ((after, AFTER), (before, BEFORE)):
        for name, words in table.items():
            if word and re.fullmatch(words, word):
                return name
    return "none"


def _unit(one: _Found, last: _Found) -> str:
    """A member of a list has the last one's unit: 2.6个、3.7个百分点."""
    return last.unit if one.unit == "" or last.unit == f"{one.unit}百分点" else one.unit


def _named(unit: str) -> str:
    return UNITS.get(unit, unit)


def _changes(half: str, found: Sequence[_Found], result: Sequence[Quantity]) -> list[Quantity]:
    """由A提高到B is the quantity B that was A before; A is no quantity of its own."""
    kept: list[Quantity] = []
    for one, quantity in zip(found, result, strict=True):
        last = kept[-1] if kept else None
        if last is not None and _changed(half, last, one):
            start = last.span.start - (half[last.span.start - 1] in "由从")
            span = Span(start, quantity.span.end)
            kept[-1] = replace(quantity, span=span, before=last.value)
        else:
            kept.append(quantity)
    return kept


def _changed(half: str, last: Quantity, one: _Found) -> bool:
    if last.before is not None:
        return False
    between = half[last.span.end : one.match.start()]
    to = one.prefix["to"] or RANGE.fullmatch(between)
    begun = FROM.search(half, max(0, last.span.start - 26), last.span.start)
    return bool(to and begun and not re.search("[。;]", between))


def _is_quantity(half: str, one: Quantity) -> bool:
    """Has it a unit or a great number, and is it no count of an enumeration?"""
    if one.unit in COUNTERS and ENUMERATED.match(half, one.span.end):
        return False
    if RATED.match(half, one.span.end) or WITHIN.match(half, one.span.end - 1):
        return False
    if CLASS.match(half, one.span.start):
        return False
    if SIZE.match(half, one.span.end - 3) or SIZE.match(half, one.span.end - 4):
        return False
    return bool(one.unit) or bool(re.search("[万亿]$", half[one.span.start : one.span.end]))
