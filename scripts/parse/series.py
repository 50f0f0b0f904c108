"""Find the words that count items (一是, （一）, 第一, 1. …) and the series that they form.

A series starts at one, counts up without a gap, and has two members at least; everything
else that looks like a marker is text. A series may stand inside an item of another one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from scripts.chinese.characters import SPACE
from scripts.chinese.cues import read_cues
from scripts.chinese.numerals import integer
from scripts.model.text import Marker, Span
from scripts.parse.sentences import LinedText, trim

# The ways of counting, each with its pattern, from the outermost to the innermost.
_STYLES = read_cues(Path(__file__).with_name("markers.toml"))
_RANKS = list(_STYLES)
_FIGURED = ("一、", "1.", "1)")  # these need a full stop, a semicolon or a colon before them
_TEXT = re.compile(f"[{SPACE}]{{0,19}}[^{SPACE}。!?;:,]")  # what must follow a marker
LAST = 0  # 最后 is the number after the one before it, whichever that is
_WORDS = {"首先": 1, "其次": 2, "再次": 3, "然后": 3, "最后": LAST}
_STRONG = {*"\n。!?;:"}
_BOUNDARY = {*_STRONG, *",—"}
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
    level: int = 0
    markers: list[Marker] = field(default_factory=list)  # those of the series inside it, too

    @property
    def last(self) -> Candidate:
        return self.members[-1]


def marker_candidates(text: LinedText) -> list[Candidate]:
    """Whatever looks like a marker, in source order."""
    found = [
        Candidate(Span(*match.span()), style, _number(match["n"]), number, joint)
        for number, line in enumerate(text.lines)
        for style, pattern in _STYLES.items()
        for match in pattern.finditer(text.plain, line.start, line.end)
        if (joint := _joint(text.plain, line, match.start(), style)) is not None
        and match.start() not in text.quoted
        and _TEXT.match(text.plain, match.end(), line.end)
    ]
    found.sort(key=lambda candidate: candidate.span.start)
    ends = [*(candidate.span.start for candidate in found[1:]), len(text.plain)]
    return [
        candidate
        for candidate, end in zip(found, ends, strict=False)
        if text.plain[candidate.span.end : end].strip(SPACE)
    ]


def _number(numeral: str) -> int:
    """一 … 九十九, 1 … 99, ①…⑳ or 首先 … as an integer."""
    if "①" <= numeral <= "⑳":
        return int(unicodedata.numeric(numeral))
    return _WORDS[numeral] if numeral in _WORDS else integer(numeral)


def _joint(plain: str, line: Span, start: int, style: str) -> str | None:
    """The mark after which a marker stands at ``start``; None where none can stand."""
    before = trim(plain, line.start, start).end
    if before == line.start:
        return "\n"
    mark = plain[before - 1]
    if mark in "”’」』)" and before - 1 > line.start and plain[before - 2] in _STRONG:
        mark = plain[before - 2]
    if mark in (_STRONG if style in _FIGURED else _BOUNDARY):
        return mark
    if style in _FIGURED:
        return None
    if before < start or (mark == "、" and plain[start] not in "第其"):
        return mark
    return ":" if plain[max(line.start, start - 2) : start] in _ASKING else None


def series(found: Sequence[Candidate], text: LinedText) -> list[list[Marker]]:
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
    tops: list[list[Marker]] = []
    for one in every:
        if len(one.members) < 2:
            continue
        while one.parent and not _inside(one, one.parent, text):
            one.parent = one.parent.parent
        if one.parent:
            one.level, one.markers = one.parent.level + 1, one.parent.markers
        else:
            tops.append(one.markers)
        one.markers += [Marker(m.span, n, one.level) for n, m in enumerate(one.members, 1)]
    return [sorted(markers, key=lambda marker: marker.span.start) for markers in tops]


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
    joined = [place for place in fits if len(standing[place].members) > 1]
    alike = [place for place in joined if standing[place].last.joint == candidate.joint]
    return max(alike or fits, default=None)


def _goes_on(last: Candidate, candidate: Candidate) -> bool:
    """Can a series go on with a paragraph? One begun inside a paragraph must do so soon."""
    soon = last.joint == "\n" or candidate.line - last.line <= 2
    return candidate.joint == "\n" and soon


def _inside(one: _Series, parent: _Series, text: LinedText) -> bool:
    """Does ``one`` stand inside an item of ``parent``, or begin anew after it?"""
    if len(parent.members) < 2:
        return False
    first, last = one.members[0], parent.last
    if first.span.start < last.span.start:
        return True
    if first.line != last.line:
        headed = text.plain[text.lines[last.line].end - 1] not in "。!?;"
        below = _RANKS.index(first.style) > _RANKS.index(last.style)
        under = last.joint == "\n" and below and (headed or first.joint == "\n")
        starts = [line.start for line in text.lines[last.line + 2 : first.line + 1]]
        return under and not any(map(text.begins_anew, starts))
    within = range(last.span.end, first.span.start)
    if any(text.plain[place - 1] in "。!?;" and text.begins_anew(place) for place in within):
        return False
    weaker = one.members[1].joint in ";,、" and parent.members[1].joint in "\n。!?"
    return first.style != last.style or weaker
