"""Candidates for a report's figures and milestones, for an editor to choose from."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from scripts.chinese.characters import plain, tight
from scripts.chinese.quantities import Quantity, quantities
from scripts.draft.cues import CUE, says_of
from scripts.draft.outlooks import Setting, about, entered, kind, left, usual
from scripts.draft.periods import Period, periods
from scripts.draft.roles import item_roles
from scripts.draft.years import Years, own_years, relative_years
from scripts.model.text import Document, Section, Segment
from scripts.parse.genre import GENRE

# What is counted in these sections are people, speakers and rooms.
_NO_FIGURES = ("arrangements", "attendance", "source")
_COUNT = 16  # characters around a number that say what it counts
_ENDS = "，,；;。 \u3000"


@dataclass(frozen=True, slots=True)
class FigureCandidate:
    """A quantity of a segment, and what it seems to be. ``period`` is part of a year."""

    segment: str
    text: str
    quantity: Quantity
    kind: str
    year: int | None
    period: str


@dataclass(frozen=True, slots=True)
class MilestoneCandidate:
    """What a sentence says of a year to come."""

    segment: str
    year: int
    text: str


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A segment as it is, and in its plain form, without the spaces around its digits."""

    segment: Segment
    exact: str
    places: list[int]  # of each character of ``says`` in ``exact``
    says: str

    def quote(self, start: int, end: int) -> str:
        """The source's own characters for a stretch of ``says``."""
        return self.exact[self.places[start] : self.places[end - 1] + 1]


def candidates(
    document: Document, roles: Sequence[str], names: Sequence[str] = ()
) -> tuple[list[FigureCandidate], list[MilestoneCandidate]]:
    """The figures and the milestones, in source order.

    ``roles`` are those of the sections; ``names`` hold no figures.
    """
    text = says_of(document.source.text)
    years = own_years(text) or relative_years(text)
    figures: list[FigureCandidate] = []
    milestones: list[MilestoneCandidate] = []
    setting = usual(years, "text")
    for section, role in _sections(document, roles):
        setting = _begun(setting, years, role, says_of(document.text(section.segments[0])))
        held: list[Setting] = []  # the setting before the items of each level
        for segment, part, level in _parts(document, section, role):
            if level is not None:
                held = [*held, setting][: level + 1]
                setting = held[-1] if part == role or level else usual(years, part)
            sentence = _sentence(document, segment)
            setting = entered(setting, sentence.says, years)
            named = periods(sentence.says, years, setting.period.year)
            if role not in _NO_FIGURES and not CUE["people"].search(sentence.says):
                counted = bool(section.items) and segment in section.opening[-1:]
                found = _figures(sentence, setting, years, named, names)
                figures += [one for one in found if not _announces(sentence.says, one, counted)]
            milestones += _milestones(sentence, years, named)
            first = segment is section.segments[0] or setting.outlook == "far"
            setting = left(setting, sentence.says, named, years, far=part == "goals" and first)
    return figures, milestones


def _sections(document: Document, roles: Sequence[str]) -> Iterator[tuple[Section, str]]:
    """The sections that have a text, with their roles; first the title as if it were one."""
    if document.title:
        yield Section((document.title,), (), ()), "headline"
    yield from (pair for pair in zip(document.sections, roles, strict=True) if pair[0].segments)


def _sentence(document: Document, segment: Segment) -> _Sentence:
    exact = document.text(segment)
    text, places = tight(exact)
    return _Sentence(segment, exact, places, plain(text))


def _begun(before: Setting, years: Years, role: str, says: str) -> Setting:
    """The setting in which a section begins; a plan goes on until there is a new thought."""
    kept = ("text", "goals") if before.outlook == "far" else ("text",)
    goes_on = role in kept and before.outlook != "past" and not GENRE["new_thought"].match(says)
    begun = before if before.outlook == "far" else usual(years, "areas")
    return replace(begun if goes_on else usual(years, role), estimated=before.estimated)


def _parts(
    document: Document, section: Section, role: str
) -> Iterator[tuple[Segment, str, int | None]]:
    """The segments, each with the role of its part, and the level of an item that it begins."""
    yield from ((segment, role, None) for segment in section.opening)
    for item, part in zip(section.items, item_roles(document, section, role), strict=True):
        yield item.heading, part, item.marker.level
        yield from ((segment, part, None) for segment in item.body)
    yield from ((segment, role, None) for segment in section.closing)


def _announces(says: str, figure: FigureCandidate, counted: bool) -> bool:
    """Is it the number of what follows a colon or, if ``counted``, of the items to come?"""
    span = figure.quantity.span
    return any(
        match.start() < span.end and match.end() > span.start
        for match in GENRE["counted"].finditer(says, max(0, span.start - _COUNT), span.end + _COUNT)
        if counted or CUE["announced"].match(says, match.end())
    )


def _figures(
    sentence: _Sentence,
    setting: Setting,
    years: Years,
    named: Sequence[Period],
    names: Sequence[str],
) -> Iterator[FigureCandidate]:
    """The figures of a sentence; ``named`` are the periods in it."""
    says = sentence.says
    for quantity in quantities(says, names):
        start, end = quantity.span.start, quantity.span.end
        period = about(setting, says, end, named, years)
        yield FigureCandidate(
            segment=sentence.segment.id,
            text=sentence.quote(start, end),
            quantity=quantity,
            kind=kind(setting, says, end, period, years),
            year=period.year if period.year > 1 else None,
            period=period.part,
        )


def _milestones(
    sentence: _Sentence, years: Years, named: Sequence[Period]
) -> Iterator[MilestoneCandidate]:
    """From each year to come that is named as 到2035年 to the next one, or the sentence's end."""
    says = sentence.says
    ahead = [one for one in named if one.year > years.reviewed]
    ends = [*(one.start for one in ahead[1:]), len(says)]
    for one, end in zip(ahead, ends, strict=False):
        if one.far:
            start = one.start - 2 * says[: one.start].endswith("力争")
            words = sentence.quote(start, end).rstrip(_ENDS)
            yield MilestoneCandidate(sentence.segment.id, one.year, words)


def decimal(value: Decimal | None) -> str:
    """4.5E+12 as 4500000000000, without zeros that say nothing."""
    return "" if value is None else f"{value.normalize():f}"
