"""Figures in words, as bars on one scale, and as lists: what the pictures show.

The pictures are HTML and CSS made from the same rows as the tables and the downloads.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from scripts.chinese.characters import tight
from scripts.chinese.quantities import quantities
from scripts.chinese.units import UNITS
from scripts.model.edition import Edition
from scripts.model.rows import SUBJECTS, Figure
from scripts.model.text import Lang
from scripts.render.words import Words
from scripts.translate.english import english_at
from scripts.translate.numbers import equal

# The longest bar takes this share of the width (per cent), so that its label finds room.
WIDTH = 52.0
_FALL = re.compile("[降减跌缩少]")  # of the verbs that make a negative number a fall


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


def falls(figure: Figure) -> bool:
    """Whether a negative number is a fall, not a loss or degrees below zero."""
    return figure.value < 0 and bool(figure.subject == "rates" or _FALL.search(figure.quote.zh))


def amount(figure: Figure, lang: Lang) -> str:
    """The number with its unit, as the text writes them where it can be read: 3.2万个, 6 percent.

    A place in an order (the second tier) is quoted.
    """
    if figure.unit == "tier":
        return figure.quote[lang] or figure.quote.zh
    number, forms = f"{abs(figure.value):,f}", Words(lang).table("units")
    if figure.unit != "%":
        number = (_chinese(figure) if lang == "zh" else _english(figure)) or number
    unit = UNITS[figure.unit].en if lang == "en" and figure.unit in forms else "[^0-9万亿]$"
    if figure.unit in forms and not re.search(unit, number):
        one, _, more = forms[figure.unit].partition("|")
        number = (more if more and abs(figure.value) != 1 else one).format(n=number)
    return number if figure.value >= 0 or falls(figure) else f"−{number}"


def _chinese(figure: Figure) -> str:
    """The number with its unit as the sentence writes them: 3400万人次 of 3400多万人次."""
    text = tight(figure.quote.zh)[0]
    for quantity in quantities(text):
        words = text[quantity.number.start : quantity.number.end]
        if quantity.value == figure.value or -quantity.value == figure.value:
            return re.sub("[多余几](?!半)|^(?:负|零下|[-−])", "", words)
    return ""


def _english(figure: Figure) -> str:
    """The number with scale and unit as the sentence writes them: 34 million."""
    for span, number in english_at(figure.quote.en):
        if number.exact and equal(
            abs(figure.value), figure.unit, number.value, number.unit or figure.unit
        ):
            words = figure.quote.en[span.start : span.end]
            return re.sub(r"-odd|-plus|\+| or more| plus", "", words)
    return ""


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
