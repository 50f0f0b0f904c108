"""The checks of the glossary and of the layers; scripts.check.figures has that of the figures."""

import re
from collections import Counter, defaultdict
from functools import partial

from scripts.chinese.difference import nearest
from scripts.chinese.numerals import NUMERAL
from scripts.model.edition import Edition
from scripts.model.problem import Problem, Problems
from scripts.model.rows import GAP, LANES, NONE, Phrase, expected_one
from scripts.translate.numbers import chinese

_TERM_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def glossary(edition: Edition) -> Problems:
    """Each term has an id of its own, and stands once; what could not be read is told."""
    terms = edition.glossary.terms
    counts, ids = Counter(term.zh for term in terms), Counter(term.id for term in terms)
    free = 1 + max((int(id) for id in ids if id.isdecimal()), default=0)
    yield from edition.glossary.faults
    for term in terms:
        problem = partial(Problem, edition.glossary.path, term.line, term.zh)
        if ids[term.id] > 1 or not _TERM_ID.fullmatch(term.id):
            finding = f"id is {term.id!r}, expected one of a–z, 0–9 and - that no other row has"
            yield problem(finding, f"write {free}, or a word, for a new term")
        if counts[term.zh] > 1:
            finding = f"stands {counts[term.zh]} times, expected once"
            yield problem(finding, "keep one of the rows", warning=True)
    for id, row in edition.glossary.chinese.items():
        if id not in ids:
            finding = "is the id of no term"
            yield Problem("seeds/terms.zh.tsv", row.line, id, finding, "correct it", warning=True)


def quotes(edition: Edition) -> Problems:
    """Each row of a layer quotes a segment that exists, in the words that stand there."""
    entries = edition.catalog.by_id()
    for path, row in edition.layers.rows():
        problem, entry = partial(Problem, path, row.line, row.segment), entries.get(row.segment)
        if entry is None:
            yield problem("is not a segment", "correct the id")
            continue
        quoted = (row.quote,) if isinstance(row.quote, str) else (row.quote.zh, row.quote.en)
        sides = zip(quoted, (entry.zh, entry.en), strict=False)
        optional = isinstance(row, Phrase)
        for words, text in ((words, text) for quote, text in sides for words in quote.split(GAP)):
            if text and not (optional if not words else words in text):
                there = f"; the nearest there is “{like}”" if (like := nearest(words, text)) else ""
                finding = f"quotes “{words}”, which does not occur in its sentence{there}"
                yield problem(finding, "quote the text as it stands")


def milestones(edition: Edition) -> Problems:
    """A milestone's year is one that its sentence names."""
    texts, lanes = edition.document.texts(), (*LANES, *(lane.id for lane in edition.meta.lanes))
    for row in edition.layers.milestones:
        problem = partial(Problem, edition.layers.path("milestones"), row.line, row.segment)
        text = texts.get(row.segment)
        if text is not None and row.year not in [number.value for number in chinese(text)]:
            yield problem(f"year is {row.year}, which “{text}” does not name", "correct the year")
        if fault := expected_one("lane", row.lane, lanes):
            yield problem(fault, f"use one of them, or add it to [[lanes]] of {edition.meta.path}")


def notes(edition: Edition) -> Problems:
    """Each note has an id of its own and, if it is the editor's, a source."""
    told: set[str] = set()
    for note in edition.layers.notes:
        problem = partial(Problem, edition.layers.path("notes"), note.line, note.segment)
        if note.id in told:
            yield problem(f"note id {note.id!r} is that of another note", "give it its own")
        told.add(note.id)
        if note.kind == "editor" and note.source == NONE:
            yield problem("an editor's note has no source", "give one, or drop the note")


def numerals(edition: Edition) -> Problems:
    """Every numeral of the source stands in a figure, in numerals.tsv, or in a marker."""
    document, layers, texts = edition.document, edition.layers, edition.document.texts()
    accounted: dict[str, list[str]] = defaultdict(list)
    for figure in layers.figures:
        accounted[figure.segment].append(figure.quote.zh)
    for row in layers.numerals:
        accounted[row.segment].append(row.quote)
    action = f"add it to {layers.path('figures')}, or to {layers.path('numerals')} with a reason"
    for segment in document.segments:
        text = left = texts[segment.id]
        for quote in sorted(accounted[segment.id], key=len, reverse=True):
            left = left.replace(quote, "□" * len(quote))
        for match in NUMERAL.finditer(left):
            around = text[max(0, match.start() - 4) : match.end() + 4]
            finding = f"“{match[0]}” in “…{around}…” is in no row"
            line = document.line_of(segment)
            yield Problem(document.source.path, line, segment.id, finding, action, warning=True)
