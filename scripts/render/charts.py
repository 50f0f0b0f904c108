"""Figures as signs, as bars on one scale, and as lists: what the pictures show.

The pictures are HTML and CSS made from the same rows as the tables and the downloads.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from scripts.model.edition import Edition
from scripts.model.rows import SUBJECTS, Figure
from scripts.model.text import Lang

# The longest bar takes this share of the width (per cent), so that its label finds room.
WIDTH = 52.0
_EXPRESSION = {
    "zh": re.compile(r"\d[\d.,]*(?:万亿|万|亿)?元?"),
    "en": re.compile(r"\d[\d,.]*(?: (?:trillion|billion|million))?(?: yuan)?"),
}


@dataclass(frozen=True, slots=True)
class Stop:
    """A year on the road: what the text gives for it, and the sentence that says so."""

    year: int
    kind: str
    segment: str


@dataclass(frozen=True, slots=True)
class Bar:
    """A figure on the common scale: where its bar starts and how long it is, in per cent."""

    figure: Figure
    start: float
    size: float


def sign(figure: Figure, lang: Lang) -> str:
    """A figure in short: a rate with its sign (+6.5%), a count as the text writes it (3.2万)."""
    if figure.unit == "%":
        plus = "+" if figure.value > 0 and figure.subject == "rates" else ""
        return f"{'−' if figure.value < 0 else plus}{abs(figure.value):f}%"
    found = _EXPRESSION[lang].search(figure.quote[lang])
    return found[0] if found else f"{figure.value:,f}"


def bars(figures: Iterable[Figure]) -> tuple[tuple[Bar, ...], ...]:
    """The rates, one row an indicator in order of its first occurrence, on one scale."""
    rates = [figure for figure in figures if figure.subject == "rates"]
    values = [float(figure.value) for figure in rates]
    low, high = min([0.0, *values]), max([0.0, *values])
    scale = WIDTH / ((high - low) or 1)
    rows: dict[str, list[Bar]] = {}
    for figure in rates:
        start, size = (min(float(figure.value), 0) - low) * scale, float(abs(figure.value)) * scale
        rows.setdefault(figure.key, []).append(Bar(figure, round(start, 2), round(size, 2)))
    return tuple(map(tuple, rows.values()))


def by_subject(figures: Iterable[Figure]) -> tuple[tuple[str, tuple[Figure, ...]], ...]:
    """The figures of each subject that has any: SUBJECTS in their order, then further ones."""
    groups: dict[str, list[Figure]] = {subject: [] for subject in SUBJECTS}
    for figure in figures:
        groups.setdefault(figure.subject, []).append(figure)
    return tuple((subject, tuple(rows)) for subject, rows in groups.items() if rows)


def stops(edition: Edition) -> tuple[Stop, ...]:
    """The years of the road, each with the first sentence that states its figures or goals."""
    found: dict[int, Stop] = {}
    for figure in edition.layers.figures:
        if figure.kind in ("estimate", "target"):
            found.setdefault(figure.year, Stop(figure.year, figure.kind, figure.segment))
    for milestone in edition.layers.milestones:
        found.setdefault(milestone.year, Stop(milestone.year, "goal", milestone.segment))
    return tuple(found[year] for year in sorted(found))
