"""What a figure measures, in the words before it."""

import re
from collections.abc import Sequence

from scripts.chinese.quantities import Quantity
from scripts.draft.cues import CUE

_NEAR = 400  # characters before a number that may say what it measures
_PAUSES = re.compile("[,，:：。;；]")


def subject(text: str, after: int, quantity: Quantity, earlier: Sequence[str]) -> str:
    """The words before a quantity, or the subject before; of 分别, the one that belongs to it."""
    start = quantity.span.start
    if quantity.apart:
        return _apart(text[max(0, start - _NEAR) : start], *quantity.apart, earlier)
    return _bare(text[after:start]) or next(iter(earlier[-1:]), "")


def _bare(text: str) -> str:
    """The words after the last pause, without those for time before them and verbs after them."""
    words = _PAUSES.split(text)[-1].strip("、 ")
    return CUE["verbs_after"].sub("", CUE["time_before"].sub("", words))


def _apart(said: str, number: int, count: int, earlier: Sequence[str]) -> str:
    """The ``number``-th of the things listed before 分别, or of the subjects before."""
    listed = _bare(said.rpartition("分别")[0])
    if not listed:
        return next(iter(earlier[-count:]), "")
    divided = (re.split(pattern, listed) for pattern in ("、", "、|和|与|及"))
    return next((names[number - 1] for names in divided if len(names) == count), listed)
