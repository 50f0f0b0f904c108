"""Candidates for a report's figures and milestones, for an editor to choose from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from scripts.cues import COUNTED, NEW_THOUGHT
from scripts.folding import plain, tight
from scripts.model import Document, Section, Segment
from scripts.periods import LATE, Period, Years, own_years, periods
from scripts.quantities import Quantity, quantities
from scripts.roles import item_roles

# What is counted in these sections are people, speakers and rooms.
_NO_FIGURES = ("headline", "arrangements", "attendance", "source")
_PEOPLE = re.compile(
    "参加了?(?:会议|大会|活动|座谈)|出席|参会|列席|发言|参观|观摩|表彰|代表\\d+[余多]?[名人]"
)
_AHEAD = ("goals", "priorities", "targets", "areas", "closing")
_ESTIMATED = re.compile("预计|有望|估计|预测|预估")
_AIMED = re.compile(
    "力争|确保|预期|努力|争取|计划|拟|将(?!近)|目标(?!任务)|要(?!求)|(?:实现|完成).{0,6}目标"
)
_SURE = re.compile("力争|确保|预期|争取")
_DONE = re.compile("同比|已|目前|截至|截止|比上年|较上年|以来|去年|上年|(?<!为)了|获批|荣获|环比")
_STOPS = "。;；"
_ENDS = "，,；;。 \u3000"
_NEAR = 400  # characters before a number that may say what kind it is
_PAUSES = ",，:：" + _STOPS
_TIME = re.compile(
    r"^(?:(?:力争|预计|预期|其中|到|截至|截止|\d{4}年|今年|全年|上半年|底|末|前三季度)[,，]?)+"
)
_LINK = re.compile(
    r"(?:达到?|实现|完成|为|同比|已|新增|累计|年均|较上年|比上年|分别|全年|约|占|共|保持在|稳定在)+$"
)


@dataclass(frozen=True, slots=True)
class FigureCandidate:
    """A quantity of a segment, with what it seems to measure. ``period`` is part of a year."""

    segment: str
    text: str
    quantity: Quantity
    kind: str
    year: int | None
    period: str
    subject: str


@dataclass(frozen=True, slots=True)
class MilestoneCandidate:
    """What a sentence says of a year to come."""

    segment: str
    year: int
    text: str


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A segment without the spaces around its digits; ``places`` leads back to its own text."""

    segment: Segment
    exact: str
    text: str
    places: list[int]

    def quote(self, start: int, end: int) -> str:
        """The source's own characters for a stretch of ``text``."""
        return self.exact[self.places[start] : self.places[end - 1] + 1]


def candidates(
    document: Document, roles: Sequence[str]
) -> tuple[list[FigureCandidate], list[MilestoneCandidate]]:
    """The figures and the milestones, in source order; ``roles`` are those of the sections."""
    years = own_years(plain(tight(document.source.text)[0]))
    figures: list[FigureCandidate] = []
    milestones: list[MilestoneCandidate] = []
    before = ""
    for section, role in zip(document.sections, roles, strict=True):
        goes_on = not NEW_THOUGHT.match(plain(document.text(section.segments[0])))
        if role == "text" and before in _AHEAD and goes_on:
            role = before
        before = role
        now, joined = _usual(years, role), ""
        for segment, part in _parts(document, section, role):
            if part != role:
                now, role = _usual(years, part), part
            exact = document.text(segment)
            sentence = _Sentence(segment, exact, *tight(exact))
            says = plain(sentence.text)
            named = periods(says, years or Years(0, 0, 0), now.year)
            if role not in _NO_FIGURES and not _PEOPLE.search(says):
                counted = section.items and segment in section.opening[-1:]
                found = _figures(sentence, role, years, [now, *named], joined)
                figures += [one for one in found if not (counted and _announces(says, one))]
            milestones += _milestones(sentence, years, named)
            now = next((period for period in reversed(named) if not period.far), now)
            joined = joined + says if says[-1] == ";" else ""
    return figures, milestones


def _parts(document: Document, section: Section, role: str) -> Iterator[tuple[Segment, str]]:
    """The segments of a section, each with the role of the part in which it stands."""
    yield from ((segment, role) for segment in section.opening)
    for item, part in zip(section.items, item_roles(document, section, role), strict=True):
        yield from ((segment, part) for segment in item.segments)
    yield from ((segment, role) for segment in section.closing)


def _announces(says: str, figure: FigureCandidate) -> bool:
    """Is it the number of the items to come: 十二项重点工作?"""
    span = figure.quantity.span
    found = COUNTED.finditer(says)
    return any(match.start() < span.end and match.end() > span.start for match in found)


def _usual(years: Years | None, role: str) -> Period:
    """The year that a section is about before it names one."""
    if years is None:
        return Period(0, 0, 0)
    return Period(0, 0, years.planned if role in _AHEAD else years.reviewed)


def _figures(
    sentence: _Sentence, role: str, years: Years | None, named: Sequence[Period], joined: str
) -> Iterator[FigureCandidate]:
    """``named`` are the periods, first the one that holds from before; ``joined`` is what of
    the sentence stands before the segment.
    """
    before, text = 0, sentence.text
    subjects: list[str] = []
    for quantity in quantities(text):
        start, end = quantity.span.start, quantity.span.end
        period = [one for one in named if one.end <= end - 1 or one is named[0]][-1]
        subjects.append(_subject(text, before, quantity, subjects))
        before = end
        yield FigureCandidate(
            segment=sentence.segment.id,
            text=sentence.quote(start, end),
            quantity=quantity,
            kind=_kind(joined, plain(text[max(0, end - _NEAR) : end]), role, period, years),
            year=period.year or None,
            period=period.part,
            subject=subjects[-1],
        )


def _kind(joined: str, said: str, role: str, period: Period, years: Years | None) -> str:
    """estimate, goal, target or outcome, by the words up to the number, the year, the role."""
    clause = re.split("[。;]", said)[-1]
    if _ESTIMATED.search(joined + clause):
        return "estimate"
    if (years and period.year > years.planned) or (role == "goals" and period.far):
        return "goal"
    ahead = role in _AHEAD or (years and period.year > years.held) or _SURE.search(clause)
    done = _DONE.search(clause) or (years and _is_over(period, years))
    if not ahead or (done and not _AIMED.search(clause)):
        return "outcome"
    return "goal" if role == "goals" else "target"


def _is_over(period: Period, years: Years) -> bool:
    """Was the period over when the meeting was held?"""
    return period.part not in LATE and period.year < min(years.planned, years.held + 1)


def _subject(text: str, after: int, quantity: Quantity, earlier: Sequence[str]) -> str:
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


def _milestones(
    sentence: _Sentence, years: Years | None, named: Sequence[Period]
) -> Iterator[MilestoneCandidate]:
    """From each year to come that is named as 到2035年 to the next one, or the sentence's end."""
    text = sentence.text
    ahead = [one for one in named if years is None or one.year > years.reviewed]
    ends = [*(one.start for one in ahead[1:]), len(text)]
    for one, end in zip(ahead, ends, strict=False):
        if one.far:
            start = one.start - 2 * text[: one.start].endswith(("力争", "力爭"))
            words = sentence.quote(start, end).rstrip(_ENDS)
            yield MilestoneCandidate(sentence.segment.id, one.year, words)


def decimal(value: Decimal | None) -> str:
    """4.5E+12 as 4500000000000, without zeros that say nothing."""
    return "" if value is None else f"{value.normalize():f}"
