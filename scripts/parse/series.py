"""Find the words that count items (一是, （一）, 第一, 1. …) and the series that they form.

A series starts at one, counts up without a gap, and has two members at least; everything
else that looks like a marker is text. A series may stand inside an item of another one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, field

from scripts.chinese.characters import SPACE
from scripts.model.text import Marker, Span
from scripts.parse.genre import COUNTING, NEW_THOUGHT

_N = f"(?P<n>{COUNTING})"
_D = r"(?P<n>\d{1,2})"
_NOT_LISTED = rf"(?!{COUNTING}[、级类次线批期季产])"  # 一、二、三产业
_NO_NOUN = "(?![素点义件诀塞害领道务闻旨]|求(?![真实稳新变精]))"  # 一要素, 第一要务
# The ways of counting, each with its pattern, from the outermost to the innermost.
STYLES = {
    "一、": re.compile(rf"{_N}(?:、|\.(?!\d)){_NOT_LISTED}"),
    "(一)": re.compile(rf"\(\s*{_N}\s*\)[、.]?"),
    "1.": re.compile(rf"{_D}(?:\.(?!\d)|、(?!\d{{1,2}}(?!\d)))"),
    "(1)": re.compile(rf"\(\s*{_D}\s*\)[、.]?"),
    "1)": re.compile(rf"{_D}\)[、.]?"),
    "①": re.compile("(?P<n>[①-⑳])[、.]?"),
    "一是": re.compile(rf"{_N}是(?!(?P=n))[:,]?"),
    "一要": re.compile(rf"{_N}要{_NO_NOUN}"),
    "第一": re.compile(rf"第{_N}(?:[,、:](?!第){_NOT_LISTED}|\s+|是|要{_NO_NOUN})"),
    "其一": re.compile(rf"其{_N}(?:[,、:]|是)"),
    "首先": re.compile("(?P<n>首先|其次|(?:再次|然后|最后)(?=[,、:是要]))(?:[,、:]|是(?!否))?"),
}
_FIGURED = ("一、", "1.", "1)")  # these need a full stop, a semicolon or a colon before them
_WORDS = {"首先": 1, "其次": 2, "再次": 3, "然后": 3}
LAST = 0  # 最后 is the number after the one before it, whichever that is
_BOUNDARY = {*"。!?;:,—"}
_STRONG = {*"\n。!?;:"}
_ASKING = {"要求", "强调", "指出", "提出", "做到", "明确"}


@dataclass(frozen=True, slots=True)
class Candidate:
    """What looks like a marker. ``joint`` is the mark before it, a line end if it leads."""

    span: Span
    style: str
    number: int
    line: int
    joint: str


@dataclass(slots=True)
class _Series:
    members: list[Candidate]
    parent: _Series | None
    children: list[_Series] = field(default_factory=list)

    @property
    def last(self) -> Candidate:
        return self.members[-1]


def marker_candidates(plain: str, lines: Sequence[Span], quoted: Set[int]) -> list[Candidate]:
    """Whatever looks like a marker, in source order; ``line`` counts in ``lines``."""
    found = [
        Candidate(Span(*match.span()), style, _number(match["n"]), number, joint)
        for number, line in enumerate(lines)
        for style, pattern in STYLES.items()
        for match in pattern.finditer(plain, line.start, line.end)
        if (joint := _joint(plain, line, match.start(), style)) is not None
        and match.start() not in quoted
        and _heads(plain, Span(match.end(), line.end))
    ]
    found.sort(key=lambda candidate: candidate.span.start)
    ends = [*(candidate.span.start for candidate in found[1:]), len(plain)]
    return [
        candidate
        for candidate, end in zip(found, ends, strict=False)
        if plain[candidate.span.end : end].strip(SPACE)
    ]


def _number(numeral: str) -> int:
    """一 … 九十九, 1 … 99, ①…⑳ or 首先 … as an integer."""
    if numeral in _WORDS or numeral == "最后":
        return _WORDS.get(numeral, LAST)
    if "①" <= numeral <= "⑳":
        return ord(numeral) - ord("①") + 1
    if numeral.isdigit():
        return int(numeral)
    tens, ten, ones = numeral.rpartition("十")
    digits = "零一二三四五六七八九"
    return 10 * (digits.index(tens or "一") if ten else 0) + digits.index(ones or "零")


def _joint(plain: str, line: Span, start: int, style: str) -> str | None:
    """The mark after which a marker stands at ``start``; None where none can stand."""
    before = start
    while before > line.start and plain[before - 1] in SPACE:
        before -= 1
    if before == line.start:
        return "\n"
    mark = plain[before - 1]
    if mark in "”’」』)" and before - 1 > line.start and plain[before - 2] in _STRONG:
        mark = plain[before - 2]
    if mark in (_STRONG if style in _FIGURED else _BOUNDARY):
        return mark
    if style in _FIGURED:
        return None
    if before < start or (mark == "、" and plain[start : start + 1] not in "第其"):
        return mark
    return ":" if plain[max(line.start, start - 2) : start] in _ASKING else None


def _heads(plain: str, rest: Span) -> bool:
    """Is there text after the marker, or only a mark or nothing?"""
    text = plain[rest.start : min(rest.end, rest.start + 20)].lstrip(SPACE)
    return bool(text) and text[0] not in "。!?;:,"


def series(found: Sequence[Candidate], plain: str, lines: Sequence[Span]) -> list[list[Marker]]:
    """The complete series in source order, each with the markers of the series inside it.

    ``level`` of a marker is 0 in the outermost series.
    """
    every: list[_Series] = []
    standing: list[_Series] = []  # the series that may still count on, innermost last
    for candidate in found:
        if candidate.number == 1:
            _close(standing, candidate)
            every.append(_Series([candidate], standing[-1] if standing else None))
            standing.append(every[-1])
        elif (place := _continued(standing, candidate)) is not None:
            del standing[place + 1 :]
            standing[place].members.append(candidate)
    tops: list[_Series] = []
    for one in every:
        if len(one.members) < 2:
            continue
        while one.parent and not _inside(one, one.parent, plain, lines):
            one.parent = one.parent.parent
        (one.parent.children if one.parent else tops).append(one)
    return [sorted(_markers(top, 0), key=lambda marker: marker.span.start) for top in tops]


def _close(standing: list[_Series], first: Candidate) -> None:
    """Drop the series that end where another one of their kind starts.

    A series of paragraphs holds none of its own kind; of others the three innermost stand.
    """
    same = [place for place, one in enumerate(standing) if one.last.style == first.style]
    if same and first.joint == standing[same[-1]].last.joint == "\n":
        del standing[same[-1] :]
    elif len(same) > 2:
        del standing[same[0]]


def _continued(standing: Sequence[_Series], candidate: Candidate) -> int | None:
    """The place of the series that ``candidate`` counts on: the one joined alike, or the last."""
    fits = [
        place
        for place, one in enumerate(standing)
        if one.last.style == candidate.style
        and candidate.number in (one.last.number + 1, LAST)
        and (one.last.line == candidate.line or _goes_on(one.last, candidate))
    ]
    alike = [
        place
        for place in fits
        if len(standing[place].members) > 1 and standing[place].last.joint == candidate.joint
    ]
    best = alike or fits
    return best[-1] if best else None


def _goes_on(last: Candidate, candidate: Candidate) -> bool:
    """Can a series go on with a paragraph? One begun inside a paragraph must do so soon."""
    soon = last.joint == "\n" or candidate.line - last.line <= 2
    return candidate.joint == "\n" and soon


def _inside(one: _Series, parent: _Series, plain: str, lines: Sequence[Span]) -> bool:
    """Does ``one`` stand inside an item of ``parent``, or begin anew after it?"""
    if len(parent.members) < 2:
        return False
    first, last = one.members[0], parent.last
    if first.span.start < last.span.start:
        return True
    if first.line != last.line:
        headed = plain[lines[last.line].end - 1] not in "。!?;"
        below = list(STYLES).index(first.style) > list(STYLES).index(last.style)
        under = last.joint == "\n" and below and (headed or first.joint == "\n")
        return under and not _anew(one, last, plain, lines)
    if any(NEW_THOUGHT.match(plain, start) for start in _starts(plain, last, first)):
        return False
    weaker = one.members[1].joint in ";,、" and parent.members[1].joint in "\n。!?"
    return first.style != last.style or weaker


def _anew(one: _Series, last: Candidate, plain: str, lines: Sequence[Span]) -> bool:
    """Does a paragraph from ``last``'s to that of ``one``, but the first, start a new thought?"""
    between = range(last.line + 2, one.members[0].line + 1)
    return any(NEW_THOUGHT.match(plain, lines[line].start) for line in between)


def _starts(plain: str, last: Candidate, first: Candidate) -> Iterator[int]:
    """Where sentences start between two markers of one paragraph."""
    for position in range(last.span.end, first.span.start):
        if plain[position - 1] in "。!?;":
            yield position


def _markers(one: _Series, level: int) -> Iterator[Marker]:
    number = 0
    for member in one.members:
        number = member.number or number + 1
        yield Marker(member.span, number, level)
    for child in one.children:
        yield from _markers(child, level + 1)
