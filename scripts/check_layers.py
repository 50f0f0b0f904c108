"""The checks of the glossary and of the layers: figures, milestones, notes, numerals."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from scripts.edition import (
    CATEGORIES,
    CONFIDENCES,
    KINDS,
    LANES,
    NOTE_KINDS,
    QUALIFIERS,
    SUBJECTS,
    UNITS,
    Edition,
    Figure,
    Milestone,
    Note,
)
from scripts.folding import plain
from scripts.model import Problem, Problems
from scripts.numerals import NUMERAL, chinese, english, listed
from scripts.terms import NONE
from scripts.typeset import HAN

_FALL_ZH = re.compile(r"下降|降低|减少")
_FALL_EN = re.compile(r"\b(fall|falls|fell|fallen|declined?|decreased?|lower)\b")
_NOTE_ID = re.compile(r"[a-z]+(-[a-z0-9]+)*")
_YEAR = re.compile(r"([12]\d{3})年")
# The words that a named unit has in a quotation, in Chinese and in English: patterns.
UNIT_WORDS = {
    "%": ("%", "percent"),
    "CNY": ("元", "yuan"),
    "villages": ("行政村", "administrative villages"),
    "projects": ("项目", "projects"),
    "centers": ("中心", "centers"),
    "tier": ("梯队", "tier"),
    "points": ("百分点", "percentage points?"),
    "‰": ("‰", "‰|per thousand"),
    "USD": ("美元", r"US dollars?|US\$"),
    "EUR": ("欧元", "euros?"),
    "JPY": ("日元", "yen"),
    "HKD": ("港[元币]", r"Hong Kong dollars?|HK\$"),
    "GBP": ("英镑", "pounds?"),
    "km": ("公里|千米", "kilometers?|km"),
    "km²": ("平方(?:公里|千米)", "square kilometers?|km²"),
    "m²": ("平方米", "square meters?|m²"),
    "m³": ("立方米", "cubic meters?|m³"),
}
QUALIFIER_WORDS = {
    "about": (re.compile("约|左右"), re.compile(r"\b(about|around)\b")),
    "over": (re.compile("超过"), re.compile(r"\b(over|exceed(ed)?|more than)\b")),
    "near": (re.compile("接近"), re.compile(r"\bnearly\b")),
    "least": (re.compile("以上|不低于|至少"), re.compile(r"\b(at least|or above)\b")),
}


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
    rows: list[tuple[str, Figure | Milestone | Note]] = []
    rows += [(layers.notes_path, note) for note in layers.notes]
    rows += [(layers.figures_path, figure) for figure in layers.figures]
    rows += [(layers.milestones_path, milestone) for milestone in layers.milestones]
    for path, row in rows:
        if row.segment not in texts:
            yield Problem(path, row.line, row.segment, "is not a segment", "correct the id")
            continue
        entry = entries_by_id[row.segment]
        for quote, text in ((row.quote.zh, texts[row.segment]), (row.quote.en, entry.en)):
            if text and (not quote or quote not in text):
                finding = f"quotes “{quote}”, which does not occur in “{text}”"
                yield Problem(path, row.line, row.segment, finding, "quote the text as it stands")


def figures(edition: Edition) -> Problems:
    """What a figure's row says is what its quotations and its sentence say, in both languages."""
    path, said = edition.layers.figures_path, _said(edition)
    subjects = (*SUBJECTS, *(group.id for group in edition.meta.subjects))
    for figure in edition.layers.figures:
        if figure.subject not in subjects:
            finding = f"subject is {figure.subject!r}, expected one of {', '.join(subjects)}"
            action = f"use one of them, or add it to [[subjects]] of {edition.meta.path}"
            yield Problem(path, figure.line, figure.segment, finding, action)
        for finding, action in _figure(figure, said.get(figure.segment)):
            yield Problem(path, figure.line, figure.segment, finding, action)


@dataclass(frozen=True, slots=True)
class _Said:
    """What a segment says that bears on its figures."""

    text: str
    years: tuple[Decimal, ...]
    kind: str


def _said(edition: Edition) -> dict[str, _Said]:
    """For each segment: its text, the years that govern it, and the kind of its figures.

    The year named last holds until another is named (预期2018年 for all that follows).
    """
    found: dict[str, _Said] = {}
    years: tuple[Decimal, ...] = ()
    kinds = {section.id: section.figures for section in edition.meta.sections}
    for section in edition.document.sections:
        for segment in section.segments:
            text = edition.document.text(segment)
            years = tuple(Decimal(year) for year in _YEAR.findall(text)) or years
            kind = "estimate" if "预计" in text else kinds.get(section.id, "")
            found[segment.id] = _Said(text, years, kind)
    return found


