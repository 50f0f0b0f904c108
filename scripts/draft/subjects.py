"""What a figure measures, in the words before it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from scripts.chinese.quantities import Quantity

_NEAR = 400  # characters before a number that may say what it measures
_PAUSES = ",，:：。;；"
_TIME = re.compile(
    r"^(?:(?:力争|预计|预期|其中|到|截至|截止|\d{4}年|今年|全年|上半年|底|末|前三季度)[,，]?)+"
)
_LINK = re.compile(
    r"(?:达到?|实现|完成|为|同比|已|新增|累计|年均|较上年|比上年|分别|全年|约|占|共|保持在|稳定在)+$"
)


def subject(text: str, after: int, quantity: Quantity, earlier: Sequence[str]) -> str:
    """The words before a quantity, or the subject before; of 分别, the one that belongs to it."""
    start = quantity.span.start
    if quantity.apart:
        return _apart(text[max(0, start - _NEAR) : start], *quantity.apart, earlier)
    begin = max(after, *(text.rfind(mark, after, start) + 1 for mark in _PAUSES))
    return _bare(text[begin:start]) or next(iter(earlier[-1:]), "")


def _bare(words: str) -> str:
    """Without the words for time before them, and the verbs after them."""
    return _LINK.sub("", _TIME.sub("", words.strip("、 ")))


def _apart(said: str, number: int, count: int, earlier: Sequence[str]) -> str:
    """The ``number``-th of the things listed before 分别, or of the subjects before."""
    listed = _bare(re.split("[,，:：。;；]", said.rpartition("分别")[0])[-1])
    if not listed:
        return next(iter(earlier[-count:]), "")
    for pattern in ("、", "、|和|与|及"):
        members = re.split(pattern, listed)
        if len(members) == count:
            return members[number - 1]
    return listed
