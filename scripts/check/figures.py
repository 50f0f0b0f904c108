"""The check of the figures: what a row says is what its quotations and its sentence say.

For each field there are two witnesses: the words of the quotations, and how the outline reads
the sentence (scripts.draft.candidates). Where they differ the text leaves room, and the editor
decides; what neither says is an error. A longer quotation, with the year or the 预计 that
governs the number, is evidence too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from scripts.chinese.characters import plain
from scripts.chinese.numerals import NUMERAL, chinese, english, listed
from scripts.chinese.quantities import quantities
from scripts.chinese.typeset import CHINESE
from scripts.draft.candidates import FigureCandidate, candidates
from scripts.draft.roles import roles
from scripts.model.edition import Edition
from scripts.model.problem import Problem, Problems
from scripts.model.rows import KINDS, QUALIFIERS, SUBJECTS, UNITS, Figure

_FALL_ZH = re.compile(r"下降|降低|减少")
_FALL_EN = re.compile(
    r"\b(fall|falls|fell|fallen|falling|lower\w*|shr[aiu]nk\w*|cut|cuts|cutting|down|"
    r"(?:declin|decreas|reduc|dropp?|slash|trimm?|contract)\w*)\b"
)
_YEAR = re.compile(r"([12]\d{3})年")
# The words by which a quotation itself says what kind its figure is.
_KIND_WORDS = {
    "estimate": re.compile("预计|有望"),
    "outcome": re.compile("已|完成|实现|达到|同比"),
    "target": re.compile("预期|力争|确保|目标|要"),
    "goal": re.compile("力争|目标|到20"),
}
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
# The same of a qualifier; the English words stand by themselves.
QUALIFIER_WORDS = {
    "about": ("约|左右", "about|around|roughly|approximately"),
    "over": ("超过", r"over|above|more than(?! (?:in|the|last)\b)|(?:exceed|surpass|topp)\w*"),
    "near": ("接近", r"nearly|almost|close to|approach\w*"),
    "least": (
        "以上|不低于|至少",
        "at least|(?:no|not) (?:less|lower|fewer) than|or (?:above|more)",
    ),
    "most": (
        "以内|以下|不超过",
        "at most|(?:no|not) (?:more|higher) than|within|under|or (?:below|less)",
    ),
}


def figures(edition: Edition) -> Problems:
    """Each row of the figures against its quotations and its sentence, in both languages."""
    path, said = edition.layers.figures_path, _said(edition)
    subjects = (*SUBJECTS, *(group.id for group in edition.meta.subjects))

    @cache
    def read() -> list[FigureCandidate]:
        return candidates(edition.document, roles(edition.document))[0]

    for figure in edition.layers.figures:
        if figure.subject not in subjects:
            finding = f"subject is {figure.subject!r}, expected one of {', '.join(subjects)}"
            action = f"use one of them, or add it to [[subjects]] of {edition.meta.path}"
            yield Problem(path, figure.line, figure.segment, finding, action)
        found = list(_figure(figure, said.get(figure.segment), None))
        if found:  # the words alone say something else
            found = list(_figure(figure, said.get(figure.segment), _candidate(figure, read())))
        for finding, action in found:
            yield Problem(path, figure.line, figure.segment, finding, action)


def _candidate(figure: Figure, found: list[FigureCandidate]) -> FigureCandidate | None:
    """How the outline reads the figure that a row quotes; None where it sees none."""
    zh = figure.quote.zh
    alike = [
        one
        for one in found
        if one.segment == figure.segment and zh and (one.text in zh or zh in one.text)
    ]
    same = (one for one in alike if one.quantity.value == figure.value)
    return next(same, alike[0] if alike else None)


@dataclass(frozen=True, slots=True)
class _Said:
    """What a segment says that bears on its figures."""

    text: str
    years: tuple[int, ...]
    kind: str


def _said(edition: Edition) -> dict[str, _Said]:
    """For each segment: its text, the years that govern it, and the kind of its figures.

    The year named last holds until another is named (预期2018年 for all that follows). Before
    the first one it is that of the meeting, or one of its neighbors.
    """
    found: dict[str, _Said] = {}
    year = edition.meta.date.year
    years: tuple[int, ...] = (year - 1, year, year + 1)
    kinds = {section.id: section.figures for section in edition.meta.sections}
    for section in edition.document.sections:
        for segment in section.segments:
            text = edition.document.text(segment)
            years = tuple(map(int, _YEAR.findall(plain(text)))) or years
            kind = "estimate" if "预计" in text else kinds.get(section.id, "")
            found[segment.id] = _Said(text, years, kind)
    return found


Found = Iterator[tuple[str, str]]  # what is wrong with a row, and what to do


def _figure(figure: Figure, said: _Said | None, read: FigureCandidate | None) -> Found:
    lists = {"qualifier": QUALIFIERS, "kind": KINDS}
    for field, known in lists.items():
        if getattr(figure, field) not in known:
            value = getattr(figure, field)
            yield f"{field} is {value!r}, expected one of {', '.join(known)}", "use one of them"
    if not figure.indicator.zh or not figure.indicator.en or CHINESE.search(figure.indicator.en):
        yield "the indicator is not named in both languages", "write it"
    if any(quantity.upper is not None for quantity in quantities(figure.quote.zh)):
        action = "give it a row in numerals.tsv instead, with the reason: range"
        yield f"quotes a range, “{figure.quote.zh}”, and a row holds one value", action
    yield from _value(figure, read)
    yield from _unit(figure, read)
    if said is not None:
        yield from _qualifier(figure, said, read)
        yield from _context(figure, said, read)


def _value(figure: Figure, read: FigureCandidate | None) -> Found:
    """The number, and whether it is a fall."""
    zh, en = figure.quote.zh, figure.quote.en
    agrees = read is not None and read.quantity.value == figure.value
    for lang, quote, numbers in (("zh", zh, chinese(zh)), ("en", en, english(en))):
        spelled = agrees and (lang == "zh" or not any(number.exact for number in numbers))
        if quote and not spelled and abs(figure.value) not in [n.value for n in numbers]:
            found = f"value is {figure.value}, the {lang} quote has {listed(numbers)}"
            yield found, "correct the value or the quote"
    down = figure.value < 0
    falls_zh = down if agrees else bool(_FALL_ZH.search(zh))
    falls_en = bool(_FALL_EN.search(en)) if en else down
    if agrees and not down:
        falls_en = False  # what fell to a level is no fall
    if (falls_zh, falls_en) != (down, down):
        yield f"value is {figure.value}, the quotes are “{zh}” and “{en}”", "correct the sign"


def _unit(figure: Figure, read: FigureCandidate | None) -> Found:
    """A named unit has its words in the quotations; any other is a word of the Chinese one.

    Where the Chinese leaves the unit out (消费8791万), the editor names it.
    """
    unit, zh, en = figure.unit, figure.quote.zh, figure.quote.en
    words = UNIT_WORDS.get(unit)
    agrees = bool(unit) and read is not None and read.quantity.unit in (unit, "")
    measure = unit.isalpha() and unit in zh and not NUMERAL.fullmatch(unit)
    if words is None and not measure and not agrees:
        finding = f"unit is {unit!r}, expected one of {', '.join(UNITS)}, or a word of “{zh}”"
        yield finding, "use one of them"
    for lang, quote, word in zip(("zh", "en"), (plain(zh), en), words or (), strict=False):
        if quote and not re.search(word, quote) and not (agrees and lang == "zh"):
            yield f"unit is {unit}, the {lang} quote has no “{word}”", "correct the unit"


def _qualifier(figure: Figure, said: _Said, read: FigureCandidate | None) -> Found:
    """After 分别 a qualifier at the end of the list holds for each of its numbers."""
    zh, en = figure.quote.zh, figure.quote.en
    rest = said.text.partition(zh)[2] if "分别" in said.text else ""
    for lang, quote, text in (("zh", zh, zh + rest), ("en", en, en)):
        found = _qualifier_of(text, lang)
        agrees = lang == "zh" and read is not None and read.quantity.qualifier == figure.qualifier
        if quote and figure.qualifier != found and not agrees:
            finding = f"qualifier is {figure.qualifier}, the {lang} quote says {found}"
            yield finding, "correct it"


def _qualifier_of(text: str, lang: str) -> str:
    for name, (zh, en) in QUALIFIER_WORDS.items():
        if re.search(zh if lang == "zh" else rf"\b(?:{en})\b", text):
            return name
    return "none"


def _context(figure: Figure, said: _Said, read: FigureCandidate | None) -> Found:
    """The year and the kind, which the sentence gives, or what stands before it."""
    zh = plain(figure.quote.zh)
    years = {*said.years, *map(int, _YEAR.findall(zh)), *([read.year] if read else ())}
    if figure.year not in years:
        listing = ", ".join(map(str, said.years)) or "no year"
        yield f"year is {figure.year}, the text is on {listing}", "correct the year"
    kinds = {said.kind, *([read.kind] if read else ())}
    kinds |= {kind for kind, words in _KIND_WORDS.items() if read and words.search(zh)}
    if figure.kind not in kinds:
        finding = f"kind is {figure.kind}, the text states {said.kind or 'no figures'}"
        yield finding, "correct the kind"