def _figure(figure: Figure, said: _Said | None) -> Iterator[tuple[str, str]]:
    """What is wrong with one row: the finding, and what to do."""
    lists = {"qualifier": QUALIFIERS, "kind": KINDS}
    for field, known in lists.items():
        if getattr(figure, field) not in known:
            value = getattr(figure, field)
            yield f"{field} is {value!r}, expected one of {', '.join(known)}", "use one of them"
    if not figure.indicator.zh or not figure.indicator.en or HAN.search(figure.indicator.en):
        yield "the indicator is not named in both languages", "write it"
    zh, en = figure.quote.zh, figure.quote.en
    for lang, numbers in (("zh", chinese(zh)), ("en", english(en)))[: 2 if en else 1]:
        if not any(number.value == abs(figure.value) for number in numbers):
            found = f"value is {figure.value}, the {lang} quote has {listed(numbers)}"
            yield found, "correct the value or the quote"
    falls = [bool(_FALL_ZH.search(zh)), bool(_FALL_EN.search(en)) if en else figure.value < 0]
    if falls != [figure.value < 0] * 2:
        yield f"value is {figure.value}, the quotes are “{zh}” and “{en}”", "correct the sign"
    yield from _unit(figure)
    if said is None:
        return
    rest = said.text.partition(zh)[2] if "分别" in said.text else ""
    for lang, found in (("zh", _qualifier(zh + rest, 0)), ("en", _qualifier(en, 1))):
        if figure.qualifier != found and (en or lang == "zh"):
            yield f"qualifier is {figure.qualifier}, the {lang} quote says {found}", "correct it"
    if figure.year not in said.years:
        years = ", ".join(map(str, said.years)) or "no year"
        yield f"year is {figure.year}, the text is on {years}", "correct the year"
    if figure.kind != said.kind:
        yield (
            f"kind is {figure.kind}, the text states {said.kind or 'no figures'}",
            "correct the kind",
        )


def _unit(figure: Figure) -> Iterator[tuple[str, str]]:
    """A named unit has its words in the quotations; any other is a word of the Chinese one."""
    unit, zh, en = figure.unit, figure.quote.zh, figure.quote.en
    words = UNIT_WORDS.get(unit)
    if words is None and not (unit.isalpha() and unit in zh and not NUMERAL.fullmatch(unit)):
        finding = f"unit is {unit!r}, expected one of {', '.join(UNITS)}, or a word of “{zh}”"
        yield finding, "use one of them"
    for lang, quote, word in zip(("zh", "en"), (plain(zh), en), words or (), strict=False):
        if quote and not re.search(word, quote):
            yield f"unit is {unit}, the {lang} quote has no “{word}”", "correct the unit"


def _qualifier(quote: str, lang: int) -> str:
    """The qualifier that a quotation's words give."""
    return next(
        (name for name, words in QUALIFIER_WORDS.items() if words[lang].search(quote)), "none"
    )


def milestones(edition: Edition) -> Problems:
    """A milestone's year is one that its sentence names."""
    path, texts = edition.layers.milestones_path, _texts(edition)
    lanes = (*LANES, *(group.id for group in edition.meta.lanes))
    for milestone in edition.layers.milestones:
        years = [number.value for number in chinese(texts.get(milestone.segment, ""))]
        if milestone.segment in texts and milestone.year not in years:
            finding = f"year is {milestone.year}, which “{texts[milestone.segment]}” does not name"
            yield Problem(path, milestone.line, milestone.segment, finding, "correct the year")
        if milestone.lane not in lanes:
            finding = f"lane is {milestone.lane!r}, expected one of {', '.join(lanes)}"
            action = f"use one of them, or add it to [[lanes]] of {edition.meta.path}"
            yield Problem(path, milestone.line, milestone.segment, finding, action)


def notes(edition: Edition) -> Problems:
    """Each note has its own id, a known kind, both languages and, if the editor's, a source."""
    path, found = edition.layers.notes_path, edition.layers.notes
    counts = Counter(note.id for note in found)
    for note in found:
        if counts[note.id] > 1 or not _NOTE_ID.fullmatch(note.id):
            finding = f"note id {note.id!r} is not a word of its own"
            yield Problem(path, note.line, note.segment, finding, "use a–z and -, each id once")
        if note.kind not in NOTE_KINDS:
            finding = f"kind is {note.kind!r}, expected one of {', '.join(NOTE_KINDS)}"
            yield Problem(path, note.line, note.segment, finding, "use one of them")
        if not note.text.zh or not note.text.en:
            yield Problem(path, note.line, note.segment, "a language is missing", "write the note")
        if not note.source:
            action = f"give it, or write {NONE}"
            yield Problem(path, note.line, note.segment, "the source is empty", action)
        if note.kind == "editor" and note.source == NONE:
            finding = "an editor's note has no source"
            yield Problem(path, note.line, note.segment, finding, "give one, or drop the note")


def numerals(edition: Edition) -> Problems:
    """Every numeral of the source stands in a figure, in numerals.tsv, or in a marker."""
    layers, texts = edition.layers, _texts(edition)
    for row in layers.numerals:
        if row.quote not in texts.get(row.segment, "") or not row.quote:
            finding = f"quotes “{row.quote}”, which does not occur there"
            action = "quote the text as it stands, or drop the row"
            yield Problem(layers.numerals_path, row.line, row.segment, finding, action, True)
        if not row.reason:
            action = "say why it is no figure"
            yield Problem(layers.numerals_path, row.line, row.segment, "has no reason", action)
    rows = [(figure.segment, figure.quote.zh) for figure in layers.figures]
    rows += [(row.segment, row.quote) for row in layers.numerals]
    for segment in edition.document.segments:
        left = texts[segment.id]
        for _, quote in sorted((row for row in rows if row[0] == segment.id), key=_longest):
            left = left.replace(quote, "□" * len(quote))
        for match in NUMERAL.finditer(left):
            around = texts[segment.id][max(0, match.start() - 4) : match.end() + 4]
            finding = f"“{match[0]}” in “…{around}…” is in no row"
            action = f"add it to {layers.figures_path}, or to {layers.numerals_path} with a reason"
            line = edition.document.source.line_of(segment.span.start)
            source = edition.document.source.path
            yield Problem(source, line, segment.id, finding, action, warning=True)


def _longest(row: tuple[str, str]) -> int:
    return -len(row[1])


def _texts(edition: Edition) -> dict[str, str]:
    return {segment.id: edition.document.text(segment) for segment in edition.document.segments}
