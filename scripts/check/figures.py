"""The check of the figures: what a row says is what its quotations and its sentence say.

The Chinese is what scripts.chinese.quantities reads at the place of the quotation. Where the
words leave room, the editor decides; only what they contradict is an error.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from scripts.chinese.characters import plain
from scripts.chinese.cues import read_cues
from scripts.chinese.expressions import expressions
from scripts.chinese.numerals import NUMERAL
from scripts.chinese.quantities import Quantity, quantities
from scripts.chinese.typeset import CHINESE
from scripts.chinese.units import UNITS as UNIT_WORDS
from scripts.model.edition import Edition
from scripts.model.problem import Problem, Problems
from scripts.model.rows import SUBJECTS, UNITS, Figure, expected_one
from scripts.translate.english import FALL, QUALIFIER_WORDS, english
from scripts.translate.numbers import chinese, listed

_CUE = read_cues(Path(__file__).with_suffix(".toml"))
# Years that are named by their distance from another, mostly that of the meeting, or by a plan.
_DISTANCES = (-2, -1, 0, 1)


@dataclass(frozen=True, slots=True)
class _Place:
    """What a sentence says that bears on its figures.

    ``before`` are the years that were named last before it. ``kind`` is that of report.toml, or
    what 预计 makes of it; ``estimated`` and ``aimed``: it, or what it goes on with, speaks so.
    """

    text: str
    before: tuple[int, ...]
    kind: str
    estimated: bool
    aimed: bool

    def years(self, quote: str) -> tuple[int, ...]:
        """The years that govern what it quotes: its own up to there, else those before it."""
        head, _, _ = self.text.partition(quote)
        return _years(head + quote) or self.before


def figures(edition: Edition) -> Problems:
    """Each row of the figures against its quotations and its sentence, in both languages."""
    meta, path, places = edition.meta, edition.layers.path("figures"), _places(edition)
    subjects = (*SUBJECTS, *(group.id for group in meta.subjects))
    named = {meta.date.year, *map(int, _CUE["dated"].findall(edition.document.source.text))}
    for figure in edition.layers.figures:
        place, findings = places.get(figure.segment), list[tuple[str, str]]()
        if fault := expected_one("subject", figure.subject, subjects):
            findings += [(fault, f"use one of them, or add it to [[subjects]] of {meta.path}")]
        if CHINESE.search(figure.indicator.en):
            findings += [("the indicator has Chinese in its English name", "translate it")]
        findings += _quoted(figure, place, edition.glossary.names)
        if place is not None:
            findings += _year(figure, place, meta.date.year, named)
            findings += _kind(figure, place, meta.date.year)
        for finding, action in findings:
            yield Problem(path, figure.line, figure.segment, finding, action)


def _places(edition: Edition) -> dict[str, _Place]:
    """For each segment what bears on its figures.

    The year named last holds until another is named (预期2018年 for all that follows). Before
    the first one it is that of the meeting, or one of its neighbors.
    """
    found: dict[str, _Place] = {}
    year = edition.meta.date.year
    years: tuple[int, ...] = (year - 1, year, year + 1)
    kinds = {section.id: section.figures for section in edition.meta.sections}
    for section in edition.document.sections:
        estimated = aimed = goes_on = False
        for segment in section.segments:
            text = edition.document.text(segment)
            half = plain(text)
            goes_on = goes_on or text.startswith("其中")
            estimated = bool(_CUE["estimated"].search(half)) or (estimated and goes_on)
            aimed = bool(_CUE["aimed"].search(half)) or (aimed and goes_on)
            goes_on = half[-1] == ";"
            kind = "estimate" if "预计" in text else kinds.get(section.id, "")
            found[segment.id] = _Place(text, years, kind, estimated, aimed)
            years = _years(text) or years
    return found


def _years(text: str) -> tuple[int, ...]:
    """The years that a text names, but for those that it only compares with."""
    return tuple(
        int(number.value)
        for one in expressions(text)
        if one.rule == "year" and not _CUE["base"].search(text, 0, one.span.start)
        for number in one.numerals
    )


Findings = Iterator[tuple[str, str]]  # what is wrong with a row, and what to do


def _quoted(figure: Figure, place: _Place | None, names: Sequence[str]) -> Findings:
    """Value, sign, unit and qualifier, as the quotations have them."""
    zh = figure.quote.zh
    if any(quantity.upper is not None for quantity in quantities(zh, names)):
        action = "give it a row in numerals.tsv instead, with the reason: range"
        yield f"quotes a range, “{zh}”, and a row holds one value", action
    text = place.text if place else zh
    read = quantity_at(zh, text, figure, names)
    if read and read.value != figure.value and zh in text:
        whole = text[read.number.start : read.number.end]
        if whole not in zh:
            yield f"quotes a part of “{whole}”", "quote the number whole, and correct the value"
    yield from _value(figure, read)
    yield from _unit(figure, read)
    if place is not None:
        yield from _qualifier(figure, read)


def quantity_at(
    quote: str, text: str, figure: Figure, names: Sequence[str] = ()
) -> Quantity | None:
    """The quantity that a row quotes of a sentence, the one with its value first."""
    if not quote or quote not in text:
        text = quote
    spans = [match.span() for match in re.finditer(re.escape(quote), text)] if quote else []
    alike = [
        quantity
        for quantity in quantities(text, names)
        if any(quantity.number.start < end and start < quantity.number.end for start, end in spans)
    ]
    return min(alike, key=lambda quantity: quantity.value != figure.value, default=None)


def _value(figure: Figure, read: Quantity | None) -> Findings:
    """The number, and whether it is a fall."""
    zh, en = figure.quote.zh, figure.quote.en
    agrees = read is not None and read.value == figure.value
    for lang, quote, numbers in (("zh", zh, chinese(zh)), ("en", en, english(en))):
        spelled = agrees and (lang == "zh" or not any(number.exact for number in numbers))
        if quote and not spelled and abs(figure.value) not in [n.value for n in numbers]:
            finding = f"value is {figure.value}, the {lang} quote has {listed(numbers)}"
            yield finding, "correct the value or the quote"
    down = figure.value < 0
    falls_zh = down if agrees else bool(_CUE["fall"].search(zh))
    falls_en = bool(FALL.search(en)) if en else down
    if agrees and not down:
        falls_en = False  # what fell to a level is no fall
    if (falls_zh, falls_en) != (down, down):
        yield f"value is {figure.value}, the quotes are “{zh}” and “{en}”", "correct the sign"


def _unit(figure: Figure, read: Quantity | None) -> Findings:
    """A named unit has its words in the quotations; any other is a word of the Chinese one.

    Where the Chinese leaves the unit out (消费8791万), the editor names it.
    """
    unit, zh, en = figure.unit, figure.quote.zh, figure.quote.en
    words = UNIT_WORDS[unit] if unit in UNITS else None
    agrees = bool(unit) and read is not None and read.unit in (unit, "")
    measure = unit.isalpha() and unit in zh and not NUMERAL.fullmatch(unit)
    if words is None and not measure and not agrees:
        finding = f"unit is {unit!r}, expected one of {', '.join(UNITS)}, or a word of “{zh}”"
        yield finding, "use one of them"
    if words and zh and not agrees and not re.search(words.words, plain(zh)):
        yield f"unit is {unit}, the zh quote has no “{words.words}”", "correct the unit"
    if words and en and not re.search(words.en, en):
        yield f"unit is {unit}, the en quote has no “{words.en}”", "correct the unit"


def _qualifier(figure: Figure, read: Quantity | None) -> Findings:
    en = figure.quote.en
    says_en = next((name for name, words in QUALIFIER_WORDS.items() if words.search(en)), "none")
    for lang, says in (("zh", read.qualifier if read else None), ("en", says_en if en else None)):
        if says is not None and figure.qualifier != says:
            finding = f"qualifier is {figure.qualifier}, the {lang} text says {says}"
            yield finding, "correct it, and the quote"


def _year(figure: Figure, place: _Place, held: int, named: set[int]) -> Findings:
    """A year that the sentence names; without one of its own, any year that the text is on."""
    text, governing = plain(place.text), place.years(figure.quote.zh)
    distances = [years for years in _DISTANCES if _CUE[f"years {years}"].search(text)]
    years = {*governing, *place.before, *map(int, re.findall(r"\d{4}(?=年)", figure.quote.zh))}
    years |= {year + distance for year in (held, *named) for distance in distances}
    years |= {year + 1 for year in place.before if place.kind == "target"}
    if governing == place.before:
        years |= {*named, max(named) - 1}  # a plan is made in the year before
    if figure.year not in years and not (_CUE["far"].search(text) and figure.year > held):
        listing = ", ".join(map(str, governing)) or "no year"
        yield f"year is {figure.year}, the text is on {listing}", "correct the year"


def _kind(figure: Figure, place: _Place, held: int) -> Findings:
    """The kind of the section, unless the words or the year speak for another."""
    text = plain(place.text)
    done = bool(_CUE["done"].search(text))
    possible = {
        "estimate": place.estimated,
        "outcome": not (place.aimed or place.estimated) or done,
        "target": figure.year > held or place.aimed,
        "goal": figure.year > held or bool(_CUE["ahead"].search(text)),
    }
    if figure.kind != place.kind and not possible.get(figure.kind):
        finding = f"kind is {figure.kind}, the text states {place.kind or 'no figures'}"
        yield finding, "correct the kind"
