"""What the members of a list or the ends of a range share: 2至3万, 50、30和13%, 5 to 6 percent."""

import re
from collections.abc import Sequence
from dataclasses import replace
from math import prod

from scripts.chinese.numerals import SCALES
from scripts.model.number import Number

Placed = tuple[int, int, Number]
# The units that are no measures: such a number is one only of another with the same unit.
MARKED = ("date", "month", "day", "decade", "ratio", "×", "times")
_WORDS = {"hundred": 10**2, "thousand": 10**3, "million": 10**6, "billion": 10**9,
          "trillion": 10**12}  # fmt: skip


def lent(
    text: str, placed: Sequence[Placed], to: re.Pattern[str], also: re.Pattern[str]
) -> list[Number]:
    """A bare number takes scale and unit of the next one: 2至3万, 50、30和13%, 5 to 6 percent."""
    numbers = [number for _, _, number in placed]
    unit, scale = "", 1  # those of the last member of the list or range
    for n in reversed(range(len(placed))):
        start, end, one = placed[n]
        following = placed[n + 1] if n + 1 < len(placed) else None
        between = text[end : following[0]] if following else ""
        ranged, joined = to.fullmatch(between), also.fullmatch(between)
        own = _scale(text[start:end])
        if one.unit or one.degree in ("more", "vague") or unit in MARKED or not (ranged or joined):
            unit, scale = one.unit, own
            continue
        short = own == 1 and one.value < 10**4
        value = one.value * scale if short else one.value
        if ranged and following and one.value < following[2].value:
            numbers[n] = replace(one, value=value, unit=unit)
        else:
            numbers[n] = replace(one, also=(*one.also, (value, unit)))
    return numbers


def _scale(words: str) -> int:
    """The factor that a number ends in: 10**8 of 3亿元, 10**6 of 3 million yuan."""
    chars = re.search(r"(?<=\d)[百千]?[万亿]{1,2}", words)
    if chars:
        return prod(SCALES[char] for char in chars[0])
    return prod(_WORDS[word] for word in re.findall("hundred|thousand|[mbtr]+illion", words))
