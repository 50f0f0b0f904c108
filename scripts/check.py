"""The checks: small functions from an edition to the problems they find.

A check never raises and never stops at the first finding; ``build`` decides what follows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from decimal import Decimal

from scripts.catalog import HEADER, contexts
from scripts.check_layers import figures, glossary, milestones, notes, numerals, quotes
from scripts.check_report import pages, structure, titles
from scripts.model import Edition, Number, Problem, Problems
from scripts.numerals import chinese, english, listed, mismatch
from scripts.terms import occurrences, rendered
from scripts.typeset import HAN


def lossless(edition: Edition) -> Problems:
    """The leaves, one after the other, are the source."""
    document = edition.document
    position = 0
    for leaf in document.leaves():
        if leaf.start != position:
            finding = f"characters {position} to {leaf.start} belong to no leaf, or to two"
            line = document.source.line_of(position)
            yield Problem(document.source.path, line, "source", finding, "correct the parser")
        position = leaf.end
    if position != len(document.source.text):
        finding = f"the tree ends at {position}, the file at {len(document.source.text)}"
        yield Problem(document.source.path, 1, "source", finding, "correct the parser")


def header(edition: Edition) -> Problems:
    """The catalog says what it is, so that every PO tool reads it alike."""
    catalog = edition.catalog
    expected = {"Project-Id-Version": edition.meta.id, **HEADER}
    for field, value in expected.items():
        found = catalog.header.get(field, "nothing")
        if found != value:
            finding = f"{field} is {found}, expected {value}"
            yield Problem(catalog.path, 1, "header", finding, "restore the header")


def entries(edition: Edition) -> Problems:
    """The catalog has one entry for each segment, and its Chinese is the source's."""
    catalog, document = edition.catalog, edition.document
    counts = Counter(entry.id for entry in catalog.entries)
    known = {segment.id for segment in document.segments}
    for entry in catalog.entries:
        if entry.id not in known:
            finding = "is not a segment of the source"
            action = "run make sync, or correct the msgctxt"
            yield Problem(catalog.path, entry.line, entry.id, finding, action)
        elif counts[entry.id] > 1:
            finding = (
                f"has {counts[entry.id]} entries, expected 1; this one is of {entry.context!r}"
            )
            yield Problem(
                catalog.path,
                entry.line,
                entry.id,
                finding,
                "keep one, correct the msgctxt of the other",
            )
    notes = contexts(document)
    for segment, found in edition.rows():
        line = document.source.line_of(segment.span.start)
        if found is None:
            finding = f"has no entry in {catalog.path}"
            yield Problem(
                document.source.path, line, segment.id, finding, "run make sync and translate it"
            )
            continue
        zh = document.text(segment)
        if found.zh != zh:
            finding = f"msgid differs from the source: {_difference(found.zh, zh)}"
            action = "if the source is right, run make sync and review the translation"
            yield Problem(catalog.path, found.line, segment.id, finding, action)
        if found.context != notes[segment.id]:
            finding = f"comment is {found.context!r}, expected {notes[segment.id]!r}"
            yield Problem(catalog.path, found.line, segment.id, finding, "run make sync")


def _difference(found: str, expected: str) -> str:
    """The first place where two texts part, with a little of what follows."""
    pairs = zip(found, expected, strict=False)
    shorter = min(len(found), len(expected))
    at = next((n for n, (a, b) in enumerate(pairs) if a != b), shorter)
    start = max(0, at - 4)
    return f"found “…{found[start : at + 8]}…”, expected “…{expected[start : at + 8]}…”"


def translated(edition: Edition) -> Problems:
    """Every segment has a current English text."""
    actions = {"untranslated": "write the msgstr", "stale": "review the msgstr, drop the fuzzy"}
    for entry in edition.catalog.entries:
        if entry.state != "translated":
            finding = f"is {entry.state}"
            yield Problem(edition.catalog.path, entry.line, entry.id, finding, actions[entry.state])


def chinese_left(edition: Edition) -> Problems:
    """No Chinese is left in the English."""
    for entry in edition.catalog.entries:
        if found := HAN.search(entry.en):
            finding = f"English has Chinese characters “{found[0]}”"
            yield Problem(edition.catalog.path, entry.line, entry.id, finding, "translate them")


def white_space(edition: Edition) -> Problems:
    """The English is one line without stray spaces."""
    for entry in edition.catalog.entries:
        if entry.en and entry.en != " ".join(entry.en.split()):
            finding = "English has a line break, a double space, or a space at either end"
            yield Problem(edition.catalog.path, entry.line, entry.id, finding, "remove it")


def numbers(edition: Edition) -> Problems:
    """Each number of the Chinese stands in the English, and no other.

    A day without a month (25日) takes the month named last before it (12月).
    """
    month: Decimal | None = None
    for segment, entry in edition.rows():
        zh, month = _dated(chinese(edition.document.text(segment)), month)
        if entry is None or not entry.en:
            continue
        en = english(entry.en)
        missing, extra = mismatch(zh, en)
        if missing or extra:
            finding = f"Chinese has {listed(missing)}, English has {listed(extra)}"
            yield Problem(
                edition.catalog.path, entry.line, segment.id, finding, "correct the msgstr"
            )
        elif "分别" in edition.document.text(segment) and _rates(zh) != _rates(en):
            finding = f"分别 gives {listed(_rates(zh))}, English gives {listed(_rates(en))}"
            yield Problem(edition.catalog.path, entry.line, segment.id, finding, "keep the order")


def _dated(found: list[Number], month: Decimal | None) -> tuple[list[Number], Decimal | None]:
    """The numbers with a month put before each day that lacks one."""
    dated: list[Number] = []
    for number in found:
        if number.unit == "month":
            month = number.value
        elif number.unit == "day" and month is not None and not _after_month(dated):
            dated.append(Number(month, "month"))
        dated.append(number)
    return dated, month


def _after_month(found: list[Number]) -> bool:
    return bool(found) and found[-1].unit == "month"


def _rates(found: list[Number]) -> list[Number]:
    return [number for number in found if number.unit == "%"]


def renderings(edition: Edition) -> Problems:
    """Where a glossary term occurs, the English has one of its renderings."""
    for segment, entry in edition.rows():
        if entry is None or not entry.en:
            continue
        zh = edition.document.text(segment)
        for term in {found.term for found in occurrences(edition.glossary.terms, zh)}:
            if not rendered(term, entry.en):
                finding = f"{term.zh} is not rendered as “{term.en}”"
                action = (
                    f"correct the msgstr, or accept its form in {edition.glossary.path}:{term.line}"
                )
                yield Problem(edition.catalog.path, entry.line, segment.id, finding, action)


CHECKS: tuple[Callable[[Edition], Problems], ...] = (
    lossless,
    structure,
    pages,
    titles,
    glossary,
    header,
    entries,
    translated,
    chinese_left,
    white_space,
    numbers,
    renderings,
    quotes,
    figures,
    milestones,
    notes,
    numerals,
)


def check(edition: Edition) -> list[Problem]:
    """Run all checks; the problems in order of file and line."""
    found = [problem for rule in CHECKS for problem in rule(edition)]
    return sorted(found, key=lambda problem: (problem.file, problem.line, problem.subject))
