"""Whether numbers come in the same order: those after 分别, and the two ends of a change."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from scripts.chinese.characters import plain
from scripts.model.number import Number
from scripts.model.text import Span
from scripts.translate.numbers import same

Placed = Sequence[tuple[Span, Number]]
_JOINT = re.compile("[^,。;]{0,8}?(?:、|,|和|与|及|以及)")
_TO = re.compile("[^,。;]{0,12}?(?:——|—|–|-|~|至|到|为)[^,。;]{0,6}")
_RANGE = re.compile("——|—|–|-|~|至|到")
_FROM_ZH = re.compile("[从由自][^,。;]{0,12}$")
_FROM, _UNTIL = (
    re.compile(rf"\b(?i:{word}) (?:RMB ?|¥|US\$|\$|minus |about )?$") for word in ("from", "to")
)


def misplaced(
    zh_text: str, zh: Placed, en_text: str, en: Placed
) -> tuple[list[Number], list[Number]]:
    """The numbers that stand in another order, in Chinese and in English; empty if none do."""
    half = plain(zh_text)
    for members in _apart(half, zh):
        if _turned(members, [number for _, number in en]):
            return members, [n for _, n in en if any(same(member, n) for member in members)]
    for first, last in _changes(half, zh):
        for begun, reached in _english_changes(en_text, en):
            if same(last, begun) and same(first, reached) and not same(first, begun):
                return [first, last], [begun, reached]
    return [], []


def _apart(half: str, zh: Placed) -> Iterator[list[Number]]:
    """The numbers of each list after 分别: 分别建成12座和30座."""
    for word in re.finditer("分别", half):
        members: list[tuple[Span, Number]] = []
        for span, number in zh:
            if span.start < word.end() or (members and members[-1][0] == span):
                continue
            between = half[members[-1][0].end : span.start] if members else ""
            if members and not _JOINT.fullmatch(between):
                break
            members.append((span, number))
        if len(members) > 1:
            yield [number for _, number in members]


def _turned(members: Sequence[Number], en: Sequence[Number]) -> bool:
    """Has the English every member, but not in this order?"""
    place = 0
    for member in members:
        if not any(same(member, number) for number in en):
            return False
        later = [n for n, number in enumerate(en) if n >= place and same(member, number)]
        if not later:
            return True
        place = later[0] + 1
    return False


def _changes(half: str, zh: Placed) -> Iterator[tuple[Number, Number]]:
    """从5%提高到8% and 3月至8月: where a change or a range begins and ends."""
    for n, ((start, first), (end, last)) in enumerate(pairwise(zh)):
        between = half[start.end : end.start]
        begun = _FROM_ZH.search(half, max(0, start.start - 13), start.start)
        if start == end or not (_RANGE.fullmatch(between) or (begun and _TO.fullmatch(between))):
            continue
        yield first, last
        if n + 2 < len(zh) and zh[n + 2][0].start == end.end:  # 至2017年8月
            yield first, zh[n + 2][1]


def _english_changes(text: str, en: Placed) -> Iterator[tuple[Number, Number]]:
    for n, (span, begun) in enumerate(en):
        if not _FROM.search(text, max(0, span.start - 12), span.start):
            continue
        for other, reached in en[n + 1 :]:
            if re.search("[.;] ", text[span.end : other.start]):
                break
            if _UNTIL.search(text, max(0, other.start - 12), other.start):
                yield begun, reached
                break
