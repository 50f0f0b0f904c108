"""The checks of the glossary and of the layers; scripts.check.figures has that of the figures."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection
from functools import partial

from scripts.chinese.numerals import NUMERAL
from scripts.model.edition import Edition
from scripts.model.problem import Problem, Problems
from scripts.model.rows import CATEGORIES, CONFIDENCES, LANES, NONE, NOTE_KINDS
from scripts.translate.numbers import chinese

_NOTE_ID = re.compile(r"[a-z]+(-[a-z0-9]+)*")
_TERM_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def expected_one(value: str, known: Collection[str]) -> str:
    """What is found and expected of a value that is none of the known ones; empty for one."""
    return "" if value in known else f"{value!r}, expected one of {', '.join(known)}"


def glossary(edition: Edition) -> Problems:
    """Each term stands once, in both languages, with an id, a known category and confidence."""
    terms = edition.glossary.terms
    counts, ids = Counter(term.zh for term in terms), Counter(term.id for term in terms)
    free = 1 + max((int(id) for id in ids if id.isdecimal()), default=0)
    for term in terms:
        problem = partial(Problem, edition.glossary.path, term.line, term.zh or term.en)
        if not term.zh or not term.en:
            yield problem("lacks its Chinese or English", "write it")
        if ids[term.id] > 1 or not _TERM_ID.fullmatch(term.id):
            finding = f"id is {term.id!r}, expected one of a–z, 0–9 and - that no other row has"
            yield problem(finding, f"write {free}, or a word, for a new term")
        if counts[term.zh] > 1:
            yield problem(f"stands {counts[term.zh]} times, expected once", "keep one of the rows")
        for value, known in ((term.category, CATEGORIES), (term.confidence, CONFIDENCES)):
            if fault := expected_one(value, known):
                yield problem(f"found {fault}", "use one of them")
    for id, row in edition.glossary.chinese.items():
        if id not in ids:
            finding = "is the id of no term"
            yield Problem("seeds/terms.zh.tsv", row.line, id, finding, "correct it", warning=True)


def quotes(edition: Edition) -> Problems:
    """Each row of a layer quotes a segment that exists, in the words that stand there."""
    layers, entries = edition.layers, edition.catalog.by_id()
    rows = [(layers.notes_path, row.line, row.segment, row.quote) for row in layers.notes]
    rows += [(layers.figures_path, row.line, row.segment, row.quote) for row in layers.figures]
    rows += [(layers.milestones_path, m.line, m.segment, m.quote) for m in layers.milestones]
    for path, line, segment, quote in rows:
        problem, entry = partial(Problem, path, line, segment), entries.get(segment)
        if entry is None:
            yield problem("is not a segment", "correct the id")
            continue
        for words, text in ((quote.zh, entry.zh), (quote.en, entry.en)):
            if text and (not words or words not in text):
                finding = f"quotes “{words}”, which does not occur in “{text}”"
                yield problem(finding, "quote the text as it stands")


def milestones(edition: Edition) -> Problems:
    """A milestone's year is one that its sentence names."""
    texts, lanes = edition.document.texts(), (*LANES, *(lane.id for lane in edition.meta.lanes))
    for row in edition.layers.milestones:
        problem = partial(Problem, edition.layers.milestones_path, row.line, row.segment)
        text = texts.get(row.segment)
        if text is not None and row.year not in [number.value for number in chinese(text)]:
            yield problem(f"year is {row.year}, which “{text}” does not name", "correct the year")
        if fault := expected_one(row.lane, lanes):
            action = f"use one of them, or add it to [[lanes]] of {edition.meta.path}"
            yield problem(f"lane is {fault}", action)


def notes(edition: Edition) -> Problems:
    """Each note has its own id, a known kind, both languages and, if the editor's, a source."""
    counts = Counter(note.id for note in edition.layers.notes)
    for note in edition.layers.notes:
        problem = partial(Problem, edition.layers.notes_path, note.line, note.segment)
        if counts[note.id] > 1 or not _NOTE_ID.fullmatch(note.id):
            finding = f"note id {note.id!r} is not a word of its own"
            yield problem(finding, "use a–z and -, each id once")
        if fault := expected_one(note.kind, NOTE_KINDS):
            yield problem(f"kind is {fault}", "use one of them")
        if not note.text.zh or not note.text.en:
            yield problem("a language is missing", "write the note")
        if not note.source:
            yield problem("the source is empty", f"give it, or write {NONE}")
        if note.kind == "editor" and note.source == NONE:
            yield problem("an editor's note has no source", "give one, or drop the note")


def numerals(edition: Edition) -> Problems:
    """Every numeral of the source stands in a figure, in numerals.tsv, or in a marker."""
    document, layers, texts = edition.document, edition.layers, edition.document.texts()
    for row in layers.numerals:
        problem = partial(Problem, layers.numerals_path, row.line, row.segment)
        if row.quote not in texts.get(row.segment, "") or not row.quote:
            finding = f"quotes “{row.quote}”, which does not occur there"
            yield problem(finding, "quote the text as it stands, or drop the row", warning=True)
        if not row.reason:
            yield problem("has no reason", "say why it is no figure")
    accounted: dict[str, list[str]] = defaultdict(list)
    for figure in layers.figures:
        accounted[figure.segment].append(figure.quote.zh)
    for row in layers.numerals:
        accounted[row.segment].append(row.quote)
    action = f"add it to {layers.figures_path}, or to {layers.numerals_path} with a reason"
    for segment in document.segments:
        text = left = texts[segment.id]
        for quote in sorted(accounted[segment.id], key=len, reverse=True):
            left = left.replace(quote, "□" * len(quote))
        for match in NUMERAL.finditer(left):
            around = text[max(0, match.start() - 4) : match.end() + 4]
            finding = f"“{match[0]}” in “…{around}…” is in no row"
            line = document.line_of(segment)
            yield Problem(document.source.path, line, segment.id, finding, action, warning=True)
