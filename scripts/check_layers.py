"""The checks of the glossary and of the layers: figures and milestones."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from scripts.model import (
    CATEGORIES,
    CONFIDENCES,
    KINDS,
    QUALIFIERS,
    UNITS,
    Edition,
    Figure,
    Milestone,
    Problem,
)
from scripts.numerals import chinese, english, listed
from scripts.typeset import HAN

_FALL_ZH = re.compile(r"下降|降低|减少")
_FALL_EN = re.compile(r"\b(fall|falls|fell|fallen|declined?|decreased?|lower)\b")

Problems = Iterator[Problem]


def glossary(edition: Edition) -> Problems:
    """Each term stands once, in both languages, with a known category and confidence."""
    path, terms = edition.glossary.path, edition.glossary.terms
    counts = Counter(term.zh for term in terms)
    for term in terms:
        subject = term.zh or term.en
        if not term.zh or not term.en:
            yield Problem(path, term.line, subject, "lacks its Chinese or English", "write it")
        if counts[term.zh] > 1:
            finding = f"stands {counts[term.zh]} times, expected once"
            yield Problem(path, term.line, subject, finding, "keep one of the rows")
        for value, known in ((term.category, CATEGORIES), (term.confidence, CONFIDENCES)):
            if value not in known:
                finding = f"found {value!r}, expected one of {', '.join(known)}"
                yield Problem(path, term.line, subject, finding, "use one of them")


def quotes(edition: Edition) -> Problems:
    """Each row of a layer quotes a segment that exists, in the words that stand there."""
    layers, entries_by_id, texts = edition.layers, edition.catalog.by_id(), _texts(edition)
    rows: list[tuple[str, Figure | Milestone]] = []
    rows += [(layers.figures_path, figure) for figure in layers.figures]
    rows += [(layers.milestones_path, milestone) for milestone in layers.milestones]
    for path, row in rows:
        entry = entries_by_id.get(row.segment)
        if row.segment not in texts or entry is None:
            yield Problem(path, row.line, row.segment, "is not a segment", "correct the id")
            continue
        for quote, text in ((row.quote.zh, texts[row.segment]), (row.quote.en, entry.en)):
            if not quote or quote not in text:
                finding = f"quotes “{quote}”, which does not occur in “{text}”"
                yield Problem(path, row.line, row.segment, finding, "quote the text as it stands")


def figures(edition: Edition) -> Problems:
    """What a figure's row says is what its quotations say, in both languages."""
    path, closed = edition.layers.figures_path, (("unit", UNITS), ("qualifier", QUALIFIERS))
    for figure in edition.layers.figures:
        for field, known in (*closed, ("kind", KINDS)):
            value = getattr(figure, field)
            if value not in known:
                finding = f"{field} is {value!r}, expected one of {', '.join(known)}"
                yield Problem(path, figure.line, figure.segment, finding, "use one of them")
        for lang, numbers in (("zh", chinese(figure.quote.zh)), ("en", english(figure.quote.en))):
            if not any(number.value == abs(figure.value) for number in numbers):
                finding = f"value is {figure.value}, the {lang} quote has {listed(numbers)}"
                yield Problem(path, figure.line, figure.segment, finding, "correct the row")
        falls = [bool(_FALL_ZH.search(figure.quote.zh)), bool(_FALL_EN.search(figure.quote.en))]
        if falls != [figure.value < 0] * 2:
            quoted = f"“{figure.quote.zh}” and “{figure.quote.en}”"
            finding = f"value is {figure.value}, the quotes are {quoted}"
            yield Problem(path, figure.line, figure.segment, finding, "correct the sign")
        if not figure.indicator.zh or not figure.indicator.en or HAN.search(figure.indicator.en):
            finding = "the indicator is not named in both languages"
            yield Problem(path, figure.line, figure.segment, finding, "write it")


def milestones(edition: Edition) -> Problems:
    """A milestone's year is one that its sentence names."""
    path, texts = edition.layers.milestones_path, _texts(edition)
    for milestone in edition.layers.milestones:
        years = [number.value for number in chinese(texts.get(milestone.segment, ""))]
        if milestone.segment in texts and milestone.year not in years:
            finding = f"year is {milestone.year}, which “{texts[milestone.segment]}” does not name"
            yield Problem(path, milestone.line, milestone.segment, finding, "correct the year")


def _texts(edition: Edition) -> dict[str, str]:
    return {segment.id: edition.document.text(segment) for segment in edition.document.segments}
