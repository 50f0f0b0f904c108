"""The checks of the glossary and of the layers; scripts.check.figures has that of the figures."""

from __future__ import annotations

import re
from collections import Counter

from scripts.chinese.numerals import NUMERAL
from scripts.model.edition import Edition
from scripts.model.problem import Problem, Problems
from scripts.model.rows import (
    CATEGORIES,
    CONFIDENCES,
    LANES,
    NONE,
    NOTE_KINDS,
    Figure,
    Milestone,
    Note,
)
from scripts.translate.numbers import chinese

_NOTE_ID = re.compile(r"[a-z]+(-[a-z0-9]+)*")
_TERM_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def glossary(edition: Edition) -> Problems:
    """Each term stands once, in both languages, with an id, a known category and confidence."""
    path, terms = edition.glossary.path, edition.glossary.terms
    counts, ids = Counter(term.zh for term in terms), Counter(term.id for term in terms)
    free = 1 + max((int(id) for id in ids if id.isdecimal()), default=0)
    for term in terms:
        subject = term.zh or term.en
        if not term.zh or not term.en:
            yield Problem(path, term.line, subject, "lacks its Chinese or English", "write it")
        if ids[term.id] > 1 or not _TERM_ID.fullmatch(term.id):
            finding = f"id is {term.id!r}, expected one of a–z, 0–9 and - that no other row has"
            yield Problem(
                path, term.line, subject, finding, f"write {free}, or a word, for a new term"
            )
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
